/// What is still to happen by itself in a session, in the order of its time.
struct Agenda: Sendable {
  /// Something that happens at its time unless it is taken off.
  enum Entry: Sendable, Hashable {
    /// A line or a narration is due.
    case say(Output.Event)
    /// The lines are over; the step asks for what it wants.
    case open
    /// The phone rings.
    case ring(Int)
    /// The caller gives up.
    case giveUp
    /// No further bubble came; the reply is complete.
    case replyComplete
    /// The time limit runs out.
    case timeOut
    /// The customer hangs up.
    case customerHangsUp
  }

  private(set) var entries: [(at: Int, entry: Entry)] = []

  /// When the next entry is due.
  var nextTime: Int? { entries.first?.at }

  /// Puts an entry on; entries of one time keep the order in which they came.
  mutating func add(_ entry: Entry, at time: Int) {
    let place = entries.firstIndex { $0.at > time } ?? entries.count
    entries.insert((time, entry), at: place)
  }

  /// Takes off the next entry if it is due.
  mutating func takeNext(upTo time: Int) -> (at: Int, entry: Entry)? {
    guard let first = entries.first, first.at <= time else { return nil }
    entries.removeFirst()
    return first
  }

  /// Takes off every entry that matches.
  mutating func remove(where matches: (Entry) -> Bool) {
    entries.removeAll { matches($0.entry) }
  }

  /// Whether an entry matches.
  func contains(where matches: (Entry) -> Bool) -> Bool {
    entries.contains { matches($0.entry) }
  }
}
