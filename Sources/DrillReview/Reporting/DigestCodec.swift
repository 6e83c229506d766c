import DrillEngine
import DrillScript
import DrillText

extension SessionDigest {
  /// The number of the form in which digests are written; another number is another form.
  public static let formNumber = 1

  /// The digest in a few hundred bytes; names and ids stand in the table.
  public func encoded(_ table: inout WordTable) -> [UInt8] {
    var writer = DigestWriter(table: table)
    writer.text(session)
    for word in [trainee, drill.id, title, rubric, rubricDigest, scenarioDigest] { writer.word(word) }
    writer.place(drill.language, in: DigestOrder.languages)
    writer.place(channel, in: DigestOrder.channels)
    writer.place(mode, in: DigestOrder.modes)
    writer.signed(day.number)
    writer.signed(began)
    writer.flag(result != nil)
    if let result { writer.result(result) }
    table = writer.table
    return writer.bytes
  }

  /// Reads a digest; nil when the bytes are none.
  ///
  /// - Parameters:
  ///   - bytes: what holds the digest.
  ///   - range: where it stands.
  ///   - words: the words of the table that it was written with.
  public init?(_ bytes: [UInt8], in range: Range<Int>, words: [String]) {
    var reader = DigestReader(bytes, in: range, words: words)
    guard let session = reader.text(), let trainee = reader.word(), let scenario = reader.word(),
      let title = reader.word(), let rubric = reader.word(), let rubricDigest = reader.word(),
      let scenarioDigest = reader.word(), let language = reader.place(in: DigestOrder.languages),
      let channel = reader.place(in: DigestOrder.channels), let mode = reader.place(in: DigestOrder.modes),
      let day = reader.signed(), let began = reader.signed(), let isFinished = reader.flag()
    else { return nil }
    var result: Result?
    if isFinished {
      guard let read = reader.result() else { return nil }
      result = read
    }
    guard reader.isAtEnd else { return nil }
    self.init(
      session: session, trainee: trainee, drill: DrillName(language, scenario), title: title,
      channel: channel, mode: mode, rubric: rubric, rubricDigest: rubricDigest,
      scenarioDigest: scenarioDigest, day: Day(day), began: began, result: result)
  }
}

/// The order in which cases are numbered; a change of it is another form.
enum DigestOrder {
  static let languages: [Language] = [.en, .zh]
  static let channels: [Channel] = [.phone, .chat, .desk]
  static let modes: [Mode] = [.practice, .exam]
  static let parts: [ScorePart] = [.voices, .content, .conduct, .time]
  static let kinds: [StoredResult.Loss.Kind] = [.voice, .item, .field, .choice, .rule, .time]
}

/// Writes numbers in seven bits a byte, the lowest first, and words by their numbers.
private struct DigestWriter {
  var bytes: [UInt8] = []
  var table: WordTable

  mutating func number(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number that may be below zero: its sign stands in the lowest bit.
  mutating func signed(_ value: Int) { number((value << 1) ^ (value >> (Int.bitWidth - 1))) }

  mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func word(_ word: String) { number(table.number(of: word)) }

  mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func place<Case: Equatable>(_ value: Case, in order: [Case]) {
    // A case that the order lacks would be read back as damage, never as another case.
    number(order.firstIndex(of: value) ?? order.count)
  }

  mutating func list<Element>(_ elements: [Element], _ write: (inout DigestWriter, Element) -> Void) {
    number(elements.count)
    for element in elements { write(&self, element) }
  }

  mutating func result(_ result: SessionDigest.Result) {
    for value in [result.tenths, result.seconds, result.replies, result.mood] { signed(value) }
    flag(result.isPassed)
    flag(result.hasLedger)
    ending(result.ending)
    let review = result.review
    for value in [
      review.isReviewed, review.isCorrected, review.isOverturned, review.isContested, review.isUnapplied,
    ] {
      flag(value)
    }
    list(result.parts) {
      $0.place($1.part, in: DigestOrder.parts)
      $0.signed($1.share)
    }
    list(result.steps) {
      $0.word($1.step)
      $0.signed($1.worth)
      $0.signed($1.earned)
    }
    list(result.chances) {
      $0.subject($1.subject)
      $0.flag($1.isMet)
    }
    list(result.losses) {
      $0.subject($1.subject)
      $0.word($1.step)
      $0.signed($1.times)
      $0.signed($1.cost)
    }
    list(result.clauses) {
      $0.word($1.code)
      $0.signed($1.times)
      $0.signed($1.cost)
    }
    list(result.bonuses) { $0.word($1) }
  }

  private mutating func subject(_ subject: LossSubject) {
    place(subject.kind, in: DigestOrder.kinds)
    word(subject.id)
  }

  private mutating func ending(_ ending: Conclusion) {
    switch ending {
    case .hungUp: number(0)
    case .transferred: number(1)
    case .stopped: number(2)
    case .wentRound: number(3)
    case .reached(let end):
      number(end.passes ? 5 : 4)
      word(end.name)
    }
  }
}
