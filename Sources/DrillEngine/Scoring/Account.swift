import DrillScript

/// Everything in a session that counts for the score.
struct Account: Sendable {
  /// A point or more that can be earned, in full or by half.
  struct Entry: Sendable, Hashable {
    /// What is earned.
    enum Subject: Hashable, Sendable {
      case voice(String, step: Int)
      case item(String)
      case field(step: Int, index: Int)
      case choice(step: Int)
    }

    var subject: Subject
    var call: Int
    var step: Int
    var points: Int
    var credit = Fraction.zero
    /// The reply that was the last to change it.
    var turn: Int?
  }

  /// A finding that costs points.
  struct Breach: Sendable, Hashable {
    var rule: String
    var turn: Int?
    var step: Int
    var span: Range<Int>?
    var text: String?
    /// What a reviewer has it cost at most; nil for what its rule says.
    var charge: Int?
  }

  /// Something timed.
  struct Timing: Sendable, Hashable {
    var thing: TimedThing
    var isMet: Bool
    var step: Int
    var turn: Int?
  }

  private(set) var entries: [Entry] = []
  private(set) var breaches: [Breach] = []
  private(set) var merits: [Merit] = []
  private(set) var timings: [Timing] = []

  /// The entry of a subject in a call, if there is one.
  func entry(_ subject: Entry.Subject, call: Int) -> Entry? {
    entries.first { $0.subject == subject && $0.call == call }
  }

  /// Whether a subject was earned in a call, be it by half.
  func isEarned(_ subject: Entry.Subject, call: Int) -> Bool {
    (entry(subject, call: call)?.credit ?? .zero) > .zero
  }

  /// Opens an entry unless it stands already: entering a step again adds none.
  mutating func open(_ subject: Entry.Subject, call: Int, step: Int, points: Int) {
    guard points > 0, entry(subject, call: call) == nil else { return }
    entries.append(Entry(subject: subject, call: call, step: step, points: points))
  }

  /// Raises an entry to a credit; what was earned before is never lost.
  ///
  /// - Returns: whether the entry stood below it.
  @discardableResult
  mutating func credit(_ subject: Entry.Subject, call: Int, _ credit: Fraction, turn: Int?) -> Bool {
    guard let index = entries.firstIndex(where: { $0.subject == subject && $0.call == call }),
      entries[index].credit < credit
    else { return false }
    entries[index].credit = credit
    entries[index].turn = turn
    return true
  }

  /// Notes a breach; a reply is charged once for a rule.
  mutating func add(_ breach: Breach) {
    let isKnown = breach.turn != nil && breaches.contains { $0.rule == breach.rule && $0.turn == breach.turn }
    if !isKnown { breaches.append(breach) }
  }

  /// Notes a merit; a reply earns once by a rule.
  mutating func add(_ merit: Merit) {
    if !merits.contains(where: { $0.rule == merit.rule && $0.turn == merit.turn }) { merits.append(merit) }
  }

  /// Notes something timed.
  mutating func add(_ timing: Timing) { timings.append(timing) }

  // What a deduction's “without it” is computed from.

  func mending(entry index: Int) -> Account {
    var copy = self
    copy.entries[index].credit = Fraction(1)
    return copy
  }

  func dropping(breach index: Int) -> Account {
    var copy = self
    copy.breaches.remove(at: index)
    return copy
  }

  func meeting(timing index: Int) -> Account {
    var copy = self
    copy.timings[index].isMet = true
    return copy
  }

  // What a reviewer's mark changes.

  mutating func apply(_ mark: ItemMark, toEntry index: Int) {
    switch mark {
    case .full: entries[index].credit = Fraction(1)
    case .half: entries[index].credit = Fraction(1, 2)
    case .missed: entries[index].credit = .zero
    case .points(let tenths):
      let share = Fraction(tenths, 10) / Fraction(entries[index].points)
      entries[index].credit = min(max(share, .zero), Fraction(1))
    case .notApplicable: entries.remove(at: index)
    case .broken, .clean: break
    }
  }

  mutating func limit(breach index: Int, to points: Int) { breaches[index].charge = points }

  mutating func apply(_ mark: ItemMark, toTiming index: Int) {
    switch mark {
    case .full: timings[index].isMet = true
    case .missed: timings[index].isMet = false
    case .notApplicable: timings.remove(at: index)
    case .half, .broken, .clean, .points: break
    }
  }
}
