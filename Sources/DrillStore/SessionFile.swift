#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import DrillEngine
import DrillText

/// A session file open for writing: one writer, every event on the disk before it counts.
public final class SessionFile {
  /// The path of the file.
  public let path: String
  /// What the session is.
  public let header: SessionHeader
  private let file: Int32
  private var digest = SHA256()
  private var length = 0

  private init(path: String, header: SessionHeader, file: Int32) {
    self.path = path
    self.header = header
    self.file = file
  }

  deinit { close(file) }

  /// Makes a new file with its header; the file must not exist.
  static func create(at path: String, header: SessionHeader, mode: mode_t) throws(StoreError) -> SessionFile {
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw .cannotCreate(.last(path)) }
    _ = fchmod(file, mode)
    let session = SessionFile(path: path, header: header, file: file)
    try session.lock()
    try session.append([.header(header)])
    return session
  }

  /// Opens an unfinished session to go on with it; a torn last line is cut off.
  public static func reopen(
    _ stored: StoredSession
  ) throws(StoreError) -> (file: SessionFile, stored: StoredSession) {
    let path = stored.path
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw .cannotCreate(.last(path)) }
    let session = SessionFile(path: path, header: stored.header, file: file)
    try session.lock()
    // Read again under the lock: another program may have written since.
    let bytes: [UInt8]
    do throws(FileError) { bytes = try Files.readToEnd(file, path: path) } catch { throw .unreadable(error) }
    let fresh = try StoredSession(path: path, bytes: bytes, inFull: true)
    try fresh.checkUndamaged()
    if fresh.wholeLength < bytes.count, ftruncate(file, off_t(fresh.wholeLength)) != 0 {
      throw .cannotWrite(.last(path))
    }
    guard lseek(file, off_t(fresh.wholeLength), SEEK_SET) >= 0 else { throw .cannotWrite(.last(path)) }
    session.digest.update(Array(bytes[..<fresh.wholeLength]))
    session.length = fresh.wholeLength
    return (session, fresh)
  }

  private func lock() throws(StoreError) {
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      // Some file systems know no locks; then there is nothing to wait for.
      guard errno == EWOULDBLOCK else { return }
      throw StoreError(
        .cannotCreate,
        Words(
          en: "session \(header.session) is being played in another window",
          zh: "训练记录 \(header.session) 正在另一个窗口中进行"),
        advice: Words(en: "Close that one first.", zh: "请先关闭那个窗口。"))
    }
  }

  /// Adds records and waits until they are on the disk.
  ///
  /// When that fails, what was written of them is taken back, so that the file still ends with a whole line.
  public func append(_ records: [Record]) throws(StoreError) {
    if records.isEmpty { return }
    let bytes = records.flatMap { Array($0.line.utf8) + [UInt8(ascii: "\n")] }
    do throws(FileError) {
      try Files.write(bytes, to: file, path: path)
      try Files.synchronise(file, path: path)
    } catch {
      _ = ftruncate(file, off_t(length))
      _ = lseek(file, off_t(length), SEEK_SET)
      throw .cannotWrite(error)
    }
    digest.update(bytes)
    length += bytes.count
  }

  /// Adds the seal; nothing is added after it.
  ///
  /// - Parameter finished: the time of day by ISO 8601; the time for objections counts from it.
  public func seal(
    _ scorecard: Scorecard, at milliseconds: Int, finished: String? = nil
  ) throws(StoreError) {
    let seal = Seal(
      engine: header.engine, scenarioDigest: header.scenarioDigest, rubricDigest: header.rubricDigest,
      digest: digest.hexadecimal, finished: finished, scorecard: scorecard)
    try append([.seal(seal, at: milliseconds)])
  }
}
