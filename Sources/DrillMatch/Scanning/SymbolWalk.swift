/// Walks the automaton over the symbols of a block, in several places at once so that none waits for memory alone.
struct SymbolWalk {
  /// How many places there are.
  static let lanes = 8

  let entries: UnsafePointer<UInt16>
  let hits: UnsafePointer<ScanTable.Hit>
  let symbols: UnsafeMutablePointer<UInt8>
  /// What each lane finds, from the place on where it starts: a place above the number of a hit.
  let logs: UnsafeMutablePointer<UInt64>
  /// For each lane, how much it has found.
  let logCounts: UnsafeMutablePointer<Int>
  /// For each lane where it starts, and behind them the end of the last.
  let starts: UnsafeMutablePointer<Int>
  /// For each lane the state, or the entry that it is to be taken from.
  let states: UnsafeMutablePointer<UInt32>

  /// Walks over all symbols up to `count` and gives the last state.
  ///
  /// Each lane starts with a text, so that nothing to be found lies across.
  func walk(_ count: Int, _ texts: UnsafeBufferPointer<BlockText>, from state: UInt32) -> UInt32 {
    for lane in 0..<Self.lanes {
      logCounts[lane] = 0
      states[lane] = 0
    }
    states[0] = state
    let common = divide(count, texts)
    if common > 0 { walkTogether(common) }
    for lane in 0..<Self.lanes { walk(lane, from: starts[lane] + common) }
    return states[Self.lanes - 1]
  }

  /// Gives each lane its share of the texts, and tells how far all lanes can go together.
  private func divide(_ count: Int, _ texts: UnsafeBufferPointer<BlockText>) -> Int {
    starts[0] = 0
    starts[Self.lanes] = count
    if texts.count < Self.lanes {
      // The last lane takes all, as its state is the one to go on from.
      for lane in 1..<Self.lanes { starts[lane] = 0 }
      states[Self.lanes - 1] = states[0]
      return 0
    }
    var common = count
    for lane in 1..<Self.lanes {
      var (low, high) = (0, texts.count)
      while low < high {
        let middle = (low + high) / 2
        if texts[middle].start * Self.lanes < count * lane {
          low = middle + 1
        } else {
          high = middle
        }
      }
      starts[lane] = low < texts.count ? texts[low].start : count
      common = min(common, starts[lane] - starts[lane - 1])
    }
    return min(common, count - starts[Self.lanes - 1])
  }

  /// The entry of a state for a symbol.
  @inline(__always)
  private func next(_ state: UInt32, _ symbol: UInt8) -> UInt32 {
    UInt32(entries[Int(state &* UInt32(ScanClasses.count) &+ UInt32(symbol))])
  }

  /// The state behind an entry, which is written down where it tells that something is found.
  ///
  /// Without branches, as none could foretell them; there is always a first hit to look at in vain.
  @inline(__always)
  private func state(_ entry: UInt32, _ at: Int, _ lane: Int) -> UInt32 {
    let isFound = entry &>> 15
    let number = (entry & 0x7FFF) &* isFound
    let end = logCounts[lane]
    logs[starts[lane] &+ end] = UInt64(truncatingIfNeeded: at) &<< 32 | UInt64(number)
    logCounts[lane] = end &+ Int(isFound)
    let next = UInt32(hits[Int(number)].next)
    return isFound == 0 ? entry : next
  }

  /// Does the same for all lanes.
  @inline(never)
  private func take(_ at: Int) {
    for lane in 0..<Self.lanes { states[lane] = state(states[lane], starts[lane] &+ at, lane) }
  }

  /// Walks one lane to its end.
  private func walk(_ lane: Int, from start: Int) {
    var last = states[lane]
    var at = start
    let end = starts[lane + 1]
    while at < end {
      last = next(last, symbols[at])
      if last >= UInt32(ScanTable.found) { last = state(last, at, lane) }
      at &+= 1
    }
    states[lane] = last
  }

  private func walkTogether(_ count: Int) {
    let (p0, p1, p2, p3) = (symbols, symbols + starts[1], symbols + starts[2], symbols + starts[3])
    let (p4, p5) = (symbols + starts[4], symbols + starts[5])
    let (p6, p7) = (symbols + starts[6], symbols + starts[7])
    var (a, b, c, d) = (states[0], states[1], states[2], states[3])
    var (e, f, g, h) = (states[4], states[5], states[6], states[7])
    var at = 0
    while at < count {
      a = next(a, p0[at])
      b = next(b, p1[at])
      c = next(c, p2[at])
      d = next(d, p3[at])
      e = next(e, p4[at])
      f = next(f, p5[at])
      g = next(g, p6[at])
      h = next(h, p7[at])
      if a | b | c | d | e | f | g | h >= UInt32(ScanTable.found) {
        (states[0], states[1], states[2], states[3]) = (a, b, c, d)
        (states[4], states[5], states[6], states[7]) = (e, f, g, h)
        take(at)
        (a, b, c, d) = (states[0], states[1], states[2], states[3])
        (e, f, g, h) = (states[4], states[5], states[6], states[7])
      }
      at &+= 1
    }
    (states[0], states[1], states[2], states[3]) = (a, b, c, d)
    (states[4], states[5], states[6], states[7]) = (e, f, g, h)
  }
}
