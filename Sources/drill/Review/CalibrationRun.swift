import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// Goes through the reviewed sessions of a store and compares their raters.
struct CalibrationRun {
  /// The rules of all rubrics that come up, each id once.
  private(set) var rules: [Rule] = []
  private var rated: [RatedSession] = []
  private var glances: [String: SessionGlance] = [:]
  private let store: Store
  private let shelf: DrillShelf
  private let context: Context

  init(store: Store, context: Context) {
    self.store = store
    self.context = context
    shelf = DrillShelf(store)
  }

  /// Reads the wanted sessions that somebody reviewed.
  ///
  /// - Returns: what could not be read.
  mutating func read(_ filter: SessionFilter) throws -> [StoreError] {
    let reviewed = Set(store.reviewedSessions)
    var found: [SessionGlance] = []
    let broken = try store.forEachSession(filter) { glance in
      guard glance.result != nil, reviewed.contains(FolderName.encode(glance.header.session)) else { return }
      found.append(glance)
    }
    for glance in found {
      guard let seal = glance.seal, let card = glance.result else { continue }
      let session = glance.header.session
      let results = store.regrades(of: session).records.map(\.record)
      rated.append(
        RatedSession(session: session, card: card, case: caseFile(of: glance)) { record in
          // What held when the record was made is what its author agreed with or not.
          let then = Moment(record.at)?.seconds ?? .max
          return results.last { (Moment($0.at)?.seconds ?? 0) <= then }?.scorecard ?? seal.scorecard
        })
      glances[session] = glance
      for rule in try shelf.drill(for: glance.holdingHeader).rubric.rules
      where !rules.contains(where: { $0.id == rule.id }) {
        rules.append(rule)
      }
    }
    return broken
  }

  private func caseFile(of glance: SessionGlance) -> CaseFile {
    ReviewedSession.caseFile(of: glance.header, store: store, context: context)
  }

  /// How far the raters agree.
  var calibration: Calibration {
    var calibration = Calibration(rules: rules)
    rated.forEach { calibration.add($0) }
    return calibration
  }

  /// The disagreements that the library's rubrics have not learnt yet.
  func disagreements(rule: String?) -> OpenDisagreements {
    let all = calibration.disagreements.filter { rule == nil || $0.rule == rule }
    var played: [String: OpenDisagreements.Played] = [:]
    for session in Set(all.map(\.session)) {
      if let glance = glances[session] { played[session] = play(glance) }
    }
    let library = try? context.library()
    var rubrics: [String: Rubric?] = [:]
    return OpenDisagreements(all, sessions: played) { header in
      let key = "\(header.language.rawValue)/\(header.rubric)"
      if let known = rubrics[key] { return known }
      let path = library.map { "\($0.root)/Rubrics/\(key).rubric" }
      let rubric = path.flatMap { try? GradeShelf.read($0) }
      rubrics[key] = rubric
      return rubric
    }
  }

  private func play(_ glance: SessionGlance) -> OpenDisagreements.Played? {
    guard let stored = try? store.load(glance.path), let drill = try? shelf.drill(for: glance.holdingHeader)
    else { return nil }
    let outputs = Session.replay(
      drill, settings: stored.header.settings, inputs: stored.inputs, until: stored.lastTime
    ).outputs
    let assessments = outputs.compactMap { output -> Assessment? in
      if case .assessment(let assessment) = output.event { return assessment }
      return nil
    }
    return OpenDisagreements.Played(
      header: glance.holdingHeader, items: glance.result?.items ?? [],
      assessments: Dictionary(assessments.map { ($0.turn, $0) }, uniquingKeysWith: { $1 }),
      caseFile: caseFile(of: glance), words: ItemWords(drill: drill, language: context.language))
  }
}
