import DrillEngine
import DrillMatch
import DrillScript
import DrillText
import Testing

@testable import DrillGrade

/// Reads bytes as one whole value of JSON.
func read(_ bytes: [UInt8]) -> Result<JSONReader.Value, JSONProblem> {
  bytes.withUnsafeBufferPointer { bytes in
    var reader = JSONReader(bytes)
    do throws(JSONProblem) {
      reader.skipSpace()
      let value = try reader.value()
      try reader.end()
      return .success(value)
    } catch {
      return .failure(error)
    }
  }
}

/// The text of a string of JSON.
func text(of bytes: [UInt8]) throws -> String {
  let value = try read(bytes).get()
  try #require(value.kind == .string)
  let text = bytes.withUnsafeBufferPointer { JSONReader($0).text(of: value) }
  var room = bytes
  let inPlace = room.withUnsafeMutableBufferPointer { room in
    String(decoding: room[value.unescape(in: room)], as: UTF8.self)
  }
  #expect(inPlace == text)
  return text
}

/// A text as a string of JSON.
func written(_ text: String) -> [UInt8] {
  var output = OutputBuffer()
  JSONWriter.write(text, to: &output)
  return Array(output.bytes)
}

/// What became of a line.
enum LineResult: Hashable {
  case graded
  case blank
  case bad(LineProblem)
}

/// Grades one line.
func grade(_ line: [UInt8], language: Language? = nil) -> (result: LineResult, output: String) {
  var grader = Grader(Fixture.sources(language: language))
  let (problems, output) = grade(line, with: &grader)
  if let problem = problems.first { return (.bad(problem.problem), output) }
  return (output.isEmpty ? .blank : .graded, output)
}

func grade(_ line: String, language: Language? = nil) -> (result: LineResult, output: String) {
  grade(Array(line.utf8), language: language)
}

/// Grades a block of lines.
func grade(_ block: [UInt8], with grader: inout Grader) -> (problems: [Grader.BadLine], output: String) {
  var output = OutputBuffer()
  var problems: [Grader.BadLine] = []
  var room = block
  let lines = room.withUnsafeMutableBufferPointer {
    grader.grade($0, into: &output, problems: &problems)
  }
  let isOpen = block.last.map { $0 != 0x0A } ?? false
  #expect(lines == block.count { $0 == 0x0A } + (isOpen ? 1 : 0))
  return (problems, String(decoding: output.bytes, as: UTF8.self))
}

/// A generator whose numbers depend on its seed alone.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Any text: letters, marks that JSON escapes, control characters, all planes.
  mutating func text() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &self) {
      let value: UInt32 =
        switch Int.random(in: 0..<6, using: &self) {
        case 0: UInt32.random(in: 0...0x1F, using: &self)
        case 1:
          Array("\"\\/\u{7F}\u{85}\u{2028}\u{2029}\u{FEFF}".unicodeScalars).randomElement(using: &self)?.value
            ?? 0
        case 2: UInt32.random(in: 0x4E00...0x9FFF, using: &self)
        case 3: UInt32.random(in: 0x10000...0x10FFFF, using: &self)
        case 4: UInt32.random(in: 0x80...0xFFFF, using: &self)
        default: UInt32.random(in: 0x20...0x7E, using: &self)
        }
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }
}

/// A small rubric in two languages and a scenario on the phone.
enum Fixture {
  static func sources(language: Language? = nil) -> Grader.Sources {
    Grader.Sources(
      language: language,
      rules: { language in
        let rubric = language == .en ? english : chinese
        return GradeRules(matcher(rubric))
      },
      drill: { id, languages in
        switch id {
        case "call": languages.contains(.en) ? drill.map(Grader.Lookup.found) ?? .missing : .missing
        case "broken": .broken
        default: .missing
        }
      })
  }

  static func matcher(_ rubric: Rubric?) -> RuleMatcher {
    RuleMatcher(rules: rubric?.words.rules.map(\.match) ?? [], lists: rubric?.words.lists ?? PhraseLists())
  }

  static let drill: Drill? = english.flatMap { rubric in
    let reading = Scenario.read(SourceFile(path: "call.drill", text: call)) { _ in rubric }
    for diagnostic in reading.diagnostics {
      Issue.record("\(diagnostic.rendered(source: nil, language: .en))")
    }
    return reading.value.map { Drill(scenario: $0, rubric: rubric) }
  }

  static let english = rubric(
    "en", cue: "please | may I",
    rules: [
      ("voice greeting Greeting", "hello", "[Hello] there.", "Well."),
      ("voice apology Apology", "sorry", "I am [sorry].", "Well."),
      ("voice farewell Farewell", "goodbye", "[Goodbye].", "Well."),
      ("forbidden denial Denial", "no idea", "I have [no idea].", "An idea."),
      ("never-say abrupt Abrupt", "hurry up", "[Hurry up].", "Well."),
      ("courtesy slang Slang", "yeah", "[Yeah], right.", "Well."),
      ("red-line insult Insult", "idiot", "You [idiot].", "Well."),
    ])

  static let chinese = rubric(
    "zh", cue: "请 | 吗",
    rules: [
      ("voice greeting 问候声", "您好", "[您好]，李女士。", "是的。"),
      ("forbidden denial 否定语", "不知道", "我[不知道]。", "是的。"),
    ])

  private static func rubric(_ language: String, cue: String, rules: [(String, String, String, String)])
    -> Rubric?
  {
    var text = "# Small\nformat: 1\nid: small\nlanguage: \(language)\npass: 80\ncue: \(cue)\n"
    for (heading, say, right, wrong) in rules {
      text += "\n## \(heading)\nclause: P5.2\nadvice: Mind your words.\nsay: \(say)\n+ \(right)\n- \(wrong)\n"
    }
    let reading = Rubric.read(SourceFile(path: "small.rubric", text: text))
    for diagnostic in reading.diagnostics {
      Issue.record("\(diagnostic.rendered(source: nil, language: .en))")
    }
    return reading.value
  }

  private static let call = """
    # A call
    format: 1
    id: call
    language: en
    channel: phone
    profile: Ms. Li
    mood: 50
    rubric: small
    clauses: P5.2
    level: 1

    ## ring
    * The phone rings.
    ring: every 3s, gives up after 4 -> gone
    -> opening

    ## opening
    due: greeting
    limit: 20s
    + Hello.
    - What? =>
    -> story

    ## story
    Customer: My order is stuck.
    due: apology
    ask order (2): order number
    answer: It is 77.
    limit: 20s
    + I am sorry. What is your order number, please?
    - I have no idea. => denial
    -> choose

    ## choose
    Customer: What now?
    a) Nothing (0)
    b) Look it up (2)
    -> back-office

    ## back-office
    action: callback
    Customer: Yes?
    due: greeting, farewell
    limit: 20s
    + Hello again, goodbye.
    - Right. =>
    form Notes
    . order (1): 77
    end: helped pass

    ## gone
    * The caller has gone.
    end: missed fail

    """
}
