import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// Plays stored sessions again under another rubric, several at a time.
struct RegradeRun: Sendable {
  /// What became of one session file.
  enum Outcome: Sendable {
    /// It is not wanted, or not finished.
    case leftOut
    /// It has two results.
    case compared(Regraded)
    /// It has none under the rubric, with the reason.
    case failed(Words)
  }

  /// A session with its result under the rubric.
  struct Regraded: Sendable {
    /// What moves.
    let regrade: Regrade
    /// What would be kept.
    let record: RegradeRecord
    /// Whether the result that holds rests on the same texts and engine, so that there is nothing to keep.
    let isKnown: Bool

    /// Whether texts and engine are the same and the result is not: the stored one is not what it should be.
    var isContradiction: Bool { isKnown && regrade.move != .unchanged }
  }

  let store: Store
  let filter: SessionFilter
  let author: String
  let at: String
  /// The other rubric; nil where each session keeps its own.
  let rubric: (rubric: Rubric, digest: String)?
  private let own: DrillShelf
  private let other: DrillShelf
  private let regraded: Set<String>

  init(
    _ store: Store, filter: SessionFilter, rubric: (rubric: Rubric, digest: String)?, author: String,
    at: String
  ) {
    self.store = store
    self.filter = filter
    self.rubric = rubric
    self.author = author
    self.at = at
    own = DrillShelf(store)
    other = rubric.map { DrillShelf(store, under: $0.rubric) } ?? own
    regraded = store.regradedSessions
  }

  /// Plays the sessions again, piece by piece, so that a store of any size needs little memory.
  func run(_ take: ([Outcome]) throws -> Void) throws {
    let paths = store.sessionPaths(of: filter.trainee)
    var start = 0
    while start < paths.count {
      let piece = Array(paths[start..<min(start + 64, paths.count)])
      try take(Workers.results(piece.count, threads: System.processors) { outcome(piece[$0]) })
      start += piece.count
    }
  }

  private func outcome(_ path: String) -> Outcome {
    do throws(StoreError) {
      return try regrade(path)
    } catch {
      return .failed(error.message)
    }
  }

  private func regrade(_ path: String) throws(StoreError) -> Outcome {
    let isRegraded = regraded.contains(FolderName.encode(Self.name(path)))
    let glance = isRegraded ? try store.glance(path) : try SessionGlance.read(path: path)
    guard filter.admits(glance), let seal = glance.seal, let old = glance.result else { return .leftOut }
    let stored = try store.load(path)
    try stored.checkUndamaged()
    let (session, outputs) = try play(stored, on: other)
    guard let new = session.scorecard else {
      return .failed(
        Words(
          en: "session \(stored.id) does not come to its end under this rubric",
          zh: "在该评分表下，记录 \(stored.id) 没有到达结局"))
    }
    let isSameWay =
      rubric == nil
      ? old.turns == new.turns && old.ending == new.ending
      : Self.way(outputs) == Self.way(try play(stored, on: own).outputs)
    let digest = rubric?.digest ?? glance.header.rubricDigest
    let record = RegradeRecord(
      session: stored.id, author: author, at: at, rubric: rubric?.rubric.id ?? glance.header.rubric,
      seal: Seal(
        engine: Session.engineNumber, scenarioDigest: glance.header.scenarioDigest, rubricDigest: digest,
        digest: seal.digest, scorecard: new))
    let holding = glance.holdingHeader
    return .compared(
      Regraded(
        regrade: Regrade(session: stored.id, old: old, new: new, isSameWay: isSameWay), record: record,
        isKnown: holding.rubricDigest == digest && holding.engine == Session.engineNumber))
  }

  private func play(
    _ stored: StoredSession, on shelf: DrillShelf
  ) throws(StoreError) -> (session: Session, outputs: [Output]) {
    Session.replay(
      try shelf.drill(for: stored.header), settings: stored.header.settings, inputs: stored.inputs,
      until: stored.lastTime)
  }

  /// The steps that a session went through.
  private static func way(_ outputs: [Output]) -> [String] {
    outputs.compactMap { output in
      if case .entered(let step, _) = output.event { return step }
      return nil
    }
  }

  private static func name(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".jsonl") ? String(name.dropLast(".jsonl".count)) : name
  }
}
