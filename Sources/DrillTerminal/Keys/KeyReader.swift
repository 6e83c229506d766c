/// Makes keys out of the bytes of a terminal.
///
/// Bytes may be cut anywhere: a character or a sequence that is not whole waits for the rest. Whole sequences that
/// are not known are swallowed whole. What never gets its end does not swallow what comes after: when nothing came
/// for `patience`, call `giveUpWaiting`. Linear in the bytes.
public struct KeyReader: Sendable {
  /// The most bytes of a paste that are kept back; a longer one comes in several pieces.
  public static let pasteLimit = 1 << 20

  /// The most bytes of an escape sequence that is read; a longer one is no key.
  private static let sequenceLimit = 256

  private enum Mode { case keys, paste, string, sequence }

  private var mode = Mode.keys
  private var bytes: [UInt8] = []
  private var head = 0
  /// How far a paste was searched for its end.
  private var searched = 0
  private var ready: [Key] = []
  /// Whether something came that was not UTF-8; it stands as U+FFFD in the text.
  public private(set) var hadInvalidBytes = false

  /// Creates a reader.
  public init() {}

  /// Takes in further bytes.
  public mutating func take(_ more: some Sequence<UInt8>) {
    if head > 0 {
      bytes.removeFirst(head)
      searched -= head
      head = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next key, if one is whole.
  public mutating func next() -> Key? {
    if !ready.isEmpty { return ready.removeFirst() }
    while head < bytes.count {
      switch mode {
      case .keys:
        switch parse() {
        case .key(let key, let count):
          head += count
          if let key = harmless(key) { return key }
        case .skip(let count): head += count
        case .begin(let next, let count):
          head += count
          mode = next
          searched = head
        case .more: return nil
        }
      case .paste:
        guard let key = pasted() else { return nil }
        return key
      case .string: if !dropString() { return nil }
      case .sequence: dropSequence()
      }
    }
    return nil
  }

  /// Whether something stands unfinished: an escape sequence, a character, a paste.
  public var isWaiting: Bool { head < bytes.count || mode != .keys }

  /// How many milliseconds of silence show that the rest will not come; nil when nothing is unfinished.
  ///
  /// Short after Escape, which is a key of its own too; long within a paste or a character, where the line may only be slow.
  public var patience: Int? {
    guard isWaiting else { return nil }
    switch mode {
    case .paste: return 1000
    case .string, .sequence: return 30
    case .keys: return bytes[head] == 0x1B ? 30 : 1000
    }
  }

  /// Takes what is unfinished for what it is: a lone Escape for the key, a paste without an end for a paste.
  public mutating func giveUpWaiting() {
    switch mode {
    case .string, .sequence: break
    case .paste:
      ready.append(.paste(HarmlessText.clean(decoded(bytes[head...]))))
    case .keys:
      guard head < bytes.count else { return }
      guard bytes[head] == 0x1B else {
        ready.append(.text(decoded(bytes[head...])))
        break
      }
      ready += givenUp(Array(bytes[(head + 1)...]))
    }
    mode = .keys
    bytes.removeAll(keepingCapacity: bytes.count < 1 << 16)
    head = 0
    searched = 0
  }

  private func givenUp(_ rest: [UInt8]) -> [Key] {
    switch rest {
    case []: [.escape]
    case [0x1B]: [.escape, .escape]
    case _ where rest.count == 1: [Key.alt(byte: rest[0]) ?? .unknown]
    default: []
    }
  }

  // MARK: Parsing

  private enum Step {
    /// A key in so many bytes.
    case key(Key, Int)
    /// So many bytes that mean nothing.
    case skip(Int)
    /// After so many bytes, something longer begins.
    case begin(Mode, Int)
    /// It is not whole yet.
    case more
  }

  private mutating func parse() -> Step {
    let first = bytes[head]
    if first == 0x1B { return parseEscape() }
    if let key = Key.control(byte: first) { return .key(key, 1) }
    var end = head
    while end < bytes.count, bytes[end] >= 0x20, bytes[end] != 0x7F { end += 1 }
    if end == bytes.count { end -= Self.unfinished(bytes[head..<end]) }
    if end == head { return .more }
    return .key(.text(decoded(bytes[head..<end])), end - head)
  }

  /// How many bytes at the end are the beginning of a character whose rest has not come.
  private static func unfinished(_ bytes: ArraySlice<UInt8>) -> Int {
    for back in 1...3 {
      guard back <= bytes.count else { return 0 }
      let byte = bytes[bytes.endIndex - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return byte < 0xF8 && back < length ? back : 0
    }
    return 0
  }

  private mutating func decoded(_ piece: ArraySlice<UInt8>) -> String {
    if let text = String(validating: piece, as: UTF8.self) { return text }
    hadInvalidBytes = true
    return String(decoding: piece, as: UTF8.self)
  }

  /// Takes control characters out of texts; nil when nothing stays.
  private func harmless(_ key: Key) -> Key? {
    guard case .text(let text) = key else { return key }
    let clean = HarmlessText.clean(text)
    return clean.isEmpty ? nil : .text(clean)
  }

  private func parseEscape() -> Step {
    guard head + 1 < bytes.count else { return .more }
    let second = bytes[head + 1]
    switch second {
    case UInt8(ascii: "["): return parseSequence(at: head + 2, hasAlt: false)
    case UInt8(ascii: "O"): return parseShort(at: head + 2, hasAlt: false)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      return head + 2 < bytes.count ? .begin(.string, 2) : .more
    case 0x1B:
      guard head + 2 < bytes.count else { return .more }
      switch bytes[head + 2] {
      case UInt8(ascii: "["): return parseSequence(at: head + 3, hasAlt: true)
      case UInt8(ascii: "O"): return parseShort(at: head + 3, hasAlt: true)
      default: return .key(.escape, 1)
      }
    default:
      guard let key = Key.alt(byte: second) else { return .key(.escape, 1) }
      return .key(key, 2)
    }
  }

  private func parseShort(at start: Int, hasAlt: Bool) -> Step {
    var index = start
    while index < bytes.count, bytes[index].isDigit { index += 1 }
    guard index < bytes.count else { return .more }
    guard (0x40...0x7E).contains(bytes[index]) else { return .skip(index - head) }
    var sequence = EscapeSequence(final: bytes[index], hasAlt: hasAlt, isShort: true)
    if index > start { sequence.numbers = [nil, Self.number(bytes[start..<index])] }
    return step(sequence, length: index + 1 - head)
  }

  private func parseSequence(at start: Int, hasAlt: Bool) -> Step {
    var index = start
    // The Linux console: ESC [ [ A is F1.
    if index < bytes.count, bytes[index] == UInt8(ascii: "[") {
      guard index + 1 < bytes.count else { return .more }
      let letter = bytes[index + 1]
      guard (0x41...0x45).contains(letter) else { return .skip(index + 1 - head) }
      return .key(.function(Int(letter) - 0x40), index + 2 - head)
    }
    while index < bytes.count, (0x20...0x3F).contains(bytes[index]) { index += 1 }
    if index - head > Self.sequenceLimit { return .begin(.sequence, index - head) }
    guard index < bytes.count else { return .more }
    // Something else has begun within it: what came so far is dropped.
    guard (0x40...0x7E).contains(bytes[index]) else { return .skip(index - head) }
    // An old mouse report: three more bytes.
    if bytes[index] == UInt8(ascii: "M"), index == start {
      return index + 3 < bytes.count ? .skip(index + 4 - head) : .more
    }
    return step(sequence(bytes[start..<index], bytes[index], hasAlt), length: index + 1 - head)
  }

  private func sequence(_ middle: ArraySlice<UInt8>, _ final: UInt8, _ hasAlt: Bool) -> EscapeSequence {
    var sequence = EscapeSequence(final: final, hasAlt: hasAlt)
    var middle = middle
    if let mark = middle.first, (0x3C...0x3F).contains(mark) {
      sequence.mark = mark
      middle = middle.dropFirst()
    }
    guard !middle.isEmpty else { return sequence }
    sequence.numbers = middle.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map(Self.number)
    return sequence
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard let first = digits.first, first.isDigit else { return nil }
    var value = 0
    for digit in digits.prefix(6) {
      guard digit.isDigit else { break }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  private func step(_ sequence: EscapeSequence, length: Int) -> Step {
    switch sequence.meaning {
    case .key(let key): .key(key, length)
    case .pasteBegins: .begin(.paste, length)
    case .nothing: .skip(length)
    }
  }

  // MARK: What is longer

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private mutating func pasted() -> Key? {
    let end = Self.pasteEnd
    var index = max(head, searched)
    while index + end.count <= bytes.count {
      if bytes[index] == 0x1B, bytes[index..<index + end.count].elementsEqual(end) {
        let text = decoded(bytes[head..<index])
        head = index + end.count
        mode = .keys
        return .paste(HarmlessText.clean(text))
      }
      index += 1
    }
    searched = index
    guard index - head > Self.pasteLimit else { return nil }
    let cut = index - Self.unfinished(bytes[head..<index])
    let text = decoded(bytes[head..<cut])
    head = cut
    return .paste(HarmlessText.clean(text))
  }

  /// Drops a string for the terminal (a title, a report) up to its end; false when it may end in the next byte.
  private mutating func dropString() -> Bool {
    while head < bytes.count {
      let byte = bytes[head]
      if byte == 0x1B {
        // It ends in ESC \, or something new begins.
        guard head + 1 < bytes.count else { return false }
        if bytes[head + 1] == UInt8(ascii: "\\") { head += 2 }
        mode = .keys
        return true
      }
      head += 1
      if byte == 0x07 || byte == 0x18 || byte == 0x1A {
        mode = .keys
        return true
      }
    }
    return true
  }

  private mutating func dropSequence() {
    while head < bytes.count, (0x20...0x3F).contains(bytes[head]) { head += 1 }
    guard head < bytes.count else { return }
    if (0x40...0x7E).contains(bytes[head]) { head += 1 }
    mode = .keys
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
