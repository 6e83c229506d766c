import DrillText

/// One line of a trainee's journal: what he did besides whole drills.
///
/// The journal only grows. Everything that is told from it (the notebook of mistakes, the speed of typing, the days on
/// which the drill of the day was done) is made up anew from its lines.
public enum JournalEntry: Sendable, Hashable {
  /// The mistakes of this session stand in the journal, before this line.
  case read(session: String)
  /// A reply that lost something.
  case mistake(Mistake)
  /// A step was tried again, alone.
  case tried(Mistake.Place, on: Day, isRight: Bool)
  /// A typing test: right characters or words a minute.
  case typing(Language, perMinute: Int, on: Day)
  /// The drill of the day was done: so many of its turns with nothing lost.
  case today(Language, right: Int, of: Int, on: Day)
}

extension [JournalEntry] {
  /// The speed of typing in a language: the latest test.
  public func typingSpeed(_ language: Language) -> Int? {
    for case .typing(language, let speed, _) in reversed() { return speed }
    return nil
  }

  /// What the drill of a day came to, if it was done; the best where it was done more than once.
  public func today(_ language: Language, on day: Day) -> (right: Int, of: Int)? {
    var best: (right: Int, of: Int)?
    for case .today(language, let right, let count, day) in self where right > best?.right ?? -1 {
      best = (right, count)
    }
    return best
  }

  /// On how many days in a row, up to today or yesterday, the drill of the day was done in any language.
  public func daysInARow(upTo day: Day) -> Int {
    var days: Set<Day> = []
    for case .today(_, _, _, let done) in self { days.insert(done) }
    var last = days.contains(day) ? day.number : day.number - 1
    var count = 0
    while days.contains(Day(last)) {
      count += 1
      last -= 1
    }
    return count
  }
}
