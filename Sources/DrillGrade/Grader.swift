import DrillEngine
import DrillMatch
import DrillText

/// Grades one line after another: a line of JSON in, a line of JSON out.
///
/// A grader keeps room to work in and is used by one thread; any number of them share the same sources.
public struct Grader {
  /// Where a grader takes rules and scenarios from.
  public struct Sources: Sendable {
    /// The language of lines that name none; nil to tell it by their letters.
    public var language: Language?
    /// The rules of a language; nil when there are none.
    public var rules: @Sendable (Language) -> RuleMatcher?
    /// The scenario with an id, in one of these languages, the first that has it.
    public var drill: @Sendable (String, [Language]) -> Lookup

    /// Creates sources.
    public init(
      language: Language?, rules: @escaping @Sendable (Language) -> RuleMatcher?,
      drill: @escaping @Sendable (String, [Language]) -> Lookup
    ) {
      self.language = language
      self.rules = rules
      self.drill = drill
    }
  }

  /// What comes of looking for a scenario.
  public enum Lookup: Sendable {
    /// It is there.
    case found(Drill)
    /// There is none with this id.
    case missing
    /// It has mistakes.
    case broken
  }

  /// What became of a line.
  public enum Result: Sendable, Hashable {
    /// A line was written.
    case graded
    /// It holds nothing but white space; nothing was written.
    case blank
    /// It cannot be graded; nothing was written.
    case bad(LineProblem)
  }

  /// Bytes of a line at most.
  public static let longestLine = 16 << 20

  /// What was graded so far.
  public private(set) var tally = Tally()

  private let sources: Sources
  private var english: ReplyMatching?
  private var chinese: ReplyMatching?
  private var drills: [String: Drill] = [:]
  private var scratch: [UInt8] = []

  /// Creates a grader.
  public init(_ sources: Sources) {
    self.sources = sources
  }

  /// Grades a line, given without its line break, and appends the result with a line break.
  public mutating func grade(_ line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Result {
    if line.allSatisfy(JSONReader.isSpace) { return .blank }
    do throws(LineProblem) {
      guard line.count <= Self.longestLine else { throw .tooLong }
      let read = try GradeLine(line)
      switch read.content {
      case .reply(let text): try grade(reply: text, of: read, into: &output)
      case .transcript(let turns): try grade(transcript: turns, of: read, into: &output)
      }
      tally.graded += 1
      return .graded
    } catch {
      tally.bad += 1
      return .bad(error)
    }
  }

  /// Counts a line that was too long to be kept.
  public mutating func refuseTooLong() -> LineProblem {
    tally.bad += 1
    return .tooLong
  }

  // MARK: Single replies

  private mutating func grade(
    reply: JSONReader.Value, of line: GradeLine, into output: inout [UInt8]
  ) throws(LineProblem) {
    let language = line.language ?? sources.language ?? self.language(of: reply, in: line)
    let rules = try matching(for: language)
    let findings = line.reader.withText(of: reply, scratch: &scratch) { rules.findings(in: $0) }
    GradedLine.write(id: line.id.map(line.reader.raw), findings: findings, to: &output)
    note(findings)
  }

  private mutating func language(of reply: JSONReader.Value, in line: GradeLine) -> Language {
    line.reader.withText(of: reply, scratch: &scratch) { text in
      var guess = LanguageGuess()
      guess.count(text)
      return guess.language
    }
  }

  private mutating func matching(for language: Language) throws(LineProblem) -> ReplyMatching {
    switch language {
    case .en: if let english { return english }
    case .zh: if let chinese { return chinese }
    }
    guard let rules = sources.rules(language) else { throw .noRubric(language) }
    let found = ReplyMatching(rules)
    switch language {
    case .en: english = found
    case .zh: chinese = found
    }
    return found
  }

  // MARK: Transcripts

  private mutating func grade(
    transcript turns: JSONReader.Value, of line: GradeLine, into output: inout [UInt8]
  ) throws(LineProblem) {
    let transcript = try Transcript(turns, in: line.reader)
    let known = line.language ?? sources.language
    let findings: [[Finding]]
    var card: Scorecard?
    if let scenario = line.scenario {
      let guess = transcript.guess.language
      let languages = known.map { [$0] } ?? [guess] + Language.allCases.filter { $0 != guess }
      let drill = try drill(line.reader.text(of: scenario), languages)
      let play = TranscriptPlay(transcript.replies, in: drill)
      findings = play.findings
      card = play.scorecard
    } else {
      let rules = try matching(for: known ?? transcript.guess.language)
      findings = transcript.replies.map { reply in
        Array(reply.text.utf8).withUnsafeBufferPointer { rules.findings(in: $0) }
      }
    }
    GradedLine.write(id: line.id.map(line.reader.raw), turns: findings, scorecard: card, to: &output)
    for turn in findings { note(turn) }
  }

  private mutating func drill(_ id: String, _ languages: [Language]) throws(LineProblem) -> Drill {
    let key = "\(languages.map(\.rawValue).joined(separator: ",")) \(id)"
    if let known = drills[key] { return known }
    switch sources.drill(id, languages) {
    case .found(let drill):
      drills[key] = drill
      return drill
    case .missing: throw .noScenario(id)
    case .broken: throw .brokenScenario(id)
    }
  }

  private mutating func note(_ findings: [Finding]) {
    for finding in findings where finding.isLabel { tally.findings[finding.rule, default: 0] += 1 }
  }
}
