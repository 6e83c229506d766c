import DrillEngine

/// What one turn of a drill came to, added up.
struct TurnTally {
  /// How many sessions came to it.
  private(set) var sessions = 0
  /// In how many of them anything was lost, how often, and for how much.
  private(set) var loss = LossTally()
  /// What was lost, by subject.
  private(set) var losses: [LossSubject: LossTally] = [:]
  /// The sessions that could earn something here, by what they earned elsewhere.
  private var spread = Spread()
  /// In how many sessions something could be earned, and the sum of the shares that were, in ten-thousandths.
  private var shares = Spread.Group()

  /// How easy it is: the mean share that was earned.
  var facility: Fraction? { shares.mean.map { $0 / Fraction(Self.whole) } }

  /// How well it tells strong sessions from weak ones.
  var discrimination: Fraction? { spread.discrimination.map { $0 / Fraction(Self.whole) } }

  private static let whole = 10_000

  /// Adds a session that came to the turn.
  ///
  /// - Parameters:
  ///   - step: what it was worth and earned; nil where nothing could be earned.
  ///   - all: the same of all turns of the session.
  ///   - lines: what was lost here.
  mutating func add(
    _ step: SessionDigest.StepShare?, all: (worth: Int, earned: Int), lines: [SessionDigest.LossLine]
  ) {
    sessions += 1
    if !lines.isEmpty { loss.sessions += 1 }
    for line in lines {
      loss.times += line.times
      loss.cost += line.cost
    }
    losses.add(lines)
    guard let step, step.worth > 0 else { return }
    let share = Fraction(step.earned * Self.whole, step.worth).roundedHalfUp
    shares.add(share)
    let rest = (worth: all.worth - step.worth, earned: all.earned - step.earned)
    if rest.worth > 0 { spread.add(share, strength: rest.earned * Spread.grades / rest.worth) }
  }

  mutating func merge(_ other: TurnTally) {
    sessions += other.sessions
    loss.merge(other.loss)
    losses.merge(other.losses) { $0.merge($1) }
    shares.merge(other.shares)
    spread.merge(other.spread)
  }
}

/// Marks in one turn by how strong the session was, of any number of sessions in a bounded space.
///
/// The index of discrimination is D = mean mark of the strongest 27 % − mean mark of the weakest 27 %: Kelley, “The
/// selection of upper and lower groups for the validation of test items”, J. Educ. Psychol. 30 (1939); Ebel, “Measuring
/// Educational Achievement” (1965). A group has 27 % of the sessions, rounded; where its border runs through sessions
/// that are equally strong, it takes the mean of these for each that it still wants, so no order is needed.
struct Spread: Sendable {
  /// Sessions and the sum of their marks.
  struct Group: Sendable {
    var count = 0
    var sum = 0

    var mean: Fraction? { count == 0 ? nil : Fraction(sum, count) }

    mutating func add(_ mark: Int) {
      count += 1
      sum += mark
    }

    mutating func merge(_ other: Group) {
      count += other.count
      sum += other.sum
    }
  }

  /// In how many grades strength is told.
  static let grades = 1000
  /// With fewer sessions the index says nothing.
  static let fewest = 10

  private var groups: [Int: Group] = [:]

  /// Adds a session's mark.
  ///
  /// - Parameter strength: how strong the session was, 0 to `grades`.
  mutating func add(_ mark: Int, strength: Int) { groups[strength, default: Group()].add(mark) }

  mutating func merge(_ other: Spread) { groups.merge(other.groups) { $0.merge($1) } }

  /// The index, in marks; nil with too few sessions or where all are equally strong.
  var discrimination: Fraction? {
    let count = groups.values.reduce(0) { $0 + $1.count }
    guard count >= Self.fewest, groups.count > 1 else { return nil }
    let size = Fraction(27 * count, 100).roundedHalfUp
    let inOrder = groups.sorted { $0.key < $1.key }.map(\.value)
    return Self.mean(of: size, from: inOrder.reversed()) - Self.mean(of: size, from: inOrder)
  }

  /// The mean mark of the first so many sessions.
  private static func mean(of size: Int, from groups: [Group]) -> Fraction {
    var sum = Fraction.zero
    var wanted = size
    for group in groups {
      guard wanted > 0, let mean = group.mean else { break }
      let taken = min(wanted, group.count)
      sum = sum + mean * Fraction(taken)
      wanted -= taken
    }
    return sum / Fraction(size)
  }
}
