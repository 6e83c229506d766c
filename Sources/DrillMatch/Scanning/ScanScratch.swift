/// Something that a scan found.
public struct ScanHit: Sendable, Hashable {
  /// What stands for a literal where a text must be read in full: it holds something that a scanner cannot read.
  public static let peculiar: Int32 = -1

  /// The index of the text.
  public var reply: Int32
  /// The index of the literal, or `peculiar`.
  public var literal: Int32
  /// Where the character ends that the hit ends with, in bytes of the buffer.
  public var end: Int32
}

/// The working memory of scans, to be used again and again.
public struct ScanScratch: ~Copyable {
  /// So many bytes are read before they are walked.
  static let block = 8192
  /// For how many symbols there is room: a block, and what is written ahead behind it.
  static let room = block + 64

  /// What the last scan found, text by text.
  public internal(set) var hits: [ScanHit] = []
  /// The symbols of a block of texts, byte for byte, with a border behind each text.
  let symbols: UnsafeMutablePointer<UInt8>
  /// What each of four walks found.
  let logs: UnsafeMutablePointer<UInt64>
  let logCounts: UnsafeMutablePointer<Int>
  /// The texts of the block.
  let texts: UnsafeMutablePointer<BlockText>

  /// Creates a scratch.
  public init() {
    symbols = .allocate(capacity: Self.room)
    symbols.initialize(repeating: ScanClasses.border, count: Self.room)
    logs = .allocate(capacity: 4 * Self.room)
    logs.initialize(repeating: 0, count: 4 * Self.room)
    logCounts = .allocate(capacity: 4)
    logCounts.initialize(repeating: 0, count: 4)
    texts = .allocate(capacity: Self.room)
    texts.initialize(repeating: BlockText(start: 0, reply: 0, offset: 0), count: Self.room)
  }

  deinit {
    symbols.deallocate()
    logs.deallocate()
    logCounts.deallocate()
    texts.deallocate()
  }
}

/// A text, or a piece of a long one, in a block.
struct BlockText {
  /// Where its symbols start.
  var start: Int
  /// Its index.
  var reply: Int
  /// What to add to a place of the block for the place in the bytes.
  var offset: Int
}
