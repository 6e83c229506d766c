import DrillText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What was made of one session file.
public enum IndexedValue: Sendable {
  /// Bytes that stay as they are while the file, its reviews and its regrades do.
  case lasting([UInt8])
  /// Bytes that may be others the next time, whatever the files say; they are made again each time.
  case passing([UInt8])
  /// The file cannot be read.
  case broken(StoreError)
}

/// Keeps what was made of each session file, so that it need not be made again: a cache, and nothing but.
///
/// It stands in `cache/<name>/`, one file for each trainee's folder, and is brought up to date whenever it is used: a
/// session file that was changed, or beside which something was said, is read anew. Without it everything is made from
/// the session files and comes out the same. Where it cannot be written it is done without.
///
/// What the bytes mean is not known here. Different folders may be visited from different threads.
public struct SessionIndex: Sendable {
  private let store: Store
  private let name: String
  private let form: String
  /// How far apart two changes of a file must lie to have different times, in nanoseconds.
  private let smallestStep: Int64
  /// The sessions beside which something stands, by the folders in which it does.
  private let beside: [(folder: String, sessions: Set<String>)]

  /// Opens an index; its file system is not touched before a folder is visited.
  ///
  /// - Parameters:
  ///   - name: the name of its folder in the cache.
  ///   - form: the form of the bytes and of whatever else they depend on; values of another form are made again.
  public init(_ store: Store, name: String, form: String) {
    // Two changes within the smallest step of a file system's clock look like one; some take two seconds for a step.
    self.init(store, name: name, form: form, smallestStep: 2_000_000_000)
  }

  init(_ store: Store, name: String, form: String, smallestStep: Int64) {
    self.store = store
    self.smallestStep = smallestStep
    self.name = name
    self.form = form
    beside = ["reviews", "regrades"].map { "\(store.root)/\($0)" }.map { ($0, Set(Files.names(in: $0))) }
  }

  /// The folders of all trainees, or of one, in order.
  public func folders(of trainee: String? = nil) -> [String] {
    let all = Files.names(in: "\(store.root)/sessions")
    guard let own = trainee.map(FolderName.encode) else { return all }
    return all.filter { $0 == own }
  }

  /// Goes through the session files of one folder, by name, and keeps what was made.
  ///
  /// Costs one look at each file's entry, and what `make` costs for those that are new.
  ///
  /// - Parameters:
  ///   - folder: one of `folders`.
  ///   - make: makes the value of the file at a path; words may go into the table instead of the bytes.
  ///   - take: takes a value: bytes, where in them it stands, and the words of the table. False when it cannot be
  ///     understood; it is then made again.
  /// - Returns: what could not be read.
  public func visit(
    _ folder: String, make: (String, inout WordTable) -> IndexedValue,
    take: ([UInt8], Range<Int>, [String]) -> Bool
  ) -> [StoreError] {
    let path = "\(store.root)/sessions/\(folder)"
    let known = load(folder)
    var fresh = IndexShard()
    fresh.seen = FileStamp.now
    fresh.table = known.table
    var isChanged = false
    var broken: [StoreError] = []
    var old = known.entries[...]
    for (file, stamp) in stamps(in: path) {
      while let first = old.first, first.name < file { old.removeFirst() }
      if let entry = old.first, entry.name == file, entry.stamp == stamp, isSettled(stamp, known.seen),
        take(known.bytes, entry.value, known.table.words)
      {
        fresh.add(known.bytes[entry.value], of: file, stamp: stamp)
        continue
      }
      isChanged = true
      switch make("\(path)/\(file)", &fresh.table) {
      case .lasting(let bytes):
        _ = take(bytes, bytes.indices, fresh.table.words)
        fresh.add(bytes, of: file, stamp: stamp)
      case .passing(let bytes): _ = take(bytes, bytes.indices, fresh.table.words)
      case .broken(let error): broken.append(error)
      }
    }
    if isChanged || fresh.entries.count != known.entries.count { keep(fresh, folder) }
    return broken
  }

  /// Takes away what is kept of folders that are no more.
  public func tidy() {
    let folders = Set(Files.names(in: "\(store.root)/sessions").map { "\($0)\(Self.ending)" })
    let cache = "\(store.root)/cache/\(name)"
    for file in Files.names(in: cache) where file.hasSuffix(Self.ending) && !folders.contains(file) {
      unlink("\(cache)/\(file)")
    }
  }

  // MARK: Shards

  private static let ending = ".index"

  /// Whether a file was last changed so long before it was looked at that no later change can have the same time.
  private func isSettled(_ stamp: FileStamp, _ seen: Int64) -> Bool {
    stamp.changed < seen - smallestStep
  }

  private func load(_ folder: String) -> IndexShard {
    guard let bytes = try? Files.read("\(store.root)/cache/\(name)/\(folder)\(Self.ending)") else {
      return IndexShard()
    }
    return IndexShard(bytes, form: form) ?? IndexShard()
  }

  private func keep(_ shard: IndexShard, _ folder: String) {
    let cache = "\(store.root)/cache/\(name)"
    // A store that may only be read is read all the same.
    try? Files.makeFolder(cache, mode: store.folderMode)
    try? Files.put(
      shard.written(form: form), at: "\(cache)/\(folder)\(Self.ending)", mode: store.fileMode,
      isLasting: false)
  }

  // MARK: Stamps

  /// The session files of a folder with their stamps, by name.
  private func stamps(in folder: String) -> [(name: String, stamp: FileStamp)] {
    let names = Files.names(in: folder).filter { $0.hasSuffix(".jsonl") }
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if handle >= 0 { close(handle) } }
    return names.map { name in
      var status = stat()
      // What cannot be looked at gets an empty stamp, and is told when it is read.
      _ = fstatat(handle, name, &status, 0)
      return (name, FileStamp(status, beside: besides(name)))
    }
  }

  /// A number for everything that was said of a session; 0 for nothing.
  private func besides(_ file: String) -> UInt64 {
    let session = FolderName.encode(StoredSession.id(ofPath: file))
    var sum = Checksum()
    var isEmpty = true
    for (folder, sessions) in beside where sessions.contains(session) {
      for name in Files.names(in: "\(folder)/\(session)") {
        guard let status = Files.status(of: "\(folder)/\(session)/\(name)") else { continue }
        isEmpty = false
        let stamp = FileStamp(status)
        sum.add(Array("\(folder)/\(name)".utf8))
        for time in [stamp.size, stamp.written, stamp.changed] { sum.add(UInt64(bitPattern: time)) }
        sum.add(stamp.inode)
      }
    }
    return isEmpty ? 0 : sum.value
  }
}
