import DrillGrade

/// Some whole lines of a file on their way from the input to the output.
///
/// A block belongs to one thread at a time; the belt hands it on. Its memory is used again and again.
final class GradeBlock {
  /// How many bytes are read at a time.
  static let size = 256 << 10
  /// Memory beyond this is given back once the block is written.
  private static let keptSize = 4 << 20

  /// Room for the lines; `count` bytes of it are filled.
  var input: [UInt8]
  /// How much of the room holds lines.
  var count = 0
  /// Which file it comes from.
  var file = 0
  /// Whether the file begins with it.
  var isFirst = false
  /// Whether it stands for a single line that was too long to keep.
  var isTooLong = false

  /// The graded lines.
  private(set) var output: [UInt8] = []
  /// The lines that could not be graded, counted within the block from 0.
  private(set) var problems: [(line: Int, problem: LineProblem)] = []
  /// How many lines it holds.
  private(set) var lines = 0

  init() {
    input = [UInt8](repeating: 0, count: Self.size)
  }

  /// Empties the block for other lines.
  func clear() {
    count = 0
    isFirst = false
    isTooLong = false
    output.removeAll(keepingCapacity: output.capacity <= Self.keptSize)
    problems.removeAll(keepingCapacity: true)
    lines = 0
    if input.count > Self.keptSize { input = [UInt8](repeating: 0, count: Self.size) }
  }

  /// Grades its lines.
  func grade(with grader: inout Grader) {
    if isTooLong {
      lines = 1
      problems.append((0, grader.refuseTooLong()))
      return
    }
    input.withUnsafeBufferPointer { input in
      var start = isFirst && input.prefix(3).elementsEqual([0xEF, 0xBB, 0xBF]) ? 3 : 0
      while start < count {
        let end = System.find(0x0A, in: input, from: start, upTo: count) ?? count
        let line = UnsafeBufferPointer(rebasing: input[start..<end])
        if case .bad(let problem) = grader.grade(line, into: &output) { problems.append((lines, problem)) }
        lines += 1
        start = end + 1
      }
    }
  }
}
