/// Walks the automaton over the symbols of a block, in four places at once so that none waits for memory alone.
struct SymbolWalk {
  let entries: UnsafePointer<UInt16>
  let hits: UnsafePointer<ScanTable.Hit>
  let symbols: UnsafeMutablePointer<UInt8>
  /// For each of the four walks, room for what it finds: a place above the number of a hit.
  let logs: UnsafeMutablePointer<UInt64>
  /// For each of the four walks, how much it has found.
  let logCounts: UnsafeMutablePointer<Int>

  /// Walks over all symbols up to `count`, in four stretches where there are texts enough, and gives the last state.
  ///
  /// Each stretch starts with a text, so that nothing to be found lies across.
  func walk(_ count: Int, _ texts: UnsafeBufferPointer<BlockText>, from state: UInt32) -> UInt32 {
    let starts = starts(count, texts)
    guard starts[0] > 0 else { return walk(0..<count, from: state, log: 0) }
    let lengths = SIMD4(starts[0], starts[1] - starts[0], starts[2] - starts[1], count - starts[2])
    let common = lengths.min()
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4) { walks in
      guard let walks = walks.baseAddress else { return 0 }
      walks.initialize(repeating: 0, count: 4)
      walks[0] = state
      walk(starts, count: common, walks)
      _ = walk(common..<starts[0], from: walks[0], log: 0)
      _ = walk(starts[0] + common..<starts[1], from: walks[1], log: 1)
      _ = walk(starts[1] + common..<starts[2], from: walks[2], log: 2)
      return walk(starts[2] + common..<count, from: walks[3], log: 3)
    }
  }

  /// Where the second, third and fourth stretch start, about a quarter each; zeros where one walk will do.
  private func starts(_ count: Int, _ texts: UnsafeBufferPointer<BlockText>) -> SIMD3<Int> {
    guard texts.count >= 4 else { return SIMD3() }
    var result = SIMD3<Int>()
    for quarter in 1...3 {
      var (low, high) = (0, texts.count)
      while low < high {
        let middle = (low + high) / 2
        if texts[middle].start * 4 < count * quarter { low = middle + 1 } else { high = middle }
      }
      guard low < texts.count else { return SIMD3() }
      result[quarter - 1] = texts[low].start
    }
    return result
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
  private func state(_ entry: UInt32, _ at: Int, _ log: Int) -> UInt32 {
    let isFound = entry &>> 15
    let number = (entry & 0x7FFF) &* isFound
    let end = logCounts[log]
    logs[log &* ScanScratch.room &+ end] = UInt64(truncatingIfNeeded: at) &<< 32 | UInt64(number)
    logCounts[log] = end &+ Int(isFound)
    let next = UInt32(hits[Int(number)].next)
    return isFound == 0 ? entry : next
  }

  /// Does the same for the four walks at once, whose entries stand in memory.
  @inline(never)
  private func step(_ walks: UnsafeMutablePointer<UInt32>, _ starts: SIMD3<Int>, _ at: Int) {
    walks[0] = state(walks[0], at, 0)
    walks[1] = state(walks[1], starts[0] &+ at, 1)
    walks[2] = state(walks[2], starts[1] &+ at, 2)
    walks[3] = state(walks[3], starts[2] &+ at, 3)
  }

  private func walk(_ range: Range<Int>, from start: UInt32, log: Int) -> UInt32 {
    var last = start
    for at in range {
      last = next(last, symbols[at])
      if last >= UInt32(ScanTable.found) { last = self.state(last, at, log) }
    }
    return last
  }

  private func walk(_ starts: SIMD3<Int>, count: Int, _ walks: UnsafeMutablePointer<UInt32>) {
    let (second, third, fourth) = (symbols + starts[0], symbols + starts[1], symbols + starts[2])
    var (a, b, c, d) = (walks[0], walks[1], walks[2], walks[3])
    var at = 0
    while at < count {
      a = next(a, symbols[at])
      b = next(b, second[at])
      c = next(c, third[at])
      d = next(d, fourth[at])
      if a | b | c | d >= UInt32(ScanTable.found) {
        (walks[0], walks[1], walks[2], walks[3]) = (a, b, c, d)
        step(walks, starts, at)
        (a, b, c, d) = (walks[0], walks[1], walks[2], walks[3])
      }
      at &+= 1
    }
    (walks[0], walks[1], walks[2], walks[3]) = (a, b, c, d)
  }
}
