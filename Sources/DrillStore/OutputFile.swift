#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import DrillText

/// Where a document is written: a file that is put in place only when it is complete, or the standard output.
public final class OutputFile {
  /// The path; nil for the standard output.
  public let path: String?
  private let file: Int32
  private let temporary: String
  private var isOpen = true

  /// Begins a file, or takes the standard output where there is no path.
  ///
  /// What stands at the path is replaced when the file is finished, and not before.
  public init(_ path: String?) throws(StoreError) {
    self.path = path
    guard let path else {
      file = 1
      temporary = ""
      return
    }
    guard !Files.isFolder(path) else {
      throw StoreError(.cannotCreate, Words(en: "\(path) is a folder", zh: "\(path) 是目录"))
    }
    temporary = "\(path).\(getpid()).tmp"
    file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      let error = FileError.last(path)
      throw StoreError(
        .cannotCreate,
        Words(en: "\(path) cannot be made: \(error.reason)", zh: "无法建立 \(path)：\(error.reason)"))
    }
  }

  deinit {
    guard isOpen, path != nil else { return }
    close(file)
    unlink(temporary)
  }

  /// Writes further bytes.
  ///
  /// - Returns: false when nobody reads the standard output any more.
  public func write(_ bytes: [UInt8]) throws(StoreError) -> Bool {
    do throws(FileError) {
      try Files.write(bytes, to: file, path: path ?? "-")
      return true
    } catch {
      if path == nil, error.number == EPIPE { return false }
      throw Self.cannotWrite(error)
    }
  }

  /// Puts the file in its place.
  public func finish() throws(StoreError) {
    guard let path, isOpen else { return }
    do throws(FileError) {
      try Files.synchronise(file, path: path)
      if rename(temporary, path) != 0 { throw .last(path) }
    } catch {
      throw Self.cannotWrite(error)
    }
    isOpen = false
    close(file)
  }

  private static func cannotWrite(_ error: FileError) -> StoreError {
    StoreError(
      .cannotWrite,
      Words(en: "\(error.path) cannot be written: \(error.reason)", zh: "写不了 \(error.path)：\(error.reason)"))
  }
}
