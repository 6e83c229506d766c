import Synchronization

/// Does a number of jobs on all processors, each job once.
enum Workers {
  /// The results of `count` jobs, in their order; jobs with low numbers begin first.
  static func results<Result: Sendable>(
    _ count: Int, threads: Int, _ job: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let board = Board<Result>(count: count)
    let work: @Sendable () -> Void = {
      while let number = board.take() { board.put(job(number), at: number) }
    }
    var helpers: [GradeThread] = []
    for _ in 1..<max(1, min(threads, count)) {
      // Where the system refuses a thread, the others do its work.
      if let helper = try? GradeThread.start(work) { helpers.append(helper) }
    }
    work()
    for helper in helpers { helper.join() }
    return board.results
  }

  private final class Board<Result: Sendable>: Sendable {
    private let state: Mutex<(next: Int, done: [Result?])>

    init(count: Int) { state = Mutex((0, Array(repeating: nil, count: count))) }

    func take() -> Int? {
      state.withLock { state in
        guard state.next < state.done.count else { return nil }
        state.next += 1
        return state.next - 1
      }
    }

    func put(_ result: Result, at number: Int) { state.withLock { $0.done[number] = result } }

    var results: [Result] { state.withLock { $0.done.compactMap { $0 } } }
  }
}
