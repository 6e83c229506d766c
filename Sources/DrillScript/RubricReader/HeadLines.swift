import DrillText

/// Empties the lines of a rubric that hold phrases and examples, nearly all of it, so that the rest is read quickly.
///
/// Lines keep their numbers. A line that is not clearly one of these is left as it is; the reader knows what to do.
struct HeadLines {
  private var head: [UInt8] = []
  private var sawSection = false
  /// Whether the lines that go on from the one before are emptied with it.
  private var isDropping = false

  /// The bytes of a file with such lines emptied.
  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var lines = HeadLines()
    lines.head.reserveCapacity(bytes.count / 8)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        var length = 0
        while end < bytes.count {
          length = SourceFile.lineEnd(in: bytes, at: end)
          if length > 0 { break }
          end += 1
        }
        lines.add(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        lines.head.append(contentsOf: bytes[end..<end + length])
        start = end + length
      }
    }
    return lines.head
  }

  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
    guard let first = line.first else {
      isDropping = false
      return
    }
    if isDropping, Self.isIndented(line) { return }
    if first == UInt8(ascii: "#") || line.starts(with: Self.wideHash) { sawSection = true }
    isDropping = sawSection && Self.holdsWords(line)
    if !isDropping { head.append(contentsOf: line) }
  }

  private static let wideHash: [UInt8] = [0xEF, 0xBC, 0x83]

  private static func isIndented(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line[0] == 0x09 || line.starts(with: [0x20, 0x20]) || line.starts(with: [0xE3, 0x80, 0x80])
  }

  /// Whether a line begins as a phrase or an example does.
  private static func holdsWords(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if line[0] == UInt8(ascii: "+") || line[0] == UInt8(ascii: "-") { return true }
    if marks.contains(where: line.starts(with:)) { return true }
    for name in names where line.starts(with: name) {
      var at = name.count
      while at < line.count, line[at] == 0x20 { at += 1 }
      return line[at...].first == UInt8(ascii: ":") || line[at...].starts(with: [0xEF, 0xBC, 0x9A])
    }
    return false
  }

  /// What examples begin with besides ASCII signs.
  private static let marks: [[UInt8]] =
    ["＋", "－"].map { Array($0.utf8) }
    + (Vocabulary.todo.names.flatMap { name in ["\(name) +", "\(name) -"] }).map { Array($0.utf8) }

  /// The keys of phrases and places.
  private static let names = Vocabulary.rule.filter { $0.isAboutWords || $0 == .note }.names.map {
    Array($0.utf8)
  }
}
