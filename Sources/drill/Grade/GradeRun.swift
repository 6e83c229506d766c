import DrillGrade
import DrillText
import Synchronization

/// Grades files from beginning to end, on one thread or on many with the same result.
struct GradeRun {
  let sources: Grader.Sources
  let jobs: Int

  /// Blocks under way for each grader: one in work, one read ahead, one to be written.
  private static let blocksPerJob = 3

  /// Grades everything and tells what it came to, and why the input ended early if it did.
  func grade(_ input: GradeInput, to output: inout GradeOutput) throws -> (tally: Tally, failure: Failure?) {
    jobs == 1 ? gradeHere(input, to: &output) : try gradeAcross(input, to: &output)
  }

  private func gradeHere(_ input: GradeInput, to output: inout GradeOutput) -> (Tally, Failure?) {
    var input = input
    var grader = Grader(sources)
    let block = GradeBlock()
    do throws(Failure) {
      while try input.fill(block) {
        block.grade(with: &grader)
        output.write(block)
      }
    } catch {
      return (grader.tally, error)
    }
    return (grader.tally, nil)
  }

  private func gradeAcross(
    _ input: GradeInput, to output: inout GradeOutput
  ) throws -> (Tally, Failure?) {
    let belt = GradeBelt(capacity: jobs * Self.blocksPerJob)
    let outcome = Outcome()
    var threads: [GradeThread] = []
    for number in 0..<jobs {
      // With at least one grader the work gets done; a machine that refuses more is not a failure.
      guard let thread = try? GradeThread.start({ Self.work(number, belt, sources, outcome) }) else { break }
      threads.append(thread)
    }
    let reader = threads.isEmpty ? nil : try? GradeThread.start { Self.read(input, belt, outcome) }
    guard let reader else {
      belt.complete()
      for thread in threads { thread.join() }
      return gradeHere(input, to: &output)
    }
    while let block = belt.next() {
      output.write(block)
      belt.wrote()
    }
    for thread in threads + [reader] { thread.join() }
    return outcome.state.withLock { ($0.tally, $0.failure) }
  }

  /// What the threads leave behind.
  private final class Outcome: Sendable {
    struct State {
      var tally = Tally()
      var failure: Failure?
    }
    let state = Mutex(State())
  }

  private static func work(
    _ number: Int, _ belt: GradeBelt, _ sources: Grader.Sources, _ outcome: Outcome
  ) {
    // While the first thread makes ready what the first line wants, the next one does the same for the other language.
    if number == 1, sources.language == nil {
      for language in Language.allCases.dropFirst() { _ = sources.rules(language) }
    }
    var grader = Grader(sources)
    while let (block, place) = belt.take() {
      block.grade(with: &grader)
      belt.graded(place)
    }
    let tally = grader.tally
    outcome.state.withLock { $0.tally.add(tally) }
  }

  private static func read(_ input: GradeInput, _ belt: GradeBelt, _ outcome: Outcome) {
    var input = input
    do throws(Failure) {
      while try input.fill(belt.free()) { belt.put() }
    } catch {
      let failure = error
      outcome.state.withLock { $0.failure = failure }
    }
    belt.complete()
  }
}
