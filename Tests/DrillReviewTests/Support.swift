import DrillEngine
import DrillReview
import DrillText

/// Random numbers from a seed, the same everywhere (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The day on which the tests stand.
let today = Day(20_500)

/// An attempt at an English drill, so many days ago, with a score; 80 and above is passed.
func attempt(_ id: String, _ daysAgo: Int, _ score: Int, lost: [String] = []) -> Attempt {
  Attempt(
    drill: DrillName(.en, id), title: id, day: Day(today.number - daysAgo), mode: .practice,
    result: StoredResult(
      tenths: score * 10, isPassed: score >= 80,
      losses: lost.map { StoredResult.Loss(kind: .voice, id: $0, points: 10_000) }))
}

/// A drill that could be played.
func candidate(_ id: String, level: Int? = nil, practises: Set<String> = []) -> NextDrill.Candidate {
  NextDrill.Candidate(name: DrillName(.en, id), level: level, practises: practises)
}
