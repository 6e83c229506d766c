import DrillScript
import DrillText
import Testing

@testable import DrillEngine
@testable import DrillReview

/// What is taken from a scorecard, worked out by hand, and how it is written down.
@Suite struct DigestTests {
  /// Voices 1 of 2 with weight 30, content 3 of 4 with weight 50, conduct 90 of 100 with weight 20.
  ///
  /// So a voice is worth 100 × 30 ÷ (2 × 100) = 15 points of the score, a content point 12.5, a conduct point 0.2.
  private var card: Scorecard {
    func voice(_ id: String, _ step: String, turn: Int?, _ credit: Fraction) -> LedgerLine {
      LedgerLine(
        subject: .voice(id), part: .voices, step: step, call: 1, turn: turn, points: 1, credit: credit)
    }
    func deduction(
      _ cause: Deduction.Cause, _ part: ScorePart, _ step: String, _ points: Fraction, _ clause: String?
    ) -> Deduction {
      Deduction(
        cause: cause, part: part, turn: 1, step: step, clause: clause, points: points, tenthsWithout: 900)
    }
    return Scorecard(
      tenths: 705, isPassed: false, passMark: 80, ending: .reached(Ending(name: "done", passes: true)),
      parts: [
        PartScore(part: .voices, weight: 30, earned: Fraction(1), possible: Fraction(2)),
        PartScore(part: .content, weight: 50, earned: Fraction(3), possible: Fraction(4)),
        PartScore(part: .conduct, weight: 20, earned: Fraction(90), possible: Fraction(100)),
      ], bonus: 0,
      ledger: [
        voice("greeting", "opening", turn: 1, Fraction(1, 2)),
        voice("greeting", "again", turn: 2, Fraction(1, 2)),
        LedgerLine(
          subject: .item("member-id"), part: .content, step: "opening", call: 1, turn: 1, points: 4,
          credit: Fraction(3, 4)),
      ],
      deductions: [
        deduction(.voice("greeting", half: true), .voices, "opening", Fraction(1, 2), "P5.2"),
        deduction(.voice("greeting", half: true), .voices, "again", Fraction(1, 2), "P5.2"),
        deduction(.item("member-id", half: false), .content, "opening", Fraction(1), nil),
        deduction(.rule("denial"), .conduct, "opening", Fraction(5), "P5.3 P3.3.7"),
        deduction(.rule("denial"), .conduct, "opening", Fraction(5), "P5.3 P3.3.7"),
      ], bonuses: [], fatalRules: [], turns: 2, callLengths: [9000], mood: 40, reopenings: 0)
  }

  @Test func everyLossIsTakenInPointsOfTheScore() {
    let result = SessionDigest.Result(card, seconds: 90, review: SessionDigest.Review())
    #expect(result.parts.map(\.share) == [5000, 7500, 9000])
    #expect(
      result.steps == [
        .init(step: "opening", worth: 150_000 + 500_000, earned: 75_000 + 375_000),
        .init(step: "again", worth: 150_000, earned: 75_000),
      ])
    #expect(
      result.losses == [
        .init(subject: LossSubject(.voice, "greeting"), step: "opening", times: 1, cost: 75_000),
        .init(subject: LossSubject(.voice, "greeting"), step: "again", times: 1, cost: 75_000),
        .init(subject: LossSubject(.item, "member-id"), step: "opening", times: 1, cost: 125_000),
        .init(subject: LossSubject(.rule, "denial"), step: "opening", times: 2, cost: 20_000),
      ])
    // What was lost is what the score lacks: 100 − 70.5.
    #expect(result.losses.reduce(0) { $0 + $1.cost } == 295_000)
    #expect(
      result.clauses == [
        .init(code: "P5.2", times: 2, cost: 150_000), .init(code: "P5.3", times: 2, cost: 20_000),
        .init(code: "P3.3.7", times: 2, cost: 20_000),
      ])
    #expect(result.chances == [.init(subject: LossSubject(.voice, "greeting"), isMet: true)])
  }

  @Test func aStepThatLayAheadIsNoTurn() {
    var card = card
    card.ending = .hungUp
    card.ledger.append(
      LedgerLine(
        subject: .voice("thanks"), part: .voices, step: "ahead", call: 1, turn: nil, points: 1, credit: .zero)
    )
    let result = SessionDigest.Result(card, seconds: 0, review: SessionDigest.Review())
    #expect(result.steps.map(\.step) == ["opening", "again"])
    #expect(result.chances.map(\.subject.id) == ["greeting", "thanks"])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func isReadAsItWasWritten(seed: UInt64) {
    var generator = Seeded(seed)
    var table = WordTable()
    for _ in 0..<200 {
      let digest = SessionDigest.random(using: &generator)
      let bytes = digest.encoded(&table)
      #expect(SessionDigest(bytes, in: bytes.indices, words: table.words) == digest, "seed \(seed)")
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func bytesThatAreNoDigestAreRefused(seed: UInt64) {
    var generator = Seeded(seed)
    var table = WordTable()
    let bytes = SessionDigest.random(using: &generator).encoded(&table)
    for end in bytes.indices {
      #expect(SessionDigest(bytes, in: 0..<end, words: table.words) == nil, "seed \(seed), \(end)")
    }
    for _ in 0..<2000 {
      let noise = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      // Whatever it reads, it must not fall over, and must not ask for more than there is.
      if let read = SessionDigest(noise, in: noise.indices, words: table.words) {
        #expect(read.result?.losses.count ?? 0 <= noise.count)
      }
    }
    #expect(SessionDigest(bytes, in: 0..<bytes.count + 9, words: []) == nil)
  }
}
