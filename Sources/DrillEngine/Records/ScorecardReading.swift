import DrillScript

extension Seal {
  /// Reads the last line of a finished session with the whole result; nil when it is no such line.
  ///
  /// What is read is what was written, except that points keep four decimals.
  public init?(line: some Sequence<UInt8>) {
    guard let json = JSON(parsing: Array(line)), json["type"]?.string == "seal" else { return nil }
    self.init(json)
  }

  /// Reads what a seal says, in whatever line it stands.
  init?(_ json: JSON) {
    guard let engine = json["engine"]?.int, let scenario = json["scenarioDigest"]?.string,
      let rubric = json["rubricDigest"]?.string, let digest = json["digest"]?.string,
      let tenths = json["tenths"]?.int,
      let card = json["scorecard"].flatMap({ Scorecard($0, tenths: tenths) })
    else { return nil }
    self.init(
      engine: engine, scenarioDigest: scenario, rubricDigest: rubric, digest: digest,
      finished: json["finished"]?.string, scorecard: card)
  }
}

extension Scorecard {
  fileprivate init?(_ json: JSON, tenths: Int) {
    guard let passed = json["passed"]?.bool, let mark = json["passMark"]?.int,
      let ending = json["ending"]?.string, let endingPasses = json["endingPasses"]?.bool,
      let parts = json["parts"]?.array, let bonus = json["bonus"]?.int,
      let deductions = json["deductions"]?.array, let bonuses = json["bonuses"]?.array,
      let fatal = json["fatalRules"]?.array, let turns = json["turns"]?.int,
      let lengths = json["callLengths"]?.array, let mood = json["mood"]?.int,
      let reopenings = json["reopenings"]?.int
    else { return nil }
    // Seals of older sessions have no ledger.
    let ledger = json["ledger"]?.array ?? []
    self.init(
      tenths: tenths, isPassed: passed, passMark: mark, ending: Conclusion(ending, passes: endingPasses),
      parts: parts.compactMap(PartScore.init), bonus: bonus,
      ledger: ledger.compactMap(LedgerLine.init), deductions: deductions.compactMap(Deduction.init),
      bonuses: bonuses.compactMap(Merit.init), fatalRules: fatal.compactMap(\.string), turns: turns,
      callLengths: lengths.compactMap(\.int), mood: mood, reopenings: reopenings)
    guard self.parts.count == parts.count, self.deductions.count == deductions.count,
      self.bonuses.count == bonuses.count, self.ledger.count == ledger.count
    else { return nil }
  }
}

extension Conclusion {
  fileprivate init(_ name: String, passes: Bool) {
    let early: [Conclusion] = [.hungUp, .transferred, .stopped, .wentRound]
    self =
      (passes ? nil : early.first { $0.name == name }) ?? .reached(Ending(name: name, passes: passes))
  }
}

extension PartScore {
  fileprivate init?(_ json: JSON) {
    guard let part = json["part"]?.string.flatMap(ScorePart.init(rawValue:)),
      let weight = json["weight"]?.int,
      let earned = json["earned"].flatMap(Fraction.init(json:)),
      let possible = json["possible"].flatMap(Fraction.init(json:))
    else { return nil }
    self.init(part: part, weight: weight, earned: earned, possible: possible)
  }
}

extension LedgerLine {
  fileprivate init?(_ json: JSON) {
    guard let subject = Subject(json), let part = json["part"]?.string.flatMap(ScorePart.init(rawValue:)),
      let step = json["step"]?.string, let points = json["points"]?.int,
      let earned = json["earned"].flatMap(Fraction.init(json:))
    else { return nil }
    self.init(
      subject: subject, part: part, step: step, call: json["call"]?.int, turn: json["turn"]?.int,
      points: points, credit: earned / Fraction(points))
  }
}

extension LedgerLine.Subject {
  fileprivate init?(_ json: JSON) {
    guard let id = json["id"]?.string else { return nil }
    switch json["subject"]?.string {
    case "voice": self = .voice(id)
    case "item": self = .item(id)
    case "field":
      guard let form = json["form"]?.string, id.hasPrefix("\(form)/") else { return nil }
      self = .field(form: form, name: String(id.dropFirst(form.count + 1)))
    case "choice": self = .choice(step: id)
    case "time":
      guard let thing = TimedThing(rawValue: id) else { return nil }
      self = .time(thing)
    default: return nil
    }
  }
}

extension Deduction {
  fileprivate init?(_ json: JSON) {
    guard let cause = Cause(json), let part = json["part"]?.string.flatMap(ScorePart.init(rawValue:)),
      let step = json["step"]?.string, let points = json["points"].flatMap(Fraction.init(json:)),
      let without = json["scoreWithout"].flatMap(Fraction.init(json:))
    else { return nil }
    var span: Range<Int>?
    if let start = json["start"]?.int, let end = json["end"]?.int, start <= end { span = start..<end }
    self.init(
      cause: cause, part: part, turn: json["turn"]?.int, step: step, span: span,
      text: json["text"]?.string, clause: json["clause"]?.string, advice: json["advice"]?.string,
      points: points, tenthsWithout: (without * Fraction(10)).roundedHalfUp)
  }
}

extension Deduction.Cause {
  fileprivate init?(_ json: JSON) {
    guard let id = json["id"]?.string, let half = json["half"]?.bool else { return nil }
    switch json["cause"]?.string {
    case "voice": self = .voice(id, half: half)
    case "item": self = .item(id, half: half)
    case "field":
      let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { return nil }
      self = .field(form: parts[0], name: parts[1])
    case "choice": self = .choice(id)
    case "rule": self = .rule(id)
    case "time":
      guard let thing = TimedThing(rawValue: id) else { return nil }
      self = .time(thing)
    default: return nil
    }
  }
}

extension Merit {
  fileprivate init?(_ json: JSON) {
    guard let rule = json["rule"]?.string, let turn = json["turn"]?.int, let start = json["start"]?.int,
      let end = json["end"]?.int, start <= end, let points = json["points"]?.int
    else { return nil }
    self.init(rule: rule, turn: turn, span: start..<end, points: points)
  }
}

extension Fraction {
  /// The value of a JSON number without an exponent and with at most nine decimals.
  fileprivate init?(json: JSON) {
    guard case .number(let text) = json else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, let units = Int(whole), abs(units) < 1_000_000_000 else { return nil }
    guard parts.count > 1 else {
      self.init(units)
      return
    }
    guard parts.count == 2, (1...9).contains(parts[1].count), let part = Int(parts[1]), part >= 0 else {
      return nil
    }
    let scale = parts[1].reduce(1) { scale, _ in scale * 10 }
    self.init(units * scale + (whole.first == "-" ? -part : part), scale)
  }
}
