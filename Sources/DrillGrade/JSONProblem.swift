import DrillText

/// Why bytes are not JSON, and where.
public struct JSONProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// The bytes are not UTF-8.
    case notUTF8
    /// Something stands where it may not.
    case unexpected
    /// The text ends before its value does.
    case endsEarly
    /// Something follows the value.
    case moreFollows
    /// A control character stands in a string as it is.
    case controlCharacter
    /// A backslash is followed by something that it does not go with.
    case badEscape
    /// Half of a surrogate pair stands alone.
    case loneSurrogate
    /// A number is not written as JSON wants it.
    case badNumber
    /// Arrays and objects are nested too deeply.
    case tooDeep
  }

  /// What is wrong.
  public var kind: Kind
  /// The byte at which it shows, from 0.
  public var offset: Int

  /// What to tell.
  public var words: Words {
    let byte = offset + 1
    switch kind {
    case .notUTF8: return Words(en: "not UTF-8 (byte \(byte))", zh: "不是 UTF-8（第 \(byte) 字节）")
    case .unexpected:
      return Words(en: "not JSON: unexpected at byte \(byte)", zh: "不是 JSON：第 \(byte) 字节不该出现")
    case .endsEarly: return Words(en: "not JSON: it ends too early", zh: "不是 JSON：没有写完")
    case .moreFollows:
      return Words(
        en: "not JSON: something follows the object at byte \(byte)", zh: "不是 JSON：对象之后第 \(byte) 字节还有内容")
    case .controlCharacter:
      return Words(
        en: "not JSON: a control character in a string at byte \(byte)", zh: "不是 JSON：字符串里第 \(byte) 字节是控制字符")
    case .badEscape:
      return Words(en: "not JSON: an unknown escape at byte \(byte)", zh: "不是 JSON：第 \(byte) 字节的转义无效")
    case .loneSurrogate:
      return Words(
        en: "not JSON: half a surrogate pair at byte \(byte)", zh: "不是 JSON：第 \(byte) 字节的代理对不完整")
    case .badNumber:
      return Words(en: "not JSON: no such number, at byte \(byte)", zh: "不是 JSON：第 \(byte) 字节的数字无效")
    case .tooDeep:
      return Words(
        en: "nested more than \(JSONReader.deepest) levels deep", zh: "嵌套超过 \(JSONReader.deepest) 层")
    }
  }
}
