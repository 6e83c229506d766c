import DrillEngine
import DrillScript
import DrillText
import LibrarySupport

@testable import DrillSheets

/// A generator whose seed is printed with a failure, so that it can be had again.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Texts that formats stumble over.
enum Awkward {
  static let texts = [
    "", " ", "a,b", "say \"hi\"", "\"", "line\nbreak", "line\r\nbreak", "tab\tstop", "=1+1", "+1", "-1",
    "@SUM(A1)",
    "\t=1", "\r=1", "'=1", "''-x", "＝1", "plain 'quote'", "您好，“世界”。", "👩‍👩‍👧‍👦 e\u{301} ŉ", "\u{FEFF}mark",
    "a\u{0}b\u{1F}c\u{7F}d\u{FFFE}e", "_x0041_", "_x000", "]]>&amp;<b>", "\u{2028}", "trailing ", "007",
    "1e5",
    String(repeating: "长", count: 40_000),
  ]

  static func random(using generator: inout Seeded) -> String {
    let pieces = [
      "=", "+", "-", "@", "'", "\"", ",", "\r", "\n", "\t", " ", "a", "您", "1", "👍", ";", "\r\n", "＝",
    ]
    return (0..<Int.random(in: 0..<7, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }
}

/// A session of a shipped drill, played with the replies of a script.
struct Played {
  let drill: Drill
  let summary: SessionSummary
  let inputs: [TimedInput]
  let end: Int
  var sheet: SessionSheet {
    SheetMaker(drill: drill, clauses: ["P5.2": "The five voices"]).sheet(summary, inputs: inputs, until: end)
  }

  init(_ drill: Drill, replies: [String], mode: Mode = .practice, trainee: String = "小林") {
    self.drill = drill
    let settings = Settings(mode: mode, seed: 3)
    var session = Session(drill, settings: settings)
    var inputs: [TimedInput] = []
    var end = 0
    Rehearsal.run(ReplyScript.read(replies.joined(separator: "\n")), in: &session) { input, at, _ in
      end = at
      if let input { inputs.append(TimedInput(input, at: at)) }
    }
    self.inputs = inputs
    self.end = end
    let scenario = drill.scenario
    summary = SessionSummary(
      header: SessionHeader(
        session: "20260301-092000-\(scenario.id)-abcde", engine: Session.engineNumber, scenario: scenario.id,
        title: scenario.title, language: scenario.language, channel: scenario.channel, scenarioDigest: "a",
        rubric: scenario.rubric, rubricDigest: "b", settings: settings, trainee: trainee,
        started: "2026-03-01T09:20:00+08:00"), card: session.scorecard)
  }

  /// Model replies of a shipped drill with some of its bad ones among them.
  init(_ file: ShippedLibrary.File, seed: UInt64) throws {
    let drill = try ShippedLibrary.drill(file)
    var model = ModelTrainee(drill, choice: .numbered(Int(seed)), seed: 3)
    model.play()
    var generator = Seeded(seed)
    let bad = drill.scenario.steps.flatMap(\.badReplies).map(\.text)
    let replies = model.script.map { reply in
      reply.hasPrefix("/") || Int.random(in: 0..<10, using: &generator) < 6
        ? reply : bad.randomElement(using: &generator) ?? reply
    }
    self.init(drill, replies: replies, mode: seed % 2 == 0 ? .practice : .exam)
  }
}

/// Shipped drills with a few mixtures of replies each; the seed is the second value.
let mixtures = ShippedLibrary.scenarios.flatMap { file in (1...2).map { (file, UInt64($0)) } }
