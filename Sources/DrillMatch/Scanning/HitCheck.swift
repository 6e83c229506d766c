extension BlockScan {
  /// Makes hits of what the walks have written down, leaving out what surely is none.
  mutating func resolve(_ texts: UnsafeBufferPointer<BlockText>, _ hits: inout [ScanHit]) {
    var suspect = nextSuspect(from: 0)
    var text = 0
    for log in 0..<SymbolWalk.lanes {
      let entries = UnsafeBufferPointer(
        start: walk.logs + walk.starts[log], count: walk.logCounts[log])
      for entry in entries {
        let at = Int(entry >> 32)
        while suspect <= at { suspect = look(at: suspect, texts, &text, &hits) }
        while text + 1 < texts.count, texts[text + 1].start <= at { text += 1 }
        check(at, texts[text], walk.hits[Int(entry & 0xFFFF)].report, &hits)
      }
    }
    while suspect < count { suspect = look(at: suspect, texts, &text, &hits) }
  }

  /// Makes a hit of each literal of a report, but for those that surely are none.
  private mutating func check(
    _ at: Int, _ text: BlockText, _ report: Int32, _ hits: inout [ScanHit]
  ) {
    let goesOn = isInWord(after: at, text)
    var report = report
    while report >= 0 {
      let found = tables.reports[Int(report)]
      report = found.next
      for index in found.literals {
        let literal = tables.reported[Int(index)]
        guard Int(literal) < tables.keys.count else {
          if isRun(at, text) { add(peculiar: text.reply, at + text.offset, &hits) }
          continue
        }
        let key = tables.keys[Int(literal)]
        if key.endsWord && goesOn || key.startsWord && startsInWord(at, text, Int(key.count)) {
          continue
        }
        hits.append(
          ScanHit(
            reply: Int32(truncatingIfNeeded: text.reply), literal: literal,
            end: end(at + text.offset)))
      }
    }
  }

  private mutating func add(peculiar reply: Int, _ place: Int, _ hits: inout [ScanHit]) {
    guard lastPeculiar != reply else { return }
    lastPeculiar = reply
    hits.append(
      ScanHit(reply: Int32(truncatingIfNeeded: reply), literal: ScanHit.peculiar, end: end(place)))
  }

  /// Where the character ends that has a byte at a place.
  private func end(_ place: Int) -> Int32 {
    let bytes = reader.bytes
    var end = place &+ 1
    if bytes[place] >= 0x80 {
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end &+= 1 }
    }
    return Int32(truncatingIfNeeded: end)
  }

  /// Whether surely no word ends with the symbol at a place: two ASCII letters side by side are always of one word.
  private func isInWord(after at: Int, _ text: BlockText) -> Bool {
    let place = at &+ text.offset
    return walk.symbols[at &+ 1] != ScanClasses.border && place &+ 1 < reader.bytes.count
      && Self.isLetter(reader.bytes[place]) && Self.isLetter(reader.bytes[place &+ 1])
  }

  /// Whether surely no word starts with the first of so many symbols that end at a place.
  private func startsInWord(_ at: Int, _ text: BlockText, _ count: Int) -> Bool {
    let first = first(of: count, at, text)
    // What stands before the block is not known.
    guard first > text.start else { return false }
    let place = first &+ text.offset
    return Self.isLetter(reader.bytes[place &- 1]) && Self.isLetter(reader.bytes[place])
  }

  /// Where the first of so many symbols stands that end at a place; -1 when that is before the block.
  private func first(of count: Int, _ at: Int, _ text: BlockText) -> Int {
    var at = at
    var left = count &- 1
    while left > 0 {
      at &-= 1
      guard at >= text.start else { return -1 }
      // Nothing to see are `skipped` and `peculiar`.
      left &-= walk.symbols[at] & ~ScanClasses.peculiar == 0 ? 0 : 1
    }
    return at
  }

  /// Whether three symbols of one letter may be a run of one character, which folding shortens.
  private func isRun(_ at: Int, _ text: BlockText) -> Bool {
    let second = first(of: 2, at, text) + text.offset
    let start = first(of: 3, at, text)
    guard start >= 0 else { return true }
    let (a, b, c) = (
      reader.bytes[start + text.offset], reader.bytes[second], reader.bytes[at + text.offset]
    )
    // Not a letter but the second half of a character of two symbols.
    if a & 0xC0 == 0x80 { return false }
    guard a < 0x80, b < 0x80, c < 0x80 else { return true }
    return Self.isLetter(a) && a | 0x20 == b | 0x20 && a | 0x20 == c | 0x20
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

// MARK: Characters that a scanner cannot read

extension BlockScan {
  /// The next place with such a character, or the end of the block.
  private func nextSuspect(from start: Int) -> Int {
    var at = start
    let wanted = SIMD16<UInt8>(repeating: ScanClasses.peculiar)
    while at + 16 <= count {
      let symbols = UnsafeRawPointer(walk.symbols + at).loadUnaligned(as: SIMD16<UInt8>.self)
      if any(symbols .== wanted) { break }
      at += 16
    }
    while at < count, walk.symbols[at] != ScanClasses.peculiar { at += 1 }
    return at
  }

  /// Looks whether such a character is one indeed, and gives the place of the next; `text` is the text before or here.
  private mutating func look(
    at: Int, _ texts: UnsafeBufferPointer<BlockText>, _ text: inout Int, _ hits: inout [ScanHit]
  ) -> Int {
    while text + 1 < texts.count, texts[text + 1].start <= at { text += 1 }
    let found = texts[text]
    if found.reply != lastPeculiar, !isPlain(at, found) {
      add(peculiar: found.reply, at + found.offset, &hits)
    }
    return nextSuspect(from: at + 1)
  }

  /// Whether a `@` or `$` surely stands for itself: something visible apart from letters on either side.
  private func isPlain(_ at: Int, _ text: BlockText) -> Bool {
    let place = at + text.offset
    let limits = range(text.reply)
    guard reader.bytes[place] < 0x80 else { return false }
    let isApart = place == limits.lowerBound || Self.isMark(reader.bytes[place - 1])
    guard isApart, place + 1 < limits.upperBound else { return isApart }
    let next = reader.bytes[place + 1]
    return Self.isMark(next) || (0x30...0x39).contains(next)
  }

  /// Whether a byte is a space or a mark that is no part of a word.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x40, 0x24, 0x60, 0x41...0x5A: false
    case 0x20...0x2F, 0x3A...0x5E, 0x7B...0x7E: true
    default: false
    }
  }
}
