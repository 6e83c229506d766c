import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// What two made-up managers and the trainee say of a session: reviews, objections, answers, acknowledgements.
struct MadeUpReviews {
  private let session: Session
  private let header: SessionHeader
  private let items: [ScoredItem]
  private let managers: [String]
  /// When the session was over, in seconds since 1970.
  private let ended: Int

  /// Nil for a session that is not finished, which nobody reviews.
  init?(of session: Session, header: SessionHeader, length: Int) {
    guard let card = session.scorecard, let start = Moment(header.started) else { return nil }
    self.session = session
    self.header = header
    items = card.items
    managers = header.language == .zh ? ["顾岚", "沈博文"] : ["Ruth Adler", "Tomás Vega"]
    ended = start.seconds + length / 1000
  }

  /// The records of one session, oldest first; most sessions have none.
  func records(using generator: inout BenchGenerator) -> [ReviewRecord] {
    guard isOne(in: header.settings.mode == .exam ? 3 : 8, using: &generator) else { return [] }
    let first = Int.random(in: 0..<managers.count, using: &generator)
    var at = ended + Int.random(in: 1..<40, using: &generator) * 3600
    var records = [review(by: managers[first], at: at, using: &generator)]
    if isOne(in: 3, using: &generator) {
      at += Int.random(in: 1..<20, using: &generator) * 3600
      records.append(review(by: managers[1 - first], at: at, using: &generator))
    }
    if isOne(in: 9, using: &generator), let item = disputed(using: &generator) {
      at += Int.random(in: 1..<30, using: &generator) * 3600
      records.append(objection(to: item, at: at))
      at += Int.random(in: 2..<50, using: &generator) * 3600
      records.append(answer(about: item, by: managers[1 - first], at: at, using: &generator))
    }
    if !isOne(in: 4, using: &generator) {
      at += Int.random(in: 1..<60, using: &generator) * 3600
      records.append(record(.acknowledgement, by: header.trainee, at: at))
    }
    return records
  }

  private func isOne(in count: Int, using generator: inout BenchGenerator) -> Bool {
    Int.random(in: 0..<count, using: &generator) == 0
  }

  private func say(_ en: String, _ zh: String) -> String { Words(en: en, zh: zh)[header.language] }

  /// The moment in the offset of the session, as everything that is said of it is written.
  private func record(_ kind: ReviewRecord.Kind, by author: String, at second: Int) -> ReviewRecord {
    let offset = Moment(header.started)?.offset ?? "Z"
    let local = second + 8 * 3600
    let day = Day(local / Moment.secondsOfDay)
    let clock = [local / 3600 % 24, local / 60 % 60, local % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return ReviewRecord(
      session: header.session, kind: kind, author: author,
      at: "\(day.iso)T\(clock.joined(separator: ":"))\(offset)")
  }

  private func review(by author: String, at second: Int, using generator: inout BenchGenerator)
    -> ReviewRecord
  {
    var record = record(.review, by: author, at: second)
    record.isBlind = isOne(in: 4, using: &generator)
    for item in items where isOne(in: 25, using: &generator) {
      let others = item.possibleMarks.filter { $0 != item.machineMark && $0 != .notApplicable }
      guard let mark = others.randomElement(using: &generator) else { continue }
      record.marks.append(ReviewRecord.Mark(item: item.name, mark: mark, reason: reason(for: mark)))
    }
    let passed = session.scorecard?.isPassed == true
    record.remark = remarks(passed).randomElement(using: &generator) ?? ""
    record.tenths = session.scorecard(marking: record.marksByItem)?.tenths
    return record
  }

  private func reason(for mark: ItemMark) -> String {
    switch mark {
    case .full, .half, .points: say("said in other words", "换了说法，意思说到了")
    case .missed: say("the words are there, the meaning is not", "只有字面，没有说到意思")
    case .clean, .notApplicable: say("quotes the customer", "是在转述客户的话")
    case .broken: say("rude in this place", "此处这样说失礼")
    }
  }

  private func remarks(_ passed: Bool) -> [String] {
    passed
      ? [
        say("A calm call from start to end.", "全程平稳，条理清楚。"),
        say("Good questions; the close could be warmer.", "问得到位，结束语可以再热情些。"), "",
      ]
      : [
        say("Apologise before you explain.", "先致歉，再解释。"),
        say("Ask for the number at once, then look it up.", "先问清号码，再去查询。"),
        say("Play this one again next week.", "下周请再练一次。"), "",
      ]
  }

  private func disputed(using generator: inout BenchGenerator) -> ScoredItem? {
    items.filter { $0.machineMark == .missed || $0.machineMark == .broken }.randomElement(using: &generator)
  }

  private func objection(to item: ScoredItem, at second: Int) -> ReviewRecord {
    var record = record(.objection, by: header.trainee, at: second)
    record.marks = [mark(item, reason: say("I did say it, a little later.", "我说过，只是稍晚一些。"))]
    return record
  }

  private func answer(
    about item: ScoredItem, by author: String, at second: Int, using generator: inout BenchGenerator
  ) -> ReviewRecord {
    var record = record(.answer, by: author, at: second)
    record.outcome = isOne(in: 3, using: &generator) ? .overturned : .upheld
    if record.outcome == .overturned {
      record.marks = [mark(item, reason: say("heard it in the transcript", "对话里确有此话"))]
    }
    record.remark =
      record.outcome == .overturned
      ? say("You are right.", "您说得对。") : say("It comes too late in the call.", "说得太晚，不能算。")
    return record
  }

  /// The mark that a trainee asks for.
  private func mark(_ item: ScoredItem, reason: String) -> ReviewRecord.Mark {
    ReviewRecord.Mark(item: item.name, mark: item.machineMark == .broken ? .clean : .full, reason: reason)
  }
}
