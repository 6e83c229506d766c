import DrillText

/// A trainee's own mistakes, one card a step, to be tried again one by one.
///
/// A card leaves the notebook when it was tried with nothing lost on two different days, and comes back with the next
/// mistake in that step. A try that loses something begins the count anew.
public struct Notebook: Sendable, Hashable {
  /// A step in which something was lost, with the latest of the mistakes.
  public struct Card: Sendable, Hashable {
    /// The latest mistake.
    public var mistake: Mistake
    /// How many mistakes there were in the step.
    public var count: Int
    /// The days on which it was tried rightly since then.
    public var rightDays: Set<Day>
    /// The day of the latest mistake or try.
    public var touched: Day
    /// Where the latest mistake stands among all that were written down.
    var number: Int

    /// The step.
    public var place: Mistake.Place { mistake.place }
    /// Whether it is still in the notebook.
    public var isOpen: Bool { rightDays.count < Notebook.daysToMend }
  }

  /// On so many different days a card must be right to leave the notebook.
  public static let daysToMend = 2

  /// Every card, mended ones too, in the order in which their latest mistakes were written down.
  public let cards: [Card]
  /// The sessions whose mistakes are in it already.
  public let sessions: Set<String>

  /// Makes up the notebook from what was written down, in order.
  public init(_ entries: [JournalEntry]) {
    var cards: [Mistake.Place: Card] = [:]
    var sessions: Set<String> = []
    var seen: Set<String> = []
    for entry in entries {
      switch entry {
      case .read(let session): sessions.insert(session)
      case .mistake(let mistake):
        // Two windows may have written down the same session.
        guard seen.insert("\(mistake.session) \(mistake.turn)").inserted else { continue }
        let count = cards[mistake.place]?.count ?? 0
        cards[mistake.place] = Card(
          mistake: mistake, count: count + 1, rightDays: [], touched: mistake.day, number: seen.count)
      case .tried(let place, let day, let isRight):
        guard var card = cards[place] else { continue }
        if isRight { card.rightDays.insert(day) } else { card.rightDays = [] }
        card.touched = max(card.touched, day)
        cards[place] = card
      case .typing, .today: break
      }
    }
    self.cards = cards.values.sorted { $0.number < $1.number }
    self.sessions = sessions
  }

  /// The cards to try on a day, those that wait longest first, of one day in the order in which they were written down.
  ///
  /// What was right today can wait for another day.
  public func due(on day: Day) -> [Card] {
    cards.filter { $0.isOpen && !$0.rightDays.contains(day) }.sorted {
      ($0.touched, $0.number) < ($1.touched, $1.number)
    }
  }

  /// The cards that are still in it, right today or not.
  public var open: [Card] { cards.filter(\.isOpen) }
}
