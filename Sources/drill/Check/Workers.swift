import Synchronization

/// Does a number of jobs on all processors, each job once.
enum Workers {
  /// The results of `count` jobs, in their order; jobs with low numbers begin first.
  static func results<Result: Sendable>(
    _ count: Int, threads: Int, _ job: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    results(lanes: Array(repeating: 0, count: count), threads: threads, job)
  }

  /// The results of jobs in several lanes, in the order of the jobs.
  ///
  /// Jobs of one lane profit from what is still warm from one another. Each worker keeps to a lane of its own, from its
  /// first job on, and helps at the end of the longest other one when it is done.
  ///
  /// - Parameter lanes: for each job the number of its lane, counted from 0.
  static func results<Result: Sendable>(
    lanes numbers: [Int], threads: Int, _ job: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let count = numbers.count
    var lanes: [[Int]] = Array(repeating: [], count: (numbers.max() ?? 0) + 1)
    for (job, lane) in numbers.enumerated() { lanes[lane].append(job) }
    lanes.removeAll(where: \.isEmpty)
    let board = Board<Result>(count: count, lanes: lanes)
    let work: @Sendable (Int) -> Void = { worker in
      while let number = board.take(worker) { board.put(job(number), at: number) }
    }
    var helpers: [GradeThread] = []
    for worker in 1..<max(1, min(threads, count)) {
      // Where the system refuses a thread, the others do its work.
      if let helper = try? GradeThread.start({ work(worker) }) { helpers.append(helper) }
    }
    work(0)
    for helper in helpers { helper.join() }
    return board.results
  }

  private final class Board<Result: Sendable>: Sendable {
    private struct State {
      var lanes: [ArraySlice<Int>]
      var done: [Result?]
    }

    private let state: Mutex<State>

    init(count: Int, lanes: [[Int]]) {
      state = Mutex(State(lanes: lanes.map { $0[...] }, done: Array(repeating: nil, count: count)))
    }

    func take(_ worker: Int) -> Int? {
      state.withLock { state in
        guard !state.lanes.isEmpty else { return nil }
        let own = worker % state.lanes.count
        if let number = state.lanes[own].popFirst() { return number }
        let longest = state.lanes.indices.max { state.lanes[$0].count < state.lanes[$1].count } ?? own
        return state.lanes[longest].popLast()
      }
    }

    func put(_ result: Result, at number: Int) { state.withLock { $0.done[number] = result } }

    var results: [Result] { state.withLock { $0.done.compactMap { $0 } } }
  }
}
