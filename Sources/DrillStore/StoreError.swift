import DrillText

/// Why something could not be found, read or kept, and what to do about it.
public struct StoreError: Error, Sendable, Hashable {
  /// What kind of trouble it is; decides the exit code.
  public enum Kind: Sendable, Hashable {
    /// Something that was asked for does not exist.
    case missing
    /// Something that was read is not as it should be.
    case badData
    /// A file or folder cannot be made, or is in use.
    case cannotCreate
    /// A file cannot be written any further.
    case cannotWrite
  }

  /// The kind.
  public let kind: Kind
  /// What is wrong.
  public let message: Words
  /// What to do.
  public let advice: Words?

  /// Creates an error.
  public init(_ kind: Kind, _ message: Words, advice: Words? = nil) {
    self.kind = kind
    self.message = message
    self.advice = advice
  }

  static func unreadable(_ error: FileError) -> StoreError {
    error.isMissing
      ? StoreError(.missing, Words(en: "there is no file \(error.path)", zh: "没有文件 \(error.path)"))
      : StoreError(
        .missing,
        Words(
          en: "\(error.path) cannot be read: \(error.reason)", zh: "读不了 \(error.path)：\(error.reason)"))
  }

  static func cannotCreate(_ error: FileError) -> StoreError {
    StoreError(
      .cannotCreate,
      Words(
        en: "\(error.path) cannot be made: \(error.reason)", zh: "无法建立 \(error.path)：\(error.reason)"),
      advice: Words(
        en: "Name a folder that you may write to with --store DIR or DRILL_STORE; ‘drill doctor’ checks it.",
        zh: "请用 --store 目录 或 DRILL_STORE 指定一个可写的目录；drill doctor 可以检查。"))
  }

  static func cannotWrite(_ error: FileError) -> StoreError {
    StoreError(
      .cannotWrite,
      Words(
        en: "\(error.path) cannot be written: \(error.reason)", zh: "写不了 \(error.path)：\(error.reason)"),
      advice: Words(
        en: "What was written before is kept. Make room on the disk, then go on with ‘drill resume’.",
        zh: "此前的内容都已保存。请腾出磁盘空间，然后用 drill resume 继续。"))
  }
}
