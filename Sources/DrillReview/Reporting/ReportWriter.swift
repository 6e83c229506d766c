import DrillEngine
import DrillScript
import DrillText

extension TeamTally {
  /// The report of everything that was added.
  public func report(_ catalogue: ReportCatalogue) -> TeamReport {
    ReportWriter(tally: self, catalogue: catalogue).report
  }
}

/// Makes a report of what was added up.
struct ReportWriter {
  let tally: TeamTally
  let catalogue: ReportCatalogue
  /// All trainees together.
  private let team: GroupTally
  /// The periods of the trend, the oldest first.
  let periods: [ReportPeriod]
  /// The rules that a reply can break, by the digest of their rubric.
  private let breakable: [String: Set<String>]
  /// What is known of each rule, from the rubric that was played last.
  private let rules: [String: ReportCatalogue.Rule]

  /// No trend has more periods; the latest are shown.
  static let mostPeriods = 60
  /// No row has more needs.
  static let mostNeeds = 3

  init(tally: TeamTally, catalogue: ReportCatalogue) {
    self.tally = tally
    self.catalogue = catalogue
    team = tally.trainees.values.reduce(into: GroupTally()) { $0.merge($1) }
    periods = Self.periods(tally)
    breakable = catalogue.rubrics.mapValues { Set($0.rules.filter(\.costs).map(\.id)) }
    rules = Self.rules(tally, catalogue)
  }

  /// Every rule of the rubrics that were played, the latest text last so that it wins.
  private static func rules(_ tally: TeamTally, _ catalogue: ReportCatalogue) -> [String: ReportCatalogue
    .Rule]
  {
    var rules: [String: ReportCatalogue.Rule] = [:]
    let texts = tally.rubrics.values.flatMap(\.texts).sorted { Order.isEarlier($0, $1) }
    for text in texts {
      for rule in catalogue.rubrics[text.key]?.rules ?? [] { rules[rule.id] = rule }
    }
    return rules
  }

  /// The report.
  var report: TeamReport {
    let trainees = traineeRows
    let rules = ruleRows
    var report = TeamReport(
      scope: scope, totals: team.totals.totals, previous: previous, trend: trend(team.days),
      certification: certification)
    report.channels = Channel.allCases.compactMap { channel in
      tally.channels[channel].map { ChannelRow(channel: channel, totals: $0.totals) }
    }
    report.endings = tally.endings.map { EndingRow(ending: $0, count: $1) }.sorted {
      ($1.count, $0.ending.order) < ($0.count, $1.ending.order)
    }
    report.parts = ScorePart.allCases.compactMap { tally.parts[$0] }
    report.trainees = trainees
    report.scenarios = scenarioRows
    report.rules = rules
    report.clauses = clauseRows
    report.heatMap = heatMap(rules: rules, trainees: trainees)
    report.turns = turnRows
    report.silentRules = silentRules
    return report
  }

  private var scope: ReportScope {
    var scope = tally.scope
    for (digest, count) in team.rubrics where catalogue.rubrics[digest] == nil {
      scope.unknownRubric += count
    }
    for scenario in tally.scenarios.values {
      for (digest, text) in scenario.texts where catalogue.steps[digest] == nil {
        scope.unknownScenario += text.finished
      }
    }
    return scope
  }

  private var previous: PreviousPeriod? {
    tally.query.month.map { PreviousPeriod(period: $0.previous, totals: tally.previous.totals) }
  }

  // MARK: Time

  private static func periods(_ tally: TeamTally) -> [ReportPeriod] {
    guard let days = tally.scope.days else { return [] }
    let length =
      tally.query.length ?? (days.upperBound - days.lowerBound < 26 * 7 ? ReportPeriod.Length.week : .month)
    var periods: [ReportPeriod] = []
    var period = ReportPeriod(length, of: days.upperBound)
    while period.end >= days.lowerBound, periods.count < mostPeriods {
      periods.append(period)
      period = period.previous
    }
    return periods.reversed()
  }

  private func trend(_ days: [Int: DayTally]) -> [TrendPoint] {
    let sums = byPeriod(days) { $0.merge($1) }
    return periods.map { period in
      let sum = sums[period] ?? DayTally()
      return TrendPoint(period: period, finished: sum.finished, passed: sum.passed, tenths: sum.tenths)
    }
  }

  private func byPeriod<Value>(
    _ days: [Int: Value], _ add: (inout Value, Value) -> Void
  ) -> [ReportPeriod: Value] {
    var sums: [ReportPeriod: Value] = [:]
    guard let length = periods.first?.length else { return sums }
    for (day, value) in days {
      sums.merge([ReportPeriod(length, of: Day(day)): value], add)
    }
    return sums
  }

  // MARK: Trainees and drills

  private var traineeRows: [TraineeRow] {
    let rows = tally.trainees.compactMap { name, group -> TraineeRow? in
      guard let last = group.last else { return nil }
      return TraineeRow(
        name: name, totals: group.totals.totals, lastDay: last.day, lastTenths: group.lastFinished?.tenths,
        trend: trend(group.days), needs: needs(group.losses, in: group))
    }
    return rows.sorted { a, b in
      Order.isWeaker(a.totals, b.totals) ?? (a.name < b.name)
    }
  }

  private var scenarioRows: [ScenarioRow] {
    let rows = tally.scenarios.map { name, scenario in
      let group = scenario.group
      return ScenarioRow(
        drill: name, title: group.title, channel: scenario.channel, totals: group.totals.totals,
        trend: trend(group.days), needs: needs(group.losses, in: group))
    }
    return rows.sorted { a, b in
      Order.isWeaker(a.totals, b.totals) ?? (a.drill < b.drill)
    }
  }

  /// What costs a group most.
  private func needs(_ losses: [LossSubject: LossTally], in group: GroupTally) -> [Need] {
    needs(losses) { chances(of: $0, in: group) ?? group.totals.totals.finished }
  }

  private func needs(_ losses: [LossSubject: LossTally], of count: (LossSubject) -> Int) -> [Need] {
    losses.filter { $0.value.cost > 0 }.sorted { a, b in
      a.value.cost == b.value.cost ? a.key < b.key : a.value.cost > b.value.cost
    }.prefix(Self.mostNeeds).map { subject, loss in
      Need(subject: subject, name: name(of: subject), loss: Loss(loss, of: count(subject)))
    }
  }

  /// In how many of a group's finished sessions a voice, rule or time limit could cost points; nil for the rest.
  private func chances(of subject: LossSubject, in group: GroupTally) -> Int? {
    switch subject.kind {
    case .voice, .time: max(group.chances[subject] ?? 0, group.losses[subject]?.sessions ?? 0)
    case .rule:
      max(
        group.rubrics.reduce(0) { has(subject.id, rubric: $1.key) ? $0 + $1.value : $0 },
        group.losses[subject]?.sessions ?? 0)
    case .item, .field, .choice: nil
    }
  }

  private func has(_ rule: String, rubric digest: String) -> Bool {
    breakable[digest]?.contains(rule) ?? false
  }

  /// What a subject is called.
  private func name(of subject: LossSubject) -> String {
    switch subject.kind {
    case .voice, .rule: catalogue.ruleNames[subject.id] ?? rules[subject.id]?.name ?? subject.id
    case .time: catalogue.timeNames[subject.id] ?? subject.id
    case .item, .field, .choice: subject.id
    }
  }

  private var certification: Certification {
    let (needed, outOf) = tally.query.certify
    // Who drilled in the period and never took an exam is told, too.
    let names = Set(tally.exams.keys).union(tally.trainees.keys)
    let rows = names.map { name in
      (tally.exams[name] ?? ExamTally(most: outOf)).row(name: name, needed: needed)
    }
    return Certification(
      needed: needed, outOf: outOf,
      rows: rows.sorted { ($0.standing.order, $0.name) < ($1.standing.order, $1.name) })
  }

  // MARK: Rules and clauses

  private var ruleRows: [RuleRow] {
    let rows = team.losses.filter { $0.key.isRule }.map { subject, loss in
      let rule = subject.kind == .time ? nil : rules[subject.id]
      let clause = rule?.clause ?? ""
      return RuleRow(
        subject: subject, name: name(of: subject), kind: rule?.kind,
        clauses: clause.split(separator: " ").map(String.init),
        loss: Loss(loss, of: chances(of: subject, in: team) ?? 0), trend: trend(of: subject))
    }
    return rows.sorted { a, b in
      Order.isDearer(a.loss, b.loss) ?? (a.subject < b.subject)
    }
  }

  private func trend(of subject: LossSubject) -> [Share] {
    var days = tally.ruleDays[subject] ?? [:]
    if subject.kind == .rule {
      for (digest, counts) in tally.rubricDays where has(subject.id, rubric: digest) {
        for (day, count) in counts { days[day, default: .none].of += count }
      }
    }
    let sums = byPeriod(days) { $0 = $0 + $1 }
    return periods.map { period in
      let sum = sums[period] ?? .none
      return Share(sum.count, of: max(sum.count, sum.of))
    }
  }

  private var clauseRows: [ClauseRow] {
    let finished = team.totals.totals.finished
    let rows = tally.clauses.map { code, loss in
      ClauseRow(code: code, title: catalogue.clauseTitles[code] ?? "", loss: Loss(loss, of: finished))
    }
    return rows.sorted { a, b in
      Order.isDearer(a.loss, b.loss) ?? (a.code < b.code)
    }
  }

  private func heatMap(rules: [RuleRow], trainees: [TraineeRow]) -> HeatMap {
    let names = trainees.filter { $0.totals.finished > 0 }.map(\.name)
    let groups = names.map { tally.trainees[$0] ?? GroupTally() }
    let cells = rules.map { rule in
      groups.map { group in
        Share(
          group.losses[rule.subject]?.sessions ?? 0, of: chances(of: rule.subject, in: group) ?? 0)
      }
    }
    return HeatMap(rules: rules, trainees: names, cells: cells)
  }

  private var silentRules: [SilentRule] {
    tally.rubrics.sorted { $0.key < $1.key }.flatMap { name, rubric -> [SilentRule] in
      // What an older text had and the latest has not is gone, not silent.
      let latest = rubric.texts.filter { catalogue.rubrics[$0.key] != nil }.max { Order.isEarlier($0, $1) }
      guard let latest, let known = catalogue.rubrics[latest.key] else { return [] }
      return known.rules.filter { !rubric.met.contains($0.id) }.map { rule in
        let sessions = rubric.texts.keys.reduce(0) { sum, digest in
          let hasIt = catalogue.rubrics[digest]?.rules.contains { $0.id == rule.id } ?? false
          return hasIt ? sum + (team.rubrics[digest] ?? 0) : sum
        }
        return SilentRule(
          rubric: name.text, id: rule.id, name: rule.name, kind: rule.kind, sessions: sessions)
      }
    }
  }

  // MARK: Turns

  private var turnRows: [TurnRow] {
    let rows = tally.scenarios.flatMap { drill, scenario -> [TurnRow] in
      let titles = stepTitles(scenario)
      return scenario.turns.map { step, turn in
        TurnRow(
          drill: drill, title: scenario.group.title, step: step, stepTitle: titles[step] ?? step,
          loss: Loss(turn.loss, of: turn.sessions), facility: turn.facility,
          discrimination: turn.discrimination, needs: needs(turn.losses) { _ in turn.sessions })
      }
    }
    return rows.sorted { a, b in
      Order.isDearer(a.loss, b.loss) ?? ((a.drill, a.step) < (b.drill, b.step))
    }
  }

  /// The titles of a scenario's steps, the latest text at hand before older ones.
  private func stepTitles(_ scenario: TeamTally.ScenarioTally) -> [String: String] {
    var titles: [String: String] = [:]
    let texts = scenario.texts.mapValues(\.last).sorted { Order.isEarlier($0, $1) }
    for text in texts {
      titles.merge(catalogue.steps[text.key] ?? [:]) { _, later in later }
    }
    return titles
  }
}
