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
  private(set) var output = OutputBuffer()
  /// The lines that could not be graded.
  private(set) var problems: [Grader.BadLine] = []
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
    output.clear(keeping: Self.keptSize)
    problems.removeAll(keepingCapacity: true)
    lines = 0
    if input.count > Self.keptSize { input = [UInt8](repeating: 0, count: Self.size) }
  }

  /// Grades its lines.
  func grade(with grader: inout Grader) {
    if isTooLong {
      lines = 1
      problems.append(grader.refuseTooLong())
      return
    }
    let start = isFirst && input.prefix(3).elementsEqual([0xEF, 0xBB, 0xBF]) ? min(3, count) : 0
    input.withUnsafeMutableBufferPointer { input in
      lines = grader.grade(
        UnsafeMutableBufferPointer(rebasing: input[start..<count]), into: &output, problems: &problems)
    }
  }
}
