import DrillEngine
import DrillScript

/// In which order rows are read.
enum Order {
  /// Whether results are weaker than others; nil where they are alike.
  ///
  /// Who has finished nothing stands last.
  static func isWeaker(_ a: SessionTotals, _ b: SessionTotals) -> Bool? {
    if (a.finished == 0) != (b.finished == 0) { return b.finished == 0 }
    guard a.finished > 0 else { return nil }
    let (first, second) = (Fraction(a.tenths, a.finished), Fraction(b.tenths, b.finished))
    return first == second ? nil : first < second
  }

  /// Whether a text was last played before another; of two that were played last in one session the digest decides.
  static func isEarlier(
    _ a: (key: String, value: LastSession), _ b: (key: String, value: LastSession)
  ) -> Bool {
    if a.value < b.value { return true }
    return b.value < a.value ? false : a.key < b.key
  }

  /// Whether a loss costs more in all than another; nil where they are alike.
  static func isDearer(_ a: Loss, _ b: Loss) -> Bool? {
    if a.cost != b.cost { return a.cost > b.cost }
    return a.times == b.times ? nil : a.times > b.times
  }
}

extension Loss {
  init(_ tally: LossTally, of count: Int) {
    self.init(times: tally.times, sessions: Share(tally.sessions, of: count), cost: tally.cost)
  }
}

extension Conclusion {
  /// What equal counts are ordered by.
  var order: String {
    switch self {
    case .reached(let ending): "0 \(ending.name) \(ending.passes)"
    case .hungUp, .transferred, .stopped, .wentRound: "1 \(name)"
    }
  }
}

extension Certification.Standing {
  /// Who has to be looked at first.
  var order: Int {
    switch self {
    case .notYet: 0
    case .tooFewExams: 1
    case .noExam: 2
    case .certified: 3
    }
  }
}
