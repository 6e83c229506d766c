#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import DrillText

/// A trainee's journal in the store: JSON Lines that only grow, in `journal/<trainee>.jsonl`.
///
/// What the lines mean is not known here.
public struct Journal: Sendable {
  /// The path of the file; it is made when the first line is written.
  public let path: String
  private let store: Store

  init(_ store: Store, trainee: String) {
    self.store = store
    path = "\(store.root)/journal/\(FolderName.encode(trainee)).jsonl"
  }

  /// The lines, in order; none when nothing was written yet.
  ///
  /// A torn last line is left out.
  public func lines() throws(StoreError) -> [[UInt8]] {
    do throws(FileError) {
      return Self.lines(of: try Files.read(path))
    } catch {
      if error.isMissing { return [] }
      throw .unreadable(error)
    }
  }

  private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
    let newline = UInt8(ascii: "\n")
    let whole = bytes.lastIndex(of: newline).map { $0 + 1 } ?? 0
    return bytes[..<whole].split(separator: newline).map(Array.init)
  }

  /// Adds lines, and waits until they are on the disk; two programs that write take turns.
  ///
  /// - Parameter lines: lines without line ends.
  public func append(_ lines: [String]) throws(StoreError) {
    if lines.isEmpty { return }
    do throws(FileError) {
      try Files.makeFolder(store.root, mode: store.folderMode)
      try Files.makeFolder("\(store.root)/journal", mode: store.folderMode)
    } catch {
      throw .cannotCreate(error)
    }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, store.fileMode)
    guard file >= 0 else { throw .cannotCreate(.last(path)) }
    defer { close(file) }
    // open takes the umask off; the mode is meant as it stands.
    _ = fchmod(file, store.fileMode)
    while flock(file, LOCK_EX) != 0, errno == EINTR {}
    do throws(FileError) {
      // A line that was torn by the end of a program was never confirmed; it goes.
      let bytes = try Files.readToEnd(file, path: path)
      let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      guard whole == bytes.count || ftruncate(file, off_t(whole)) == 0,
        lseek(file, off_t(whole), SEEK_SET) >= 0
      else { throw .last(path) }
      try Files.write(lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }, to: file, path: path)
      try Files.synchronise(file, path: path)
    } catch {
      throw .cannotWrite(error)
    }
  }
}

extension Store {
  /// The journal of a trainee.
  public func journal(of trainee: String) -> Journal { Journal(self, trainee: trainee) }
}
