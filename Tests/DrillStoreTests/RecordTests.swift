import DrillEngine
import DrillScript
import Testing

@testable import DrillStore

@Suite struct RecordTests {
  @Test func headersComeBack() {
    var header = header()
    #expect(StoredRecord(line: Record.header(header).line.utf8) == .header(header))
    #expect(!Record.header(header).line.contains("typingSpeed"))
    header.settings.typingSpeed = 33
    #expect(StoredRecord(line: Record.header(header).line.utf8) == .header(header))
  }

  @Test func sealsComeBack() throws {
    let seal = Seal(engine: 1, scenarioDigest: "a", rubricDigest: "b", digest: "c", scorecard: card(915))
    let line = Record.seal(seal, at: 5).line
    let stored = try #require(StoredRecord(line: line.utf8))
    guard case .seal(let summary) = stored else { return #expect(Bool(false), "\(line)") }
    #expect(summary.tenths == 915)
    #expect(summary.isPassed)
    #expect(summary.ending == "已解决")
    #expect(line.contains(#""earned":3.5,"possible":5"#))
    #expect(line.contains(#""points":3.3333,"scoreWithout":95.0"#))
    let result = StoredResult(try #require(Seal(line: line.utf8)).scorecard)
    #expect(result.tenths == 915 && result.isPassed)
    #expect(result.parts.map(\.earned) == [35_000])
    #expect(result.losses.map(\.points) == [33_333])
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func inputsComeBack(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<500 {
      let timed = TimedInput(Self.input(&random), at: Int.random(in: 0...1 << 40, using: &random))
      let line = Record.input(timed).line
      #expect(StoredRecord(line: line.utf8) == .input(timed), "seed \(seed): \(line)")
      #expect(!line.utf8.contains(0x0A))
    }
  }

  private static func text(_ random: inout Seeded) -> String {
    let letters: [Unicode.Scalar] = [
      "a", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "林", "😀",
      "\u{301}",
      "\u{FEFF}", "{", ",", "\u{10FFFF}",
    ]
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      view.append(letters[Int.random(in: letters.indices, using: &random)])
    }
    return String(view)
  }

  private static func input(_ random: inout Seeded) -> Input {
    switch Int.random(in: 0...10, using: &random) {
    case 0: .pickUp
    case 1: .typing
    case 2: .action(CallAction.allCases[Int.random(in: 0..<4, using: &random)])
    case 3: .choice(text(&random))
    case 4: .form((0..<Int.random(in: 0...4, using: &random)).map { _ in text(&random) })
    case 5: .pause
    case 6: .resume
    case 7: .reopened
    case 8: .stop
    default: .reply(text(&random))
    }
  }

  @Test(arguments: [
    "", "{", "[]", "null", "{}", #"{"type":"input","at":1}"#, #"{"type":"input","at":-1,"input":"pause"}"#,
    #"{"type":"input","at":1,"input":"reply"}"#, #"{"type":"input","at":1,"input":"reply","text":7}"#,
    #"{"type":"input","at":1,"input":"form","values":["a",1]}"#, #"{"type":"input","at":01,"input":"pause"}"#,
    #"{"type":"input","at":1,"input":"pause"}x"#, #"{"type":"input","at":1,"input":"pause",}"#,
    "{\"type\":\"input\",\"at\":1,\"input\":\"reply\",\"text\":\"a\tb\"}",
    #"{"type":"input","at":1,"input":"reply","text":"\ud800"}"#,
    #"{"type":"input","at":1,"input":"reply","text":"\q"}"#, #"{"type":"header","at":0,"format":2}"#,
    String(repeating: "[", count: 100_000),
  ])
  func refusesWhatIsNoRecord(line: String) {
    #expect(StoredRecord(line: line.utf8) == nil)
  }

  @Test func readsEscapesOfOtherWriters() {
    let line = #"{ "at" : 1e0, "type":"x" }"#
    #expect(JSON(parsing: Array(line.utf8))?["type"]?.string == "x")
    #expect(JSON(parsing: Array(#""\u006c\ud83d\ude00\/""#.utf8))?.string == "l😀/")
    #expect(JSON(parsing: [0x22, 0xFF, 0x22]) == nil)
  }
}
