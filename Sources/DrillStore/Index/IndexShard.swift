import DrillText

/// The values of one folder's files as they stand in a file of their own.
///
/// The file begins with a line that names its form and ends with a checksum of everything before; one that is of
/// another form, cut off, changed or none of ours is no shard, and what it held is made again.
struct IndexShard {
  /// One file's value.
  struct Entry {
    var name: String
    var stamp: FileStamp
    /// Where the value stands in `bytes`.
    var value: Range<Int>
  }

  /// The words that the values refer to.
  var table = WordTable()
  /// When the files began to be looked at, in nanoseconds since 1970.
  var seen: Int64 = 0
  /// By name.
  private(set) var entries: [Entry] = []
  /// What the values stand in.
  private(set) var bytes: [UInt8] = []

  /// A shard of nothing.
  init() {}

  /// Adds a value.
  mutating func add(_ value: some Collection<UInt8>, of name: String, stamp: FileStamp) {
    let start = bytes.count
    bytes.append(contentsOf: value)
    entries.append(Entry(name: name, stamp: stamp, value: start..<bytes.count))
  }

  // MARK: Writing

  /// The file's bytes.
  func written(form: String) -> [UInt8] {
    var writer = ShardWriter()
    writer.raw(Array(Self.firstLine(form).utf8))
    writer.word(UInt64(bitPattern: seen))
    writer.word(UInt64(table.words.count))
    for word in table.words { writer.text(word) }
    writer.word(UInt64(entries.count))
    for entry in entries {
      writer.text(entry.name)
      let stamp = entry.stamp
      for time in [stamp.size, stamp.written, stamp.changed] { writer.word(UInt64(bitPattern: time)) }
      writer.word(stamp.inode)
      writer.word(stamp.beside)
      writer.word(UInt64(entry.value.count))
      writer.raw(bytes[entry.value])
    }
    var sum = Checksum()
    sum.add(writer.bytes)
    writer.word(sum.value)
    return writer.bytes
  }

  private static func firstLine(_ form: String) -> String { "drill index \(form)\n" }

  // MARK: Reading

  /// Reads a file; nil when it is no shard of this form.
  init?(_ file: [UInt8], form: String) {
    let start = Array(Self.firstLine(form).utf8)
    guard file.starts(with: start), file.count >= start.count + 8 else { return nil }
    var sum = Checksum()
    sum.add(file[..<(file.count - 8)])
    var reader = ShardReader(file, from: start.count)
    guard ShardReader.word(in: file, at: file.count - 8) == sum.value, let seen = reader.word(),
      let wordCount = reader.count()
    else { return nil }
    self.seen = Int64(bitPattern: seen)
    var words: [String] = []
    words.reserveCapacity(wordCount)
    for _ in 0..<wordCount {
      guard let word = reader.text() else { return nil }
      words.append(word)
    }
    table = WordTable(words)
    guard table.words == words, let count = reader.count() else { return nil }
    entries.reserveCapacity(count)
    for _ in 0..<count {
      guard let entry = reader.entry() else { return nil }
      entries.append(entry)
    }
    guard reader.isAtEnd else { return nil }
    bytes = file
  }
}

/// Writes words of eight bytes, the lowest byte first.
private struct ShardWriter {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  mutating func word(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  mutating func text(_ text: String) {
    word(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }
}

/// Reads what `ShardWriter` wrote; every answer is nil where the bytes end too early.
private struct ShardReader {
  private let bytes: [UInt8]
  private var index: Int
  private let end: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    index = start
    end = bytes.count - 8
  }

  var isAtEnd: Bool { index == end }

  static func word(in bytes: [UInt8], at start: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
  }

  mutating func word() -> UInt64? {
    guard end - index >= 8 else { return nil }
    index += 8
    return Self.word(in: bytes, at: index - 8)
  }

  /// A count of things that take a byte or more each.
  mutating func count() -> Int? {
    guard let word = word(), word <= UInt64(end - index) else { return nil }
    return Int(word)
  }

  mutating func text() -> String? {
    guard let count = count() else { return nil }
    index += count
    return String(validating: bytes[(index - count)..<index], as: UTF8.self)
  }

  mutating func entry() -> IndexShard.Entry? {
    guard let name = text(), let size = word(), let written = word(), let changed = word(),
      let inode = word(), let beside = word(), let count = count()
    else { return nil }
    index += count
    let stamp = FileStamp(
      size: Int64(bitPattern: size), written: Int64(bitPattern: written),
      changed: Int64(bitPattern: changed), inode: inode, beside: beside)
    return IndexShard.Entry(name: name, stamp: stamp, value: (index - count)..<index)
  }
}
