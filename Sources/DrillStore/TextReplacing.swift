#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import DrillText

extension LoadedText {
  /// Puts other contents in the place of the file, all at once, with the file's own mode; links are followed.
  ///
  /// Nothing is written when the file is no longer what was read.
  public func replace(with bytes: [UInt8]) throws(StoreError) {
    guard let pointer = realpath(path, nil) else { throw .cannotWriteText(.last(path)) }
    let target = String(cString: pointer)
    free(pointer)
    let present: [UInt8]
    do throws(FileError) { present = try Files.read(target) } catch { throw .unreadable(error) }
    guard present == self.bytes else {
      throw StoreError(
        .cannotWrite,
        Words(en: "\(path) was changed in the meantime; nothing was written", zh: "\(path) 刚刚被改动过，没有写入"))
    }
    do throws(FileError) {
      try Files.put(bytes, at: target, mode: (Files.status(of: target)?.st_mode ?? 0o644) & 0o777)
    } catch {
      throw .cannotWriteText(error)
    }
  }
}

extension StoreError {
  fileprivate static func cannotWriteText(_ error: FileError) -> StoreError {
    StoreError(
      .cannotWrite,
      Words(en: "\(error.path) cannot be written: \(error.reason)", zh: "写不了 \(error.path)：\(error.reason)"))
  }
}
