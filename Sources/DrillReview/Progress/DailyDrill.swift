import DrillText

/// The three-minute drill of a day: a few turns of one call, one after the other.
///
/// The calls take turns from day to day, and each time that a call's turn comes, its next stretch of about three
/// minutes is taken. So on one day everybody with the same drills has the same turns in a language; who has a mistake
/// in his notebook that is not yet mended begins with that.
public struct DailyDrill: Sendable, Hashable {
  /// A turn that could be drilled alone.
  public struct Turn: Sendable, Hashable {
    /// The drill that it belongs to.
    public var drill: DrillName
    /// The id of its step.
    public var step: String
    /// How long it takes to hear, answer and look at, in milliseconds.
    public var milliseconds: Int

    /// Creates a turn.
    public init(drill: DrillName, step: String, milliseconds: Int) {
      self.drill = drill
      self.step = step
      self.milliseconds = milliseconds
    }
  }

  /// The turns, in order; never empty.
  public let turns: [Turn]
  /// Whether the first turn is one of the trainee's own mistakes.
  public let beginsWithMistake: Bool
  /// How long all of it takes, in milliseconds.
  public var milliseconds: Int { turns.reduce(0) { $0 + $1.milliseconds } }

  /// What the turns of a day fill at most, if more than one: three minutes.
  public static let budget = 180_000

  /// Plans a day; nil when there are no turns.
  ///
  /// - Parameters:
  ///   - day: the day.
  ///   - drills: the drills, in any order.
  ///   - mistake: the trainee's mistake that waits longest, if one does.
  ///   - turns: gives the turns of a drill, in the order of the call; asked only for the drill whose day it is, and
  ///     where that has none, for the ones after it.
  public static func plan(
    on day: Day, from drills: [DrillName], beginningWith mistake: Turn? = nil, turns: (DrillName) -> [Turn]
  ) -> DailyDrill? {
    let drills = drills.sorted()
    let number = max(0, day.number)
    var call: [Turn] = []
    for offset in drills.indices where call.isEmpty { call = turns(drills[(number + offset) % drills.count]) }
    guard !call.isEmpty else { return nil }
    let stretches = stretches(of: call)
    var turns = stretches[number / drills.count % stretches.count]
    guard let mistake, !turns.contains(where: { $0.drill == mistake.drill && $0.step == mistake.step }) else {
      return DailyDrill(turns: turns, beginsWithMistake: false)
    }
    turns.insert(mistake, at: 0)
    while turns.count > 2, turns.reduce(0, { $0 + $1.milliseconds }) > budget { turns.removeLast() }
    return DailyDrill(turns: turns, beginsWithMistake: true)
  }

  /// Cuts a call into stretches that fill the time; a short rest takes turns of the stretch before to it.
  static func stretches(of call: [Turn]) -> [[Turn]] {
    var stretches: [Range<Int>] = []
    var start = 0
    while start < call.count {
      let end = end(of: call, from: start)
      stretches.append(start..<end)
      start = end
    }
    if let last = stretches.last {
      var begin = last.lowerBound
      while begin > 0, call[(begin - 1)..<last.upperBound].reduce(0, { $0 + $1.milliseconds }) <= budget {
        begin -= 1
      }
      stretches[stretches.count - 1] = begin..<last.upperBound
    }
    return stretches.map { Array(call[$0]) }
  }

  /// Where the stretch ends that begins at a turn: at least one turn, and as many as the time holds.
  private static func end(of call: [Turn], from start: Int) -> Int {
    var end = start + 1
    var time = call[start].milliseconds
    while end < call.count, time + call[end].milliseconds <= budget {
      time += call[end].milliseconds
      end += 1
    }
    return end
  }
}
