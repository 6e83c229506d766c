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
  static let block = 16_384
  /// For how many symbols there is room: a block, and what is written ahead behind it.
  static let room = block + 64

  /// What the last scan found, text by text.
  public internal(set) var hits: [ScanHit] = []
  /// The symbols of a block of texts, byte for byte, with a border behind each text.
  let symbols: UnsafeMutablePointer<UInt8>
  /// What each lane found, from the place on where it starts; how much; where that is; and its state.
  let logs: UnsafeMutablePointer<UInt64>
  let logCounts: UnsafeMutablePointer<Int>
  let starts: UnsafeMutablePointer<Int>
  let states: UnsafeMutablePointer<UInt32>
  /// The texts of the block.
  let texts: UnsafeMutablePointer<BlockText>

  /// Creates a scratch.
  public init() {
    let lanes = SymbolWalk.lanes
    symbols = Self.memory(ScanClasses.border, count: Self.room)
    logs = Self.memory(0, count: Self.room)
    logCounts = Self.memory(0, count: lanes)
    starts = Self.memory(0, count: lanes + 1)
    states = Self.memory(0, count: lanes)
    texts = Self.memory(BlockText(start: 0, reply: 0, offset: 0), count: Self.room)
  }

  deinit {
    symbols.deallocate()
    logs.deallocate()
    logCounts.deallocate()
    starts.deallocate()
    states.deallocate()
    texts.deallocate()
  }

  private static func memory<Element: BitwiseCopyable>(
    _ value: Element, count: Int
  ) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: count)
    memory.initialize(repeating: value, count: count)
    return memory
  }
}

/// A text, or a piece of a long one, in a block.
struct BlockText: BitwiseCopyable {
  /// Where its symbols start.
  var start: Int
  /// Its index.
  var reply: Int
  /// What to add to a place of the block for the place in the bytes.
  var offset: Int
}
