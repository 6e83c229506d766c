import DrillEngine
import DrillText

/// A session file as it was read.
public struct StoredSession: Sendable {
  /// The path of the file.
  public let path: String
  /// What the session is.
  public let header: SessionHeader
  /// What the trainee did; empty in a summary.
  public let inputs: [TimedInput]
  /// How many outputs were stored; 0 in a summary.
  public let outputCount: Int
  /// The time of the last thing that was stored, in milliseconds since the session began; 0 in a summary.
  public let lastTime: Int
  /// The result, once the session is finished.
  public let seal: StoredRecord.Summary?
  /// The lines, from 1, that are no records; a torn last line is not among them.
  public let damagedLines: [Int]
  /// How many bytes hold whole lines.
  let wholeLength: Int

  /// The id, from the name of the file.
  public var id: String { Self.id(ofPath: path) }

  static func id(ofPath path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".jsonl") ? name.dropLast(".jsonl".count) : name)
  }

  /// Reads a session in full.
  static func load(path: String) throws(StoreError) -> StoredSession {
    try StoredSession(path: path, bytes: bytes(path), inFull: true)
  }

  /// Reads only what a session is and how it ended.
  static func summary(path: String) throws(StoreError) -> StoredSession {
    try StoredSession(path: path, bytes: bytes(path), inFull: false)
  }

  private static func bytes(_ path: String) throws(StoreError) -> [UInt8] {
    do throws(FileError) {
      return try Files.read(path)
    } catch {
      throw .unreadable(error)
    }
  }

  init(path: String, bytes: [UInt8], inFull: Bool) throws(StoreError) {
    self.path = path
    let newline = UInt8(ascii: "\n")
    // A line that was not written to its end has no line feed; what stands there was never confirmed.
    wholeLength = bytes.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let lines = bytes[..<wholeLength].split(separator: newline, omittingEmptySubsequences: false).dropLast()
    guard let first = lines.first, case .header(let header)? = StoredRecord(line: first) else {
      throw StoreError(
        .badData,
        Words(
          en: "\(path) is damaged: it does not begin with a session's header",
          zh: "\(path) 已损坏：开头不是训练记录的头信息"))
    }
    self.header = header
    var inputs: [TimedInput] = []
    var outputs = 0
    var time = 0
    var seal: StoredRecord.Summary?
    var damaged: [Int] = []
    if inFull {
      for (number, line) in lines.enumerated().dropFirst() {
        switch StoredRecord(line: line) {
        case .input(let timed)? where seal == nil:
          inputs.append(timed)
          time = max(time, timed.at)
        case .output(let at)? where seal == nil:
          outputs += 1
          time = max(time, at)
        case .seal(let summary)? where seal == nil: seal = summary
        case .header?, .input?, .output?, .seal?, nil: damaged.append(number + 1)
        }
      }
    } else if let last = lines.last, case .seal(let summary)? = StoredRecord(line: last) {
      seal = summary
    }
    self.inputs = inputs
    outputCount = outputs
    lastTime = time
    self.seal = seal
    damagedLines = damaged
  }

  /// An error that names the damaged lines, if there are any.
  public func checkUndamaged() throws(StoreError) {
    guard !damagedLines.isEmpty else { return }
    let list = damagedLines.prefix(8).map(String.init).joined(separator: ", ")
    throw StoreError(
      .badData,
      Words(
        en: "\(path) is damaged at line \(list); it was left as it is",
        zh: "\(path) 第 \(list) 行已损坏；文件保持原样"),
      advice: Words(
        en: "Lines may have been edited or lost. Begin the drill again with ‘drill play \(header.scenario)’.",
        zh: "可能被改动或丢失了内容。请用 drill play \(header.scenario) 重新开始。"))
  }
}
