import DrillEngine
import DrillMatch
import DrillText

/// Grades lines: lines of JSON in, lines of JSON out.
///
/// The lines of a block are read one after the other, their texts are matched together, and the answers are written in
/// the order of the lines. A grader keeps room to work in and is used by one thread; any number of them share the same
/// sources.
public struct Grader: ~Copyable {
  /// Where a grader takes rules and scenarios from.
  public struct Sources: Sendable {
    /// The language of lines that name none; nil to tell it by their letters.
    public var language: Language?
    /// The rules of a language; nil when there are none.
    public var rules: @Sendable (Language) -> GradeRules?
    /// The scenario with an id, in one of these languages, the first that has it.
    public var drill: @Sendable (String, [Language]) -> Lookup

    /// Creates sources.
    public init(
      language: Language?, rules: @escaping @Sendable (Language) -> GradeRules?,
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

  /// A line that could not be graded.
  public struct BadLine: Sendable, Hashable {
    /// Its number within the block, from 0.
    public var line: Int
    /// Why.
    public var problem: LineProblem
  }

  /// Bytes of a line at most.
  public static let longestLine = 16 << 20
  /// So many bytes of lines are matched together: enough for the matcher to be busy, few enough to stay in its cache.
  private static let portion = 64 << 10

  /// A line that was read and waits for its answer; plain values, so that many of them cost little.
  private struct Order {
    /// The id as it stands in the block, if there is one.
    var id: UnsafeBufferPointer<UInt8>?
    var answer: Answer
  }

  private enum Answer {
    /// Some of the replies that wait in a language, given by their places.
    case replies(Language, Range<Int>, isTranscript: Bool)
    /// One of the plays that wait.
    case play(Int)
  }

  private let sources: Sources
  private var lines = Tally()
  private var english: LanguageBatch?
  private var chinese: LanguageBatch?
  private var drills: [String: Drill] = [:]
  private var transcript = TranscriptReader()
  private var orders: [Order] = []
  /// Transcripts played in their scenarios that wait for their answers.
  private var plays: [TranscriptPlay] = []

  /// Creates a grader.
  public init(_ sources: Sources) {
    self.sources = sources
  }

  /// What was graded so far.
  public var tally: Tally {
    var tally = lines
    english?.add(to: &tally)
    chinese?.add(to: &tally)
    return tally
  }

  /// Grades lines, each but the last closed by a line break; gives their number.
  ///
  /// The answers, each with a line break, are appended to the output, and what cannot be graded to the problems. Lines
  /// of white space are passed over. The bytes are no longer JSON afterwards.
  public mutating func grade(
    _ block: UnsafeMutableBufferPointer<UInt8>, into output: inout OutputBuffer, problems: inout [BadLine]
  ) -> Int {
    var number = 0
    var start = 0
    var answered = 0
    while start < block.count {
      let end = UnsafeBufferPointer(block).firstLineBreak(from: start)
      do throws(LineProblem) {
        let line = UnsafeMutableBufferPointer(rebasing: block[start..<end])
        if !line.allSatisfy(JSONReader.isSpace) {
          try take(line, at: start)
          lines.graded += 1
        }
      } catch {
        lines.bad += 1
        problems.append(BadLine(line: number, problem: error))
      }
      number += 1
      start = end + 1
      if start - answered >= Self.portion {
        answer(UnsafeBufferPointer(block), into: &output)
        answered = start
      }
    }
    answer(UnsafeBufferPointer(block), into: &output)
    return number
  }

  /// Counts a line that was too long to be kept.
  public mutating func refuseTooLong() -> BadLine {
    lines.bad += 1
    return BadLine(line: 0, problem: .tooLong)
  }

  // MARK: Reading

  private mutating func take(
    _ line: UnsafeMutableBufferPointer<UInt8>, at origin: Int
  ) throws(LineProblem) {
    guard line.count <= Self.longestLine else { throw .tooLong }
    let read = try GradeLine(UnsafeBufferPointer(line))
    let answer =
      switch read.content {
      case .reply(let text): try take(reply: text, of: read, in: line, at: origin)
      case .transcript(let turns): try take(transcript: turns, of: read, in: line, at: origin)
      }
    orders.append(Order(id: read.id.map(read.reader.raw), answer: answer))
  }

  private mutating func take(
    reply: JSONReader.Value, of read: GradeLine, in line: UnsafeMutableBufferPointer<UInt8>, at origin: Int
  ) throws(LineProblem) -> Answer {
    let text = reply.unescape(in: line)
    let language = read.language ?? sources.language ?? Self.language(of: reply, text, in: line)
    let batch = try batch(of: language)
    let place = batch.count
    batch.add(origin + text.lowerBound..<origin + text.upperBound)
    return .replies(language, place..<place + 1, isTranscript: false)
  }

  private static func language(
    of reply: JSONReader.Value, _ text: Range<Int>, in line: UnsafeMutableBufferPointer<UInt8>
  ) -> Language {
    if reply.isPlainASCII { return LanguageGuess().language }
    var guess = LanguageGuess()
    guess.count(UnsafeBufferPointer(rebasing: line[text]))
    return guess.language
  }

  private mutating func take(
    transcript turns: JSONReader.Value, of read: GradeLine, in line: UnsafeMutableBufferPointer<UInt8>,
    at origin: Int
  ) throws(LineProblem) -> Answer {
    let scenario = read.scenario.map(read.reader.text)
    try transcript.read(turns, in: line)
    let known = read.language ?? sources.language
    let guess = transcript.guess.language
    if let scenario {
      let languages = known.map { [$0] } ?? [guess] + Language.allCases.filter { $0 != guess }
      let drill = try drill(scenario, languages)
      let replies = transcript.replies.map { reply in
        RecordedReply(String(decoding: line[reply.bytes], as: UTF8.self), at: reply.at)
      }
      let play = TranscriptPlay(replies, in: drill)
      for findings in play.findings {
        for finding in findings where finding.isLabel { lines.findings[finding.rule, default: 0] += 1 }
      }
      plays.append(play)
      return .play(plays.count - 1)
    }
    let language = known ?? guess
    let batch = try batch(of: language)
    let place = batch.count
    for reply in transcript.replies {
      batch.add(origin + reply.bytes.lowerBound..<origin + reply.bytes.upperBound)
    }
    return .replies(language, place..<batch.count, isTranscript: true)
  }

  private mutating func batch(of language: Language) throws(LineProblem) -> LanguageBatch {
    switch language {
    case .en: if let english { return english }
    case .zh: if let chinese { return chinese }
    }
    guard let rules = sources.rules(language) else { throw .noRubric(language) }
    let batch = LanguageBatch(rules)
    switch language {
    case .en: english = batch
    case .zh: chinese = batch
    }
    return batch
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

  // MARK: Answers

  /// Answers all lines that wait.
  private mutating func answer(_ block: UnsafeBufferPointer<UInt8>, into output: inout OutputBuffer) {
    english?.match(in: block)
    chinese?.match(in: block)
    for order in orders {
      switch order.answer {
      case .replies(let language, let replies, let isTranscript):
        (language == .en ? english : chinese)?
          .write(id: order.id, replies: replies, isTranscript: isTranscript, in: block, to: &output)
      case .play(let index): GradedLine.write(id: order.id, play: plays[index], to: &output)
      }
    }
    english?.clear()
    chinese?.clear()
    orders.removeAll(keepingCapacity: true)
    plays.removeAll()
  }
}
