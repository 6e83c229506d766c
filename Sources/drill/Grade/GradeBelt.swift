/// Carries blocks from the reader through the graders to the writer, in the order of the input.
///
/// There are only so many blocks: who would run ahead waits. `@unchecked` because all of its state is touched
/// under the monitor only, and a block by the one thread that it was handed to.
final class GradeBelt: @unchecked Sendable {
  private let monitor = Monitor()
  private let blocks: [GradeBlock]
  private var isGraded: [Bool]
  private var read = 0
  private var taken = 0
  private var written = 0
  private var isComplete = false

  init(capacity: Int) {
    blocks = (0..<capacity).map { _ in GradeBlock() }
    isGraded = Array(repeating: false, count: capacity)
  }

  // MARK: The reader

  /// A block to be filled, once one is free.
  func free() -> GradeBlock {
    monitor.wait { read - written < blocks.count ? blocks[read % blocks.count] : nil }
  }

  /// The block that was free is filled.
  func put() {
    monitor.change {
      isGraded[read % blocks.count] = false
      read += 1
    }
  }

  /// No further block comes.
  func complete() { monitor.change { isComplete = true } }

  // MARK: The graders

  /// The next block to grade with its place; nil when there will be none.
  func take() -> (block: GradeBlock, place: Int)? {
    monitor.wait { () -> (block: GradeBlock, place: Int)?? in
      if taken < read {
        taken += 1
        let place = (taken - 1) % blocks.count
        return .some((blocks[place], place))
      }
      return isComplete ? .some(nil) : nil
    }
  }

  /// A block is graded.
  func graded(_ place: Int) { monitor.change { isGraded[place] = true } }

  // MARK: The writer

  /// The next block in the order of the input, once it is graded; nil when all are written.
  func next() -> GradeBlock? {
    monitor.wait { () -> GradeBlock?? in
      let place = written % blocks.count
      if written < read { return isGraded[place] ? .some(blocks[place]) : nil }
      return isComplete ? .some(nil) : nil
    }
  }

  /// The block that was next is written, and free again.
  func wrote() { monitor.change { written += 1 } }
}
