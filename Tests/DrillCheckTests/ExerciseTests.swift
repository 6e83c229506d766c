import DrillMatch
import DrillScript
import DrillText
import Testing

@testable import DrillCheck

@Suite("What examples put to use")
struct ExerciseTests {
  /// A rubric of one rule.
  private static func rubric(_ lines: String, lists: String = "", header: String = "") -> TestRubric {
    TestRubric(
      """
      # Rules
      format: 1
      id: rules
      language: en
      \(header)
      \(lists)

      ## forbidden refusal Refusal
      clause: X
      advice: Offer something.
      \(lines)
      """)
  }

  private static func idle(_ rubric: TestRubric) throws -> [String] {
    #expect(said(rubric.reading.diagnostics.filter { $0.severity == .error }, rubric.source) == "")
    return try #require(rubric.reading.value).idlePhrases().map { "\($0.owner) \($0.text)" }
  }

  @Test(
    "Alternatives, list members and conditions that no example needs are named",
    arguments: [
      // Everything is needed.
      ("say: no | never\n+ [No].\n+ [Never].\n- Yes.", "", "", []),
      ("say: no | never\n+ [No].\n- Yes.", "", "", ["refusal never"]),
      // A group alone is its members; inside a phrase it is not.
      ("say: (no | never)\n+ [No].\n- Yes.", "", "", ["refusal never"]),
      ("say: (no | never) way\n+ [No way].\n- Yes.", "", "", []),
      // Members of lists, through lists.
      ("say: @no way\n+ [No way].\n- Yes.", "## list no\nsay: no | never", "", ["@no never"]),
      (
        "say: @deny\n+ [No].\n- Yes.", "## list deny\nsay: @no | nope\n\n## list no\nsay: no | never", "",
        ["@deny nope", "@no never"]
      ),
      // The other part of a conjunction stands outside the mark.
      (
        "say: no & @late\n+ [No], that is late.\n- Late.", "## list late\nsay: late | slow", "",
        ["@late slow"]
      ),
      // Known misses put nothing to use.
      ("say: no | never\n+ [No].\ntodo + [never]ever.\n- Yes.", "", "", ["refusal never"]),
      // Exceptions.
      ("say: no\nnot: no doubt | no end\n+ [No].\n- No doubt.", "", "", ["refusal no end"]),
      ("say: no\nnot: no doubt\n+ [No].\n- Yes, without doubt.", "", "", ["refusal no doubt"]),
      // Two lines that do the same: neither is needed.
      (
        "say: no\nnot: no doubt\nnot: no doubt about\n+ [No].\n- No doubt about it.", "", "",
        ["refusal no doubt", "refusal no doubt about"]
      ),
      // Excuses and what takes them back.
      ("say: no\nunless: I'll\n+ [No].\n- No, but I'll ask.", "", "", []),
      (
        "say: no\nunless: I'll\n+ [No].\n- No, but I'll ask.", "", "negation: not before within 2",
        [" not"]
      ),
      (
        "say: no\nunless: will\n+ [No].\n+ [No], and not will I.\n- No, but will ask.", "",
        "negation: not before within 2", []
      ),
      // Negations.
      (
        "say: refuse\nnegated by: not | never before within 1\n+ I [refuse].\n- I do not refuse.", "", "",
        ["refusal never"]
      ),
      // Places.
      ("say: no\nonly: opening\n+ [No].\n- Yes.", "", "", ["refusal opening"]),
      ("say: no\nonly: opening\n+ [No].\n- Well. No.", "", "", []),
    ] as [(String, String, String, [String])])
  func idle(_ lines: String, _ lists: String, _ header: String, _ expected: [String]) throws {
    // A place that every rule has is the header's, so a second rule without one stands beside.
    let rubric = Self.rubric(
      lines + "\n\n## courtesy plain Plain\nclause: X\nadvice: X\nsay: plain\n+ [Plain].\n- Fancy.",
      lists: lists,
      header: header)
    #expect(try Self.idle(rubric) == expected)
  }

  /// Rules made at random, with examples made from their own words.
  @Test("A condition line is needed exactly when some example turns red without it", arguments: 0..<40)
  func bruteForce(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let words = ["no", "way", "late", "sorry", "but", "ask"]
    func word(_ dice: inout Dice) -> String { words.randomElement(using: &dice) ?? "no" }
    var exceptions: [String] = []
    for _ in 0..<3 { exceptions.append("\(word(&dice)) \(word(&dice))") }
    var examples: [String] = []
    for _ in 0..<8 { examples.append((0..<4).map { _ in word(&dice) }.joined(separator: " ")) }
    let phrase = { (text: String) in
      Phrase.parse(LocatedText(text, at: Position(line: 1, column: 1)), path: "").phrase
    }
    let say = try #require(phrase("no"))
    let lines = Set(exceptions).sorted().compactMap { phrase($0) }
    let rule = MatchRule(id: "r", kind: .forbidden, say: [say], exceptions: lines)
    func finds(_ rule: MatchRule, _ text: String) -> Bool {
      !RuleMatcher(rules: [rule], lists: PhraseLists()).findings(in: text).isEmpty
    }
    // Only what the rule leaves alone is an example of leaving alone.
    let misses = examples.filter { !finds(rule, $0) }
    var rubric = try #require(TestRubric.english.reading.value)
    var wording = RubricWords()
    let span = SourceSpan(start: Position(line: 1, column: 1), length: 1)
    var heading = try #require(rubric.rules.first { $0.source == .words })
    heading.id = rule.id
    rubric.rules = [heading]
    wording.rules = [RuleWords(rule, examples: try misses.map { try Self.example($0, span) })]
    rubric.words = wording
    let reader = ExampleReader(rubric)
    let exercise = Exercise(reader, rule: 0)
    for (line, written) in reader.inventory.lines.enumerated() where written.owner == .rule(0, .not) {
      var weaker = rule
      weaker.exceptions.removeAll { $0 == written.phrase }
      let isNeeded = misses.contains { finds(weaker, $0) }
      #expect(
        exercise.needed.contains(line) == isNeeded, "seed \(seed): \(written.phrase.source.text) of \(misses)"
      )
    }
  }

  /// An example in which nothing must be found; the readers alone can make one from nothing.
  private static func example(_ text: String, _ span: SourceSpan) throws -> Example {
    var example = try #require(
      TestRubric.english.reading.value?.words.rules.lazy.flatMap(\.examples).first { $0.expectation == .miss }
    )
    example.text = text
    example.span = span
    return example
  }
}
