import DrillEngine
import DrillText

/// What was found wrong with a session file, or is worth knowing about it.
public enum SessionProblem: Sendable, Hashable {
  /// It cannot be read at all.
  case unreadable(Words)
  /// Its name or folder is not that of its header.
  case misfiled
  /// Lines that are no records, or have no place where they stand; from 1.
  case damaged([Int])
  /// The first line, from 1, whose time lies before that of the line above it.
  case outOfOrder(Int)
  /// The bytes are not those that were sealed.
  case edited
  /// The seal names other texts or another engine than the header.
  case contradictory
  /// A text that was played is missing or changed.
  case text(Words)
  /// Playing the replies again gives another result: sealed and recomputed score and whether it was passed.
  case otherResult(sealed: String, recomputed: String)
  /// Playing the replies again does not come to an end.
  case endless
  /// A result under another rubric is not what it should be: its file, and why.
  case regrade(String, Words)

  /// What to say about it.
  public var words: Words {
    switch self {
    case .unreadable(let words), .text(let words): words
    case .misfiled:
      Words(en: "stands under a name that is not its own", zh: "文件名或所在目录与内容不符")
    case .damaged(let lines):
      Words(
        en: "lines that are no records: \(Self.list(lines))", zh: "不是记录的行：\(Self.list(lines))")
    case .outOfOrder(let line):
      Words(en: "line \(line) is older than the line above it", zh: "第 \(line) 行的时间早于上一行")
    case .edited:
      Words(en: "was changed after it was sealed", zh: "封存之后被改动过")
    case .contradictory:
      Words(en: "its seal names other texts or another engine than its header", zh: "封存信息与头信息的原文或引擎不一致")
    case .otherResult(let sealed, let recomputed):
      Words(
        en: "sealed with \(sealed), but the replies come to \(recomputed)",
        zh: "封存为 \(sealed)，而按回答重新演算得 \(recomputed)")
    case .regrade(let file, let words):
      Words(en: "its regrade \(file) \(words.en)", zh: "重新评定 \(file) \(words.zh)")
    case .endless:
      Words(en: "is sealed, but its replies do not come to an end", zh: "已封存，但按回答演算没有结局")
    }
  }

  private static func list(_ lines: [Int]) -> String {
    lines.prefix(8).map(String.init).joined(separator: ", ") + (lines.count > 8 ? ", …" : "")
  }
}

/// What verifying one session came to.
public struct SessionVerification: Sendable {
  /// The path of the file.
  public var path: String
  /// The id, from the name of the file.
  public var id: String
  /// Whether it is sealed.
  public var isSealed = false
  /// Whether the last line was torn off; a drill that is resumed cuts it off.
  public var isTorn = false
  /// The engine that scored it, where it is not this one; then the score is not recomputed.
  public var otherEngine: Int?
  /// How many results under other rubrics stand beside it.
  public var regrades = 0
  /// What is wrong.
  public var problems: [SessionProblem] = []
}

/// Finds session files that were edited, reordered, damaged, or do not lead to their score.
///
/// It detects accidents and casual edits. Whoever edits a file and computes its seal anew is not found out.
public struct SessionVerifier: Sendable {
  private let store: Store
  private let shelf: DrillShelf

  /// Creates a verifier for a store.
  public init(_ store: Store) {
    self.store = store
    shelf = DrillShelf(store)
  }

  /// Verifies a session; a finished one is played again, which costs as much as judging its replies.
  public func verify(_ path: String) -> SessionVerification {
    var result = SessionVerification(path: path, id: StoredSession.id(ofPath: path))
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Files.read(path)
    } catch {
      result.problems.append(.unreadable(StoreError.unreadable(error).message))
      return result
    }
    var lines = SessionLines(bytes)
    result.isTorn = lines.isTorn
    guard let header = lines.header else {
      result.problems.append(
        .unreadable(Words(en: "does not begin with a session's header", zh: "开头不是训练记录的头信息")))
      return result
    }
    let folder = Files.folder(of: path).split(separator: "/").last.map(String.init)
    if header.session != result.id || folder != FolderName.encode(header.trainee) {
      result.problems.append(.misfiled)
    }
    lines.read()
    if !lines.damaged.isEmpty { result.problems.append(.damaged(lines.damaged)) }
    if let line = lines.outOfOrder { result.problems.append(.outOfOrder(line)) }
    result.isSealed = lines.seal != nil
    if let (seal, start) = lines.seal {
      if SHA256.hexadecimal(of: Array(bytes[..<start])) != seal.digest { result.problems.append(.edited) }
      let isAgreed =
        seal.engine == header.engine && seal.scenarioDigest == header.scenarioDigest
        && seal.rubricDigest == header.rubricDigest
      if !isAgreed { result.problems.append(.contradictory) }
      if seal.engine != Session.engineNumber { result.otherEngine = seal.engine }
    }
    result.problems += replayProblems(header, lines: lines)
    verifyRegrades(&result, lines: lines)
    return result
  }

  /// Verifies that each regrade is of this very session, and that its result is what the replies come to.
  private func verifyRegrades(_ result: inout SessionVerification, lines: SessionLines) {
    let found = store.regrades(of: result.id)
    result.regrades = found.records.count
    result.problems += found.broken.map { .unreadable($0.message) }
    guard let header = lines.header else { return }
    for (path, record) in found.records {
      guard let words = problem(of: record, at: path, header: header, lines: lines) else { continue }
      result.problems.append(.regrade(path.split(separator: "/").last.map(String.init) ?? path, words))
    }
  }

  private func problem(
    of regrade: RegradeRecord, at path: String, header: SessionHeader, lines: SessionLines
  ) -> Words? {
    let bytes = (try? Files.read(path)) ?? []
    guard path.hasSuffix("/\(SHA256.hexadecimal(of: bytes).prefix(16)).json") else {
      return Words(en: "was changed after it was kept", zh: "保存之后被改动过")
    }
    let seal = regrade.seal
    guard seal.digest == lines.seal?.seal.digest, seal.scenarioDigest == header.scenarioDigest else {
      return Words(en: "belongs to another course of the session", zh: "不属于这份记录的内容")
    }
    guard seal.engine == Session.engineNumber, lines.damaged.isEmpty else { return nil }
    var other = header
    other.rubricDigest = seal.rubricDigest
    let drill: Drill
    do throws(StoreError) {
      drill = try shelf.drill(for: other)
    } catch {
      return error.message
    }
    let card = Session.replay(
      drill, settings: header.settings, inputs: lines.inputs, until: lines.lastTime
    ).session.scorecard
    // What was read back keeps four decimals, as the bytes do; so the bytes are compared.
    if card?.line == seal.scorecard.line { return nil }
    let score = card?.score ?? "–"
    return Words(
      en: "says \(seal.scorecard.score), but the replies come to \(score)",
      zh: "记为 \(seal.scorecard.score)，而按回答重新演算得 \(score)")
  }

  /// Verifies that the texts are there, and that a sealed result is what the replies come to.
  private func replayProblems(_ header: SessionHeader, lines: SessionLines) -> [SessionProblem] {
    let drill: Drill
    do throws(StoreError) {
      drill = try shelf.drill(for: header)
    } catch {
      return [.text(error.message)]
    }
    // Damage was told already, and the score of another engine may well be another.
    guard let sealed = lines.seal?.seal.scorecard, lines.damaged.isEmpty,
      header.engine == Session.engineNumber
    else { return [] }
    let session = Session.replay(
      drill, settings: header.settings, inputs: lines.inputs, until: lines.lastTime
    ).session
    guard let card = session.scorecard else { return [.endless] }
    func text(_ card: Scorecard) -> String {
      "\(card.score) (\(SessionStanding(card).rawValue), \(card.ending.name))"
    }
    return text(card) == text(sealed) ? [] : [.otherResult(sealed: text(sealed), recomputed: text(card))]
  }
}

/// The lines of a session file, looked at one by one.
private struct SessionLines {
  private let bytes: [UInt8]
  private(set) var header: SessionHeader?
  private(set) var inputs: [TimedInput] = []
  /// The seal, with the place of its line.
  private(set) var seal: (seal: Seal, start: Int)?
  private(set) var damaged: [Int] = []
  private(set) var outOfOrder: Int?
  private(set) var lastTime = 0
  private let firstEnd: Int

  var isTorn: Bool { !bytes.isEmpty && bytes.last != UInt8(ascii: "\n") }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    firstEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
    if case .header(let header)? = StoredRecord(line: bytes[..<firstEnd]) { self.header = header }
  }

  mutating func read() {
    var start = firstEnd + 1
    var number = 1
    var time = 0
    while let end = bytes[min(start, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")) {
      number += 1
      let line = bytes[start..<end]
      if let at = take(line, number: number, start: start) {
        if at < time, outOfOrder == nil { outOfOrder = number }
        time = max(time, at)
        lastTime = time
      }
      start = end + 1
    }
  }

  /// Takes a line in and gives its time; what has no place here is damage.
  private mutating func take(_ line: ArraySlice<UInt8>, number: Int, start: Int) -> Int? {
    guard seal == nil else {
      damaged.append(number)
      return nil
    }
    switch StoredRecord(line: line) {
    case .input(let timed)?:
      inputs.append(timed)
      return timed.at
    case .output(let at)?: return at
    case .seal(let summary)?:
      guard let whole = Seal(line: line) else {
        damaged.append(number)
        return nil
      }
      seal = (whole, start)
      return summary.at
    case .header?, nil:
      damaged.append(number)
      return nil
    }
  }
}
