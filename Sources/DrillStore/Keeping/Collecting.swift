import DrillEngine
import DrillText

/// What bringing sessions together came to.
public struct CollectedSessions: Sendable {
  /// Sessions that the store did not have.
  public var added: [String] = []
  /// Sessions of which it had only the beginning.
  public var continued: [String] = []
  /// Sessions that it had already.
  public var known = 0
  /// Sessions under one id with different contents: the id, and where the other one is kept.
  public var clashes: [Clash] = []
  /// Files that were left alone: where, and why.
  public var refused: [Refusal] = []
  /// Texts that the store did not have.
  public var texts = 0
  /// Reviews that the store did not have.
  public var reviews = 0
  /// Results under other rubrics that the store did not have.
  public var regrades = 0
  /// Sessions whose texts are nowhere to be found, so that they cannot be played again.
  public var withoutTexts: [String] = []

  /// Whether there was nothing to take in.
  public var isEmpty: Bool {
    added.isEmpty && continued.isEmpty && known == 0 && clashes.isEmpty && refused.isEmpty && reviews == 0
      && regrades == 0
  }

  /// One id, two sessions.
  public struct Clash: Sendable, Hashable {
    /// The id.
    public var id: String
    /// Where the one that came later is kept; nothing counts it.
    public var path: String
  }

  /// A file that was left alone.
  public struct Refusal: Sendable, Hashable {
    /// The file.
    public var path: String
    /// Why.
    public var reason: Words
  }
}

/// Brings the sessions of other machines into a store.
///
/// A session is known by the id in its header. The same bytes are one; a copy that goes on where the other ends
/// replaces it; anything else under the same id is kept apart under `clashes`, where nothing counts it.
public struct Collector {
  private let store: Store
  /// What was done so far.
  public private(set) var collection = CollectedSessions()

  /// Sessions are far smaller; what is larger is something else.
  private static let mostBytes = 1 << 26

  /// Creates a collector for a store.
  public init(_ store: Store) { self.store = store }

  /// Takes in every session, text and review under a folder, of whatever layout.
  public mutating func collect(_ folder: String) throws(StoreError) {
    let root = Files.absolute(folder)
    guard Files.isFolder(root) else {
      throw StoreError(.missing, Words(en: "there is no folder \(folder)", zh: "没有目录 \(folder)"))
    }
    guard !Files.isSame(root, store.root) else {
      throw StoreError(.badData, Words(en: "\(folder) is the store itself", zh: "\(folder) 就是本记录库"))
    }
    for closed in Files.closedFolders(under: root) { refuse(closed.path, Words(same: closed.reason)) }
    let files = Files.files(under: root).filter { !$0.hasPrefix("\(store.root)/") }
    do throws(FileError) {
      for place in [store.root, "\(store.root)/sessions", "\(store.root)/texts"] {
        try Files.makeFolder(place, mode: store.folderMode)
      }
      // Texts first: a session is complete only with them.
      for path in files { try takeText(path) }
      for path in files where path.hasSuffix(".jsonl") { try takeSession(path) }
      for path in files where path.hasSuffix(".json") { try takeReview(path) }
    } catch {
      throw .cannotWrite(error)
    }
  }

  // MARK: Texts

  private mutating func takeText(_ path: String) throws(FileError) {
    let name = String(path.split(separator: "/").last ?? "")
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, ["drill", "rubric"].contains(parts[1]), parts[0].count == 64,
      parts[0].allSatisfy({ $0.isHexDigit && !$0.isUppercase }), !Files.exists("\(store.root)/texts/\(name)")
    else { return }
    guard let bytes = contents(of: path) else { return }
    guard SHA256.hexadecimal(of: bytes) == parts[0] else {
      return refuse(path, Words(en: "has been changed: its digest is not its name", zh: "已被改动：摘要与文件名不符"))
    }
    try Files.put(bytes, at: "\(store.root)/texts/\(name)", mode: store.fileMode)
    collection.texts += 1
  }

  // MARK: Sessions

  private mutating func takeSession(_ path: String) throws(FileError) {
    guard let all = contents(of: path) else { return }
    // A line that was not written to its end was never confirmed.
    let bytes = Array(all[..<(all.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)])
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
    guard case .header(let header)? = StoredRecord(line: bytes[..<end]) else {
      // Other files may end so too; only where sessions belong it is worth a word.
      if path.contains("/sessions/") {
        refuse(path, Words(en: "does not begin with a session's header", zh: "开头不是训练记录的头信息"))
      }
      return
    }
    guard Self.isSafe(header.session) else {
      return refuse(path, Words(en: "has an id that cannot be a file's name", zh: "编号不能用作文件名"))
    }
    noteTexts(of: header)
    let folder = "\(store.root)/sessions/\(FolderName.encode(header.trainee))"
    let place = "\(folder)/\(header.session).jsonl"
    guard Files.exists(place) else {
      try Files.makeFolder(folder, mode: store.folderMode)
      try Files.put(bytes, at: place, mode: store.fileMode)
      collection.added.append(header.session)
      return
    }
    try meet(bytes, header: header, path: path, place: place)
  }

  /// Brings together two copies of what says it is one session.
  private mutating func meet(
    _ bytes: [UInt8], header: SessionHeader, path: String, place: String
  ) throws(FileError) {
    guard let lock = FileLock.take(place) else {
      return refuse(path, Words(en: "is being played here just now", zh: "此刻正在本机上进行"))
    }
    defer { withExtendedLifetime(lock) {} }
    let own = try Files.read(place)
    let ownWhole = own[..<(own.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)]
    if ownWhole.starts(with: bytes) {
      collection.known += 1
    } else if bytes.starts(with: ownWhole) {
      try Files.put(bytes, at: place, mode: store.fileMode)
      collection.continued.append(header.session)
    } else {
      let apart = "\(store.root)/clashes/\(FolderName.encode(header.trainee))"
      let digest = SHA256.hexadecimal(of: bytes).prefix(12)
      let other = "\(apart)/\(header.session)-\(digest).jsonl"
      if !Files.exists(other) {
        try Files.makeFolder(apart, mode: store.folderMode)
        try Files.put(bytes, at: other, mode: store.fileMode)
      }
      collection.clashes.append(CollectedSessions.Clash(id: header.session, path: other))
    }
  }

  private mutating func noteTexts(of header: SessionHeader) {
    let names = ["\(header.scenarioDigest).drill", "\(header.rubricDigest).rubric"]
    if !names.allSatisfy({ Files.exists("\(store.root)/texts/\($0)") }) {
      collection.withoutTexts.append(header.session)
    }
  }

  /// Whether an id that somebody else's file brings may name a file here.
  private static func isSafe(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 220 && !id.hasPrefix(".")
      && id.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "/" && $0 != "\\" && $0.value != 0x7F }
  }

  // MARK: Reviews

  /// Takes in what was said of a session, or what it came to under another rubric.
  private mutating func takeReview(_ path: String) throws(FileError) {
    let parts = path.split(separator: "/").suffix(3).map(String.init)
    guard parts.count == 3, ["reviews", "regrades"].contains(parts[0]), let bytes = contents(of: path)
    else { return }
    let folder = "\(store.root)/\(parts[0])/\(parts[1])"
    let place = "\(folder)/\(parts[2])"
    guard Files.exists(place) else {
      try Files.makeFolder("\(store.root)/\(parts[0])", mode: store.folderMode)
      try Files.makeFolder(folder, mode: store.folderMode)
      try Files.put(bytes, at: place, mode: store.fileMode)
      if parts[0] == "reviews" { collection.reviews += 1 } else { collection.regrades += 1 }
      return
    }
    let own = try Files.read(place)
    if own == bytes { return }
    guard parts[0] == "reviews", Self.areTwoReviews(own, bytes) else {
      return refuse(
        path,
        Words(
          en: "is not what the store has under this name; one of them was changed", zh: "与本库同名文件内容不同，其中一份被改动过"
        ))
    }
    // Whoever reviewed on two machines numbered both reviews alike; the second gets a name of its own.
    let name = "\(parts[2].dropLast(".json".count))-\(SHA256.hexadecimal(of: bytes).prefix(12)).json"
    if Files.exists("\(folder)/\(name)") { return }
    try Files.put(bytes, at: "\(folder)/\(name)", mode: store.fileMode)
    collection.reviews += 1
  }

  /// Whether two files were written by different people or at different times, and not one changed into the other.
  private static func areTwoReviews(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard let first = JSON(parsing: a), let second = JSON(parsing: b),
      let at = second["at"]?.string, let author = second["author"]?.string
    else { return false }
    return first["at"]?.string != at || first["author"]?.string != author
  }

  // MARK: Shared

  private mutating func contents(of path: String) -> [UInt8]? {
    guard Files.size(of: path) <= Self.mostBytes else {
      refuse(path, Words(en: "is far too large for a session", zh: "文件过大，不会是训练记录"))
      return nil
    }
    do throws(FileError) {
      return try Files.read(path)
    } catch {
      refuse(path, Words(same: error.reason))
      return nil
    }
  }

  private mutating func refuse(_ path: String, _ reason: Words) {
    collection.refused.append(CollectedSessions.Refusal(path: path, reason: reason))
  }
}
