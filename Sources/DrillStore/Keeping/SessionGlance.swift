#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import DrillEngine
import DrillScript
import DrillText

/// The first and the last line of a session file: what it is, and what came of it.
///
/// Two short reads, however long the session was, so that many sessions are gone through quickly.
public struct SessionGlance: Sendable {
  /// The path of the file.
  public let path: String
  /// What the session is.
  public let header: SessionHeader
  /// The result with everything it rests on; nil while the session is not finished.
  public let seal: Seal?
  /// When the session was finished, in milliseconds since it began; 0 while it is not.
  public let sealedAt: Int
  /// The result under another rubric or by another engine that holds instead of the sealed one; nil where that holds.
  ///
  /// Known when the glance came from a `Store`; the file alone does not tell.
  public internal(set) var regrade: RegradeRecord?

  /// The machine's result that holds: the latest regrade, else what was sealed.
  public var result: Scorecard? { seal == nil ? nil : regrade?.scorecard ?? seal?.scorecard }

  /// The header, with the rubric and the engine of the result that holds.
  public var holdingHeader: SessionHeader {
    guard let regrade else { return header }
    var header = header
    header.rubric = regrade.rubric
    header.rubricDigest = regrade.seal.rubricDigest
    header.engine = regrade.seal.engine
    return header
  }

  /// How the session stands, by the result that holds.
  public var standing: SessionStanding { SessionStanding(result) }

  private static let window = 1 << 14
  /// No header and no seal is longer; else the file is none of ours.
  private static let longest = 1 << 24

  /// Looks at a session file, and at nothing beside it.
  public static func read(path: String) throws(StoreError) -> SessionGlance {
    do throws(FileError) {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { throw .last(path) }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0 else { throw .last(path) }
      let size = Int(status.st_size)
      let first = try firstLine(of: file, size: size, path: path)
      let last = try lastLine(of: file, size: size, path: path)
      if case .header(let header)? = first.flatMap(StoredRecord.init(line:)) {
        return SessionGlance(
          path: path, header: header, seal: last.flatMap(seal), sealedAt: last.map(time) ?? 0)
      }
    } catch {
      throw .unreadable(error)
    }
    throw StoreError(
      .badData,
      Words(
        en: "\(path) is damaged: it does not begin with a session's header",
        zh: "\(path) 已损坏：开头不是训练记录的头信息"))
  }

  private static let sealStart = Array("{\"type\":\"seal\"".utf8)

  private static func seal(_ line: [UInt8]) -> Seal? {
    line.starts(with: sealStart) ? Seal(line: line) : nil
  }

  /// The time of a seal, which stands right behind its type.
  private static func time(ofSeal line: [UInt8]) -> Int {
    let rest = line.dropFirst(sealStart.count)
    let key = Array(",\"at\":".utf8)
    guard line.starts(with: sealStart), rest.starts(with: key) else { return 0 }
    let digits = rest.dropFirst(key.count).prefix { (0x30...0x39).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self)) ?? 0
  }

  private static func firstLine(of file: Int32, size: Int, path: String) throws(FileError) -> [UInt8]? {
    var count = min(window, size)
    while count > 0, count <= longest {
      let bytes = try Files.read(file, from: 0, count: count, path: path)
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) { return Array(bytes[..<end]) }
      if count == size { return nil }
      count = min(count * 4, size)
    }
    return nil
  }

  /// The last line, if it was written to its end.
  private static func lastLine(of file: Int32, size: Int, path: String) throws(FileError) -> [UInt8]? {
    let newline = UInt8(ascii: "\n")
    var count = min(window, size)
    while count > 0, count <= longest {
      let bytes = try Files.read(file, from: size - count, count: count, path: path)
      guard bytes.last == newline else { return nil }
      if let start = bytes.dropLast().lastIndex(of: newline) {
        return Array(bytes[(start + 1)...].dropLast())
      }
      if count == size { return Array(bytes.dropLast()) }
      count = min(count * 4, size)
    }
    return nil
  }
}

extension SessionFilter {
  /// Whether a session is wanted.
  public func admits(_ glance: SessionGlance) -> Bool {
    let header = glance.header
    return admits(day: header.started.prefix(10))
      && admits(
        trainee: header.trainee, scenario: header.scenario, language: header.language,
        channel: header.channel,
        mode: header.settings.mode, standing: glance.standing)
  }
}

extension Store {
  /// Looks at a session by the path of its file, with the regrade that holds.
  public func glance(_ path: String) throws(StoreError) -> SessionGlance {
    var glance = try SessionGlance.read(path: path)
    glance.regrade = regrades(of: glance.header.session).holding
    return glance
  }

  /// The folders of trainees that cannot be looked into, though sessions may be in them.
  public func closedFolders(of trainee: String? = nil) -> [StoreError] {
    let all = "\(root)/sessions"
    let folders = trainee.map { [FolderName.encode($0)] } ?? Files.names(in: all)
    return ([all] + folders.map { "\(all)/\($0)" }).compactMap { folder in
      Files.refusal(ofFolder: folder).map(StoreError.unreadable)
    }
  }

  /// The paths of all session files, or of one trainee's, from the oldest session to the latest.
  public func sessionPaths(of trainee: String? = nil) -> [String] {
    let all = "\(root)/sessions"
    let folders = trainee.map { [FolderName.encode($0)] } ?? Files.names(in: all)
    let files = folders.flatMap { folder in
      Files.names(in: "\(all)/\(folder)").filter { $0.hasSuffix(".jsonl") }.map { (name: $0, folder: folder) }
    }
    return files.sorted { ($0.name, $0.folder) < ($1.name, $1.folder) }.map {
      "\(all)/\($0.folder)/\($0.name)"
    }
  }

  /// Goes through the wanted sessions one by one, from the oldest to the latest.
  ///
  /// - Returns: what could not be read.
  public func forEachSession(
    _ filter: SessionFilter = SessionFilter(), _ body: (SessionGlance) throws -> Void
  ) throws -> [StoreError] {
    var broken = closedFolders(of: filter.trainee)
    let regraded = regradedSessions
    for path in sessionPaths(of: filter.trainee) {
      var glance: SessionGlance
      do throws(StoreError) {
        glance = try SessionGlance.read(path: path)
      } catch {
        broken.append(error)
        continue
      }
      if regraded.contains(FolderName.encode(glance.header.session)) {
        let found = regrades(of: glance.header.session)
        glance.regrade = found.holding
        broken += found.broken
      }
      if filter.admits(glance) { try body(glance) }
    }
    return broken
  }

  /// Everything a session file holds.
  public func load(_ path: String) throws(StoreError) -> StoredSession { try StoredSession.load(path: path) }
}
