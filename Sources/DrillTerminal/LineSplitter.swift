/// Cuts a stream of bytes into lines of text.
public struct LineSplitter: Sendable {
  /// A line that was typed or sent.
  public struct Line: Sendable, Hashable {
    /// The text without its line end; what was not UTF-8 stands as U+FFFD.
    public var text: String
    /// Whether some bytes were not UTF-8.
    public var hadInvalidBytes: Bool
    /// Whether the line was longer than the limit; the text is then its beginning.
    public var wasCut: Bool

    /// Creates a line.
    public init(text: String, hadInvalidBytes: Bool = false, wasCut: Bool = false) {
      self.text = text
      self.hadInvalidBytes = hadInvalidBytes
      self.wasCut = wasCut
    }
  }

  /// The most bytes that a line keeps; what goes beyond is dropped up to the line's end.
  public let limit: Int
  private var pending: [UInt8] = []
  private var isCut = false
  private var lines: [Line] = []
  private var isFirst = true

  /// Creates a splitter.
  public init(limit: Int = 1 << 20) {
    self.limit = limit
  }

  /// Takes in further bytes.
  public mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        finishLine()
      } else if pending.count < limit {
        pending.append(byte)
      } else {
        isCut = true
      }
    }
  }

  /// The stream is over; what stands without a line end is a line too.
  public mutating func finish() {
    if !pending.isEmpty { finishLine() }
  }

  /// The next whole line, if there is one.
  public mutating func next() -> Line? {
    lines.isEmpty ? nil : lines.removeFirst()
  }

  private mutating func finishLine() {
    var bytes = pending[...]
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    // A byte order mark is no part of the first reply.
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    isFirst = false
    if isCut { bytes = Self.withoutBrokenEnd(bytes) }
    let valid = String(validating: bytes, as: UTF8.self)
    lines.append(
      Line(
        text: valid ?? String(decoding: bytes, as: UTF8.self), hadInvalidBytes: valid == nil,
        wasCut: isCut))
    pending.removeAll(keepingCapacity: pending.count < 1 << 16)
    isCut = false
  }

  /// A cut may fall inside a character; the rest of that character goes too.
  private static func withoutBrokenEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
    guard end > bytes.startIndex, bytes[end - 1] >= 0xC0 else { return bytes }
    return bytes[..<(end - 1)]
  }
}
