#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import DrillEngine
import DrillText

/// The folder in which sessions and the texts that were played are kept.
public struct Store: Sendable {
  /// The folder.
  public let root: String

  /// Names a store; nothing is made before something is kept.
  public init(root: String) {
    self.root = Files.absolute(root)
  }

  /// Finds the store: the folder that was named, `$DRILL_STORE`, `$XDG_DATA_HOME/drill`, `~/.local/share/drill`.
  public static func locate(option: String?) throws(StoreError) -> Store {
    if let named = option ?? Host.variable("DRILL_STORE") { return Store(root: named) }
    // The XDG specification has relative paths ignored.
    if let data = Host.variable("XDG_DATA_HOME"), data.hasPrefix("/") { return Store(root: "\(data)/drill") }
    if let home = Host.variable("HOME") { return Store(root: "\(home)/.local/share/drill") }
    throw StoreError(
      .cannotCreate,
      Words(en: "there is no place to keep sessions: HOME is not set", zh: "没有保存训练记录的位置：未设置 HOME"),
      advice: Words(en: "Name a folder with --store DIR.", zh: "请用 --store 目录 指定。"))
  }

  /// The mode of the store's folder, where a group shares it: when it was given the set-group-ID bit (`chmod g+s`).
  private var sharedMode: mode_t? {
    guard let status = Files.status(of: root), status.st_mode & mode_t(S_ISGID) != 0 else { return nil }
    return status.st_mode
  }

  /// The group may add to every folder where it may add to the store's own; else it only reads.
  var folderMode: mode_t { sharedMode.map { 0o2750 | $0 & 0o020 } ?? 0o700 }
  /// What somebody wrote the group reads and nobody else changes.
  var fileMode: mode_t { sharedMode == nil ? 0o600 : 0o640 }

  func folder(ofTrainee name: String) -> String { "\(root)/sessions/\(FolderName.encode(name))" }

  // MARK: Beginning

  /// A new session's id, such as `20260301-092000-deposit-failure-k3m9`.
  ///
  /// - Parameter started: the local time by ISO 8601.
  public static func newID(scenario: String, started: String) -> String {
    var generator = SystemRandomNumberGenerator()
    return newID(scenario: scenario, started: started, using: &generator)
  }

  /// A new session's id whose last letters come from a generator.
  public static func newID(
    scenario: String, started: String, using generator: inout some RandomNumberGenerator
  ) -> String {
    let digits = started.prefix(19).filter(\.isNumber)
    let stamp = "\(digits.prefix(8))-\(digits.dropFirst(8))"
    // Without letters and digits that are easily taken for each other.
    let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
    let random = (0..<5).map { _ in String(alphabet[Int.random(in: alphabet.indices, using: &generator)]) }
      .joined()
    return "\(stamp)-\(FolderName.encode(scenario))-\(random)"
  }

  /// Begins a session file with its header, and keeps the texts that are played.
  public func begin(
    _ header: SessionHeader, scenario: LoadedText, rubric: LoadedText
  ) throws(StoreError) -> SessionFile {
    let folder = folder(ofTrainee: header.trainee)
    do throws(FileError) {
      for place in [root, "\(root)/sessions", folder, "\(root)/texts"] {
        try Files.makeFolder(place, mode: folderMode)
      }
      try keep(scenario, ending: "drill")
      try keep(rubric, ending: "rubric")
    } catch {
      throw .cannotCreate(error)
    }
    let file = try SessionFile.create(
      at: "\(folder)/\(header.session).jsonl", header: header, mode: fileMode)
    Files.synchroniseFolder(folder)
    return file
  }

  func keep(_ text: LoadedText, ending: String) throws(FileError) {
    let path = "\(root)/texts/\(text.digest).\(ending)"
    if Files.exists(path) { return }
    try Files.put(text.bytes, at: path, mode: fileMode)
    Files.synchroniseFolder("\(root)/texts")
  }

  /// Checks that sessions can be kept, by making the folders and a file that is taken away again.
  public func checkWritable() throws(StoreError) {
    let path = "\(root)/.writable"
    do throws(FileError) {
      try Files.makeFolder(root, mode: folderMode)
      try Files.put(Array("drill\n".utf8), at: path, mode: fileMode)
    } catch {
      throw .cannotCreate(error)
    }
    unlink(path)
  }

  // MARK: Finding

  /// All sessions, or those of one trainee, from the oldest to the latest; files that are no sessions are left out.
  public func sessions(of trainee: String? = nil) -> [StoredSession] {
    let folders =
      trainee.map { [folder(ofTrainee: $0)] }
      ?? Files.names(in: "\(root)/sessions").map { "\(root)/sessions/\($0)" }
    let paths = folders.flatMap { folder in
      Files.names(in: folder).filter { $0.hasSuffix(".jsonl") }.map { "\(folder)/\($0)" }
    }
    return paths.compactMap { try? StoredSession.summary(path: $0) }.sorted {
      ($0.id, $0.path) < ($1.id, $1.path)
    }
  }

  /// The session with an id, a beginning of an id, or the letters at its end.
  public func session(named name: String) throws(StoreError) -> StoredSession {
    try StoredSession.load(path: path(ofSession: name))
  }

  /// The path of the session with an id, a beginning of an id, or the letters at its end.
  public func path(ofSession name: String) throws(StoreError) -> String {
    let paths = Files.names(in: "\(root)/sessions").flatMap { folder in
      Files.names(in: "\(root)/sessions/\(folder)").filter { $0.hasSuffix(".jsonl") }
        .map { "\(root)/sessions/\(folder)/\($0)" }
    }
    let ids = paths.map { (id: StoredSession.id(ofPath: $0), path: $0) }
    var matches = ids.filter { $0.id == name }
    if matches.isEmpty, !name.isEmpty {
      matches = ids.filter { $0.id.hasPrefix(name) || $0.id.hasSuffix("-\(name)") }
    }
    guard let match = matches.first else {
      throw StoreError(
        .missing,
        Words(en: "there is no session \(name) in \(root)", zh: "\(root) 里没有训练记录 \(name)"),
        advice: Self.closest(to: name, among: ids.map(\.id)))
    }
    guard matches.count == 1 else {
      let list = matches.prefix(10).map { "  \($0.id)" }.joined(separator: "\n")
      throw StoreError(
        .missing,
        Words(
          en: "\(name) is the beginning of \(matches.count) sessions:\n\(list)",
          zh: "有 \(matches.count) 份训练记录以 \(name) 开头：\n\(list)"))
    }
    return match.path
  }

  private static func closest(to name: String, among ids: [String]) -> Words? {
    Nearest.best(for: name, among: ids).map {
      Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？")
    }
  }

  /// The session that a trainee, or anyone, left last.
  public func latestUnfinished(of trainee: String? = nil) -> StoredSession? {
    sessions(of: trainee).last { $0.seal == nil && $0.damagedLines.isEmpty }
  }

  /// The best result of a trainee in each scenario, by `language/id`; a pass is better than any score without one.
  ///
  /// Of each file only the first and the last line are read.
  public func bestScores(of trainee: String) -> [String: StoredResult] {
    var best: [String: StoredResult] = [:]
    for session in finishedSessions(of: trainee) {
      let (key, result) = ("\(session.header.language.rawValue)/\(session.header.scenario)", session.result)
      let isBetter = best[key].map {
        ($0.isPassed ? 1 : 0, $0.tenths) < (result.isPassed ? 1 : 0, result.tenths)
      }
      if isBetter ?? true { best[key] = result }
    }
    return best
  }

  // MARK: Texts

  /// The very text that was played, by its digest.
  public func text(digest: String, ending: String) throws(StoreError) -> LoadedText {
    let text = try LoadedText(path: "\(root)/texts/\(digest).\(ending)")
    guard text.digest == digest else {
      throw StoreError(
        .badData,
        Words(
          en: "\(text.path) has been changed: its contents no longer have the digest in its name",
          zh: "\(text.path) 已被改动：内容与文件名中的摘要不符"))
    }
    return text
  }
}
