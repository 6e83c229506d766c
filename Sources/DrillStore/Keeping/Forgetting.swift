import DrillText

/// What a store holds of one trainee, before it is erased.
public struct TraineeData: Sendable {
  /// The trainee.
  public let trainee: String
  /// The trainee's session files.
  public let sessions: [String]
  /// The reviews of these sessions.
  public let reviews: [String]
  /// What these sessions came to under other rubrics.
  public let regrades: [String]
  /// Other files that are named after the trainee: notes, typing speed, sessions kept apart.
  public let others: [String]
  /// Folders that fall empty or hold what can be made again.
  fileprivate let folders: [String]

  /// Whether there is nothing.
  public var isEmpty: Bool { sessions.isEmpty && reviews.isEmpty && regrades.isEmpty && others.isEmpty }

  /// How many bytes it all takes.
  public var bytes: Int { (sessions + reviews + regrades + others).reduce(0) { $0 + Files.size(of: $1) } }
}

extension Store {
  /// Finds everything that the store holds of a trainee, under the very name.
  ///
  /// In each folder of the store that is what bears the trainee's folder name, as a folder or as a file with one
  /// ending. What the trainee wrote as a reviewer about others is theirs and stays.
  public func data(of trainee: String) -> TraineeData {
    let name = FolderName.encode(trainee)
    let own = "\(root)/sessions/\(name)"
    let sessions = Files.files(under: own)
    let ids = sessions.map { FolderName.encode(StoredSession.id(ofPath: $0)) }
    let reviewFolders = ids.map { "\(root)/reviews/\($0)" }.filter(Files.exists)
    let regradeFolders = ids.map { "\(root)/regrades/\($0)" }.filter(Files.exists)
    var others: [String] = []
    var folders = [own] + reviewFolders + regradeFolders
    let known = ["sessions", "texts", "reviews", "regrades", "cache"]
    for folder in Files.names(in: root) where !known.contains(folder) {
      guard Files.kind(of: "\(root)/\(folder)") == .folder else { continue }
      for entry in Files.names(in: "\(root)/\(folder)") {
        let path = "\(root)/\(folder)/\(entry)"
        switch Files.kind(of: path) {
        case .folder? where entry == name:
          others += Files.files(under: path)
          folders.append(path)
        case .file? where Self.withoutEnding(entry) == name: others.append(path)
        default: break
        }
      }
    }
    // What can be made again may hold names too.
    if Files.exists("\(root)/cache") { folders.append("\(root)/cache") }
    return TraineeData(
      trainee: trainee, sessions: sessions, reviews: reviewFolders.flatMap { Files.files(under: $0) },
      regrades: regradeFolders.flatMap { Files.files(under: $0) }, others: others,
      folders: folders.filter(Files.exists))
  }

  private static func withoutEnding(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// Erases what `data(of:)` found; nothing is erased while one of the sessions is being played.
  public func erase(_ data: TraineeData) throws(StoreError) {
    var locks: [FileLock] = []
    for path in data.sessions {
      guard let lock = FileLock.take(path) else {
        let id = StoredSession.id(ofPath: path)
        throw StoreError(
          .cannotCreate,
          Words(en: "session \(id) is being played in another window", zh: "训练记录 \(id) 正在另一个窗口中进行"),
          advice: Words(en: "Nothing was erased. Close that one first.", zh: "没有删除任何内容。请先关闭那个窗口。"))
      }
      locks.append(lock)
    }
    do throws(FileError) {
      for path in data.sessions + data.reviews + data.regrades + data.others { try Files.erase(path) }
      for folder in data.folders { try Files.erase(folder) }
    } catch {
      throw StoreError(
        .cannotWrite,
        Words(
          en: "\(error.path) cannot be erased: \(error.reason)", zh: "无法删除 \(error.path)：\(error.reason)"),
        advice: Words(en: "Everything before it is erased; run the command again.", zh: "此前的内容已经删除；请再执行一次。"))
    }
    withExtendedLifetime(locks) {}
  }

  /// The names of all trainees of whom there are sessions, sorted.
  public var trainees: [String] {
    Files.names(in: "\(root)/sessions").compactMap { folder in
      let paths = Files.names(in: "\(root)/sessions/\(folder)").filter { $0.hasSuffix(".jsonl") }
      return paths.lazy.compactMap {
        try? SessionGlance.read(path: "\(self.root)/sessions/\(folder)/\($0)").header.trainee
      }.first
    }.sorted()
  }
}
