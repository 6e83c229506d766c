import DrillGrade
import DrillText

/// The files to grade, one after the other, cut into blocks of whole lines.
///
/// What a slow pipe has brought is handed on at once; a line beyond the limit is passed over without being kept.
struct GradeInput {
  /// The names of the files.
  let names: [String]
  /// How many bytes there are, where that can be known.
  let size: Int?

  private let files: [Int32]
  private var next = 0
  private var current: Int32 = -1
  private var isAtStart = false
  /// What was read behind the last block's lines.
  private var rest: [UInt8] = []

  /// Opens the files.
  init(_ names: [String]) throws(Failure) {
    self.names = names
    var files: [Int32] = []
    var size: Int? = 0
    for name in names {
      let opened = System.open(name)
      guard opened.reason == nil else {
        let reason = opened.reason ?? ""
        throw Failure(
          .missing,
          opened.isMissing
            ? Words(en: "there is no file \(name)", zh: "没有文件 \(name)")
            : Words(en: "\(name) cannot be read: \(reason)", zh: "读不了 \(name)：\(reason)"))
      }
      files.append(opened.file)
      size = size.flatMap { sum in System.size(of: opened.file).map { sum + $0 } }
    }
    self.files = files
    self.size = size
  }

  /// Fills a block with the next lines; whether there were any.
  mutating func fill(_ block: GradeBlock) throws(Failure) -> Bool {
    block.clear()
    while openNext() {
      block.file = next - 1
      block.isFirst = isAtStart
      isAtStart = false
      if try read(into: block) { return true }
    }
    return false
  }

  private mutating func openNext() -> Bool {
    if current >= 0 { return true }
    guard next < files.count else { return false }
    current = files[next]
    next += 1
    isAtStart = true
    return true
  }

  private mutating func closeCurrent() {
    System.close(current)
    current = -1
  }

  /// Reads whole lines of the current file; at its end, the last line and whether there was one.
  private mutating func read(into block: GradeBlock) throws(Failure) -> Bool {
    while block.input.count < rest.count { grow(block) }
    block.input.withUnsafeMutableBytes { room in rest.withUnsafeBytes { room.copyMemory(from: $0) } }
    block.count = rest.count
    rest.removeAll(keepingCapacity: true)
    var cut = lastLineEnd(in: block, from: 0)
    while true {
      if let end = cut, block.count == block.input.count || !System.isReady(current) {
        rest.append(contentsOf: block.input[end..<block.count])
        block.count = end
        return true
      }
      if cut == nil, block.count > Grader.longestLine {
        try skipLine(block)
        return true
      }
      if block.count == block.input.count { grow(block) }
      let start = block.count
      let count = try read(into: block, at: start)
      if count == 0 {
        closeCurrent()
        return block.count > 0
      }
      block.count += count
      cut = lastLineEnd(in: block, from: start) ?? cut
    }
  }

  private func grow(_ block: GradeBlock) {
    let old = block.input
    block.input = [UInt8](repeating: 0, count: old.count + max(GradeBlock.size, old.count / 2))
    block.input.withUnsafeMutableBytes { room in old.withUnsafeBytes { room.copyMemory(from: $0) } }
  }

  private func read(into block: GradeBlock, at start: Int) throws(Failure) -> Int {
    let file = current
    let count = block.input.withUnsafeMutableBytes { room in
      System.read(file, into: UnsafeMutableRawBufferPointer(rebasing: room[start...]))
    }
    guard let count else {
      let (name, reason) = (names[next - 1], System.lastReason)
      throw Failure(
        .missing, Words(en: "\(name) cannot be read: \(reason)", zh: "读不了 \(name)：\(reason)"))
    }
    return count
  }

  /// Passes over the rest of a line that is too long; the block stands for it.
  private mutating func skipLine(_ block: GradeBlock) throws(Failure) {
    block.isTooLong = true
    while true {
      let count = try read(into: block, at: 0)
      if count == 0 {
        closeCurrent()
        break
      }
      if let end = block.input.withUnsafeBufferPointer({ System.find(0x0A, in: $0, upTo: count) }) {
        rest.append(contentsOf: block.input[(end + 1)..<count])
        break
      }
    }
    block.count = 0
  }

  /// The place behind the last line break from a place on.
  private func lastLineEnd(in block: GradeBlock, from start: Int) -> Int? {
    block.input.withUnsafeBufferPointer { bytes in
      // In a long line there is none, which a look forward tells fastest.
      guard var end = System.find(0x0A, in: bytes, from: start, upTo: block.count) else { return nil }
      var index = block.count
      while index > end {
        index -= 1
        if bytes[index] == 0x0A { end = index }
      }
      return end + 1
    }
  }
}
