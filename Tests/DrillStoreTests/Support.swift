@testable import DrillEngine
@testable import DrillScript
import DrillText

@testable import DrillStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that goes away with its owner.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/drill-store-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError.last("/tmp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  func write(_ text: String, to name: String) throws {
    let file = "\(path)/\(name)"
    try Files.makeFolder(Files.folder(of: file), mode: 0o700)
    try Files.put(Array(text.utf8), at: file, mode: 0o600)
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    if let handle = opendir(path) {
      var names: [String] = []
      while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(handle)
      for name in names { remove("\(path)/\(name)") }
    }
    rmdir(path)
  }
}

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

func header(
  _ id: String = "20260301-092000-deposit-abcde", trainee: String = "小林", mode: Mode = .practice
) -> SessionHeader {
  SessionHeader(
    session: id, engine: 1, scenario: "deposit", title: "入金“未到账”\n", language: .zh, channel: .phone,
    scenarioDigest: "a", rubric: "small", rubricDigest: "b",
    settings: Settings(mode: mode, seed: .max, pace: .fast, timeFactorPercent: 150, isTimed: false),
    trainee: trainee, started: "2026-03-01T09:20:00+08:00")
}

func card(_ tenths: Int) -> Scorecard {
  Scorecard(
    tenths: tenths, isPassed: tenths >= 800, passMark: 80,
    ending: .reached(Ending(name: "已解决", passes: true)),
    parts: [PartScore(part: .voices, weight: 25, earned: Fraction(7, 2), possible: Fraction(5))], bonus: 0,
    ledger: [
      LedgerLine(
        subject: .voice("greeting"), part: .voices, step: "story", call: 1, turn: 1, points: 1,
        credit: Fraction(1))
    ],
    deductions: [
      Deduction(
        cause: .rule("denial"), part: .conduct, turn: 2, step: "story", span: 1..<4, text: "不知道",
        clause: "P5.3", advice: "说能做什么。", points: Fraction(10, 3), tenthsWithout: 950)
    ], bonuses: [Merit(rule: "summary", turn: 3, span: 0..<2, points: 1)], fatalRules: [], turns: 3,
    callLengths: [1000], mood: 50, reopenings: 0)
}

/// Begins a session in a store with two small texts.
func begin(_ store: Store, _ header: SessionHeader, in folder: TemporaryFolder) throws -> SessionFile {
  try folder.write("scenario", to: "s.drill")
  try folder.write("rubric", to: "r.rubric")
  return try store.begin(
    header, scenario: LoadedText(path: "\(folder.path)/s.drill"),
    rubric: LoadedText(path: "\(folder.path)/r.rubric"))
}
