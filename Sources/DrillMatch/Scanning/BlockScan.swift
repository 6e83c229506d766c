extension LiteralScanner {
  /// Scans one text.
  public func scan(_ bytes: UnsafeBufferPointer<UInt8>, with scratch: inout ScanScratch) {
    var range = 0..<Int32(clamping: bytes.count)
    withUnsafePointer(to: &range) {
      scan(bytes, replies: UnsafeBufferPointer(start: $0, count: 1), with: &scratch)
    }
  }

  /// Scans many texts, each a range of the bytes.
  public func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, replies: UnsafeBufferPointer<Range<Int32>>,
    with scratch: inout ScanScratch
  ) {
    scratch.hits.removeAll(keepingCapacity: true)
    withTables { tables in
      var scan = BlockScan(tables: tables, bytes: bytes, replies: replies, scratch: scratch)
      scan.run(&scratch.hits)
    }
  }

  private func withTables(_ body: (ScanTables) -> Void) {
    withUnsafePointer(to: classes) { classes in
      self.classes.table.withUnsafeBufferPointer { characters in
        table.entries.withUnsafeBufferPointer { entries in
          table.hits.withUnsafeBufferPointer { hits in
            reports.withUnsafeBufferPointer { reports in
              reported.withUnsafeBufferPointer { reported in
                keys.withUnsafeBufferPointer { keys in
                  guard let characters = characters.baseAddress, let entries = entries.baseAddress,
                    let hits = hits.baseAddress
                  else { return }
                  body(
                    ScanTables(
                      classes: classes, characters: characters, entries: entries, hits: hits,
                      reports: reports,
                      reported: reported, keys: keys))
                }
              }
            }
          }
        }
      }
    }
  }
}

/// The tables of a scanner as plain memory, for the time of one scan.
struct ScanTables {
  let classes: UnsafePointer<ScanClasses>
  let characters: UnsafePointer<UInt16>
  let entries: UnsafePointer<UInt16>
  let hits: UnsafePointer<ScanTable.Hit>
  let reports: UnsafeBufferPointer<ScanTree.Report>
  let reported: UnsafeBufferPointer<Int32>
  let keys: UnsafeBufferPointer<ScanKey>
}

/// One scan of many texts: fills block after block with symbols, walks each, and makes hits of what was found.
struct BlockScan {
  let tables: ScanTables
  let reader: SymbolReader
  let walk: SymbolWalk
  private let texts: UnsafeMutablePointer<BlockText>
  private let replies: UnsafeBufferPointer<Range<Int32>>
  /// The next text to read, and how far it is read.
  private var reply = 0
  private var at = 0
  /// Whether the text goes on from the block before.
  private var isOpen = false
  private var tail = SymbolReader.Tail()
  private var state: UInt32 = 0
  /// How many symbols and texts the block has.
  private(set) var count = 0
  private(set) var textCount = 0
  /// The last text that was found peculiar.
  var lastPeculiar = -1

  init(
    tables: ScanTables, bytes: UnsafeBufferPointer<UInt8>,
    replies: UnsafeBufferPointer<Range<Int32>>,
    scratch: borrowing ScanScratch
  ) {
    self.tables = tables
    self.replies = replies
    texts = scratch.texts
    reader = SymbolReader(bytes: bytes, table: tables.characters, classes: tables.classes)
    walk = SymbolWalk(
      entries: tables.entries, hits: tables.hits, symbols: scratch.symbols, logs: scratch.logs,
      logCounts: scratch.logCounts, starts: scratch.starts, states: scratch.states)
  }

  mutating func run(_ hits: inout [ScanHit]) {
    while reply < replies.count {
      fill(walk.symbols)
      let texts = UnsafeBufferPointer(start: texts, count: textCount)
      state = walk.walk(count, texts, from: state)
      if !isOpen { state = 0 }
      resolve(texts, &hits)
    }
  }

  /// The bytes of a text, as far as there are any.
  func range(_ reply: Int) -> Range<Int> {
    let range = replies[reply]
    let end = min(max(Int(range.upperBound), 0), reader.bytes.count)
    return min(max(Int(range.lowerBound), 0), end)..<end
  }

  /// Reads texts until the block is full; one that is longer than a block is read in pieces.
  private mutating func fill(_ symbols: UnsafeMutablePointer<UInt8>) {
    let block = ScanScratch.block
    var count = 0
    textCount = 0
    while reply < replies.count {
      let range = range(reply)
      if !isOpen {
        at = range.lowerBound
        tail = SymbolReader.Tail()
      }
      guard count == 0 || count + range.upperBound - at < block else { break }
      texts[textCount] = BlockText(start: count, reply: reply, offset: at - count)
      textCount += 1
      let next = reader.read(
        from: at, to: min(range.upperBound, at + block), end: range.upperBound, symbols + count,
        &tail)
      count += next - at
      at = next
      isOpen = at < range.upperBound
      if isOpen { break }
      symbols[count] = ScanClasses.border
      count += 1
      reply += 1
    }
    self.count = count
  }
}
