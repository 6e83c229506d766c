import DrillEngine
import DrillReview
import Testing

@Suite("What people say of a session")
struct CaseFileTests {
  private func record(
    _ kind: ReviewRecord.Kind, by author: String, at second: Int = 0, marks: [String: ItemMark] = [:],
    added: [AddedBreach] = [], outcome: ReviewRecord.Outcome? = nil
  ) -> ReviewRecord {
    ReviewRecord(
      session: "s", kind: kind, author: author,
      at: "2026-03-01T09:20:\(second < 10 ? "0" : "")\(second)+08:00",
      marks: marks.sorted { $0.key < $1.key }.map {
        ReviewRecord.Mark(item: $0.key, mark: $0.value, reason: "why")
      },
      added: added.map { ReviewRecord.Addition($0, text: "“words”\n", reason: "why") }, remark: "总评",
      outcome: outcome, tenths: 915)
  }

  @Test("A record comes back as it was written, and what is none is none")
  func codec() {
    let whole = record(
      .answer, by: "李 \"四\"",
      marks: ["voice:greeting@opening/1": .half, "rule:denial@2": .clean, "item:order@story/1": .points(15)],
      added: [AddedBreach(rule: "abrupt", turn: 3)], outcome: .inPart)
    #expect(ReviewRecord(line: whole.line.utf8) == whole)
    for text in [
      "", "{}", "[]", whole.line.replacing("\"format\":1", with: "\"format\":2"),
      String(whole.line.dropLast()), whole.line.replacing(",\"points\":1.5", with: ""),
      whole.line.replacing("\"points\":1.5", with: "\"points\":-1.5"),
    ] {
      #expect(ReviewRecord(line: text.utf8) == nil, "\(text)")
    }
  }

  @Test("The last review counts, answers change it, a standard stands above all")
  func finalMarks() {
    let first = record(.review, by: "Li", at: 1, marks: ["a": .half, "b": .missed])
    let second = record(.review, by: "Li", at: 2, marks: ["a": .missed])
    let objection = record(.objection, by: "Wang", at: 3, marks: ["a": .full])
    let answer = record(.answer, by: "Chen", at: 3, marks: ["a": .full], outcome: .overturned)
    let standard = record(.standard, by: "Head", at: 9, marks: ["b": .half])
    func marks(_ records: [ReviewRecord]) -> [String: ItemMark] {
      // Files are read in any order.
      CaseFile(trainee: "Wang", records: records.reversed()).finalMarks.marks
    }
    #expect(marks([]).isEmpty)
    #expect(marks([first]) == ["a": .half, "b": .missed])
    #expect(marks([first, second]) == ["a": .missed])
    #expect(marks([first, second, objection]) == ["a": .missed])
    #expect(marks([first, second, objection, answer]) == ["a": .full])
    #expect(marks([first, second, objection, answer, standard]) == ["b": .half])
    // An answer that was given after a standard changes it in turn.
    let late = record(.answer, by: "Chen", at: 12, marks: ["b": .full], outcome: .overturned)
    #expect(marks([first, standard, late]) == ["b": .full])
    let answered = CaseFile(trainee: "Wang", records: [answer, objection, second])
    #expect(answered.openObjection == nil && !answered.isAcknowledged)
    let seen = record(.acknowledgement, by: "Wang", at: 20)
    #expect(CaseFile(trainee: "Wang", records: [seen, second]).isAcknowledged)
  }

  @Test("What a reviewer added may be taken back by an answer")
  func additions() {
    let breaches = [AddedBreach(rule: "denial", turn: 3), AddedBreach(rule: "abrupt", turn: 1)]
    let review = record(.review, by: "Li", at: 1, marks: ["a": .half], added: breaches)
    let objection = record(.objection, by: "Wang", at: 2, marks: ["rule:denial@3": .clean])
    let answer = record(.answer, by: "Chen", at: 3, marks: ["rule:denial@3": .clean], outcome: .overturned)
    let before = CaseFile(trainee: "Wang", records: [review, objection])
    #expect(before.finalMarks.added == breaches && before.objection?.answer == nil)
    #expect(!before.settles("rule:denial@3"))
    let after = CaseFile(trainee: "Wang", records: [review, objection, answer])
    #expect(after.finalMarks.added == [breaches[1]] && after.objection?.answer == answer)
    #expect(after.finalMarks.marks["a"] == .half)
    #expect(after.settles("rule:denial@3") && !after.settles("a"))
  }

  @Test("A result that was told anew is acknowledged anew")
  func acknowledging() {
    let review = record(.review, by: "Li", at: 1)
    let seen = record(.acknowledgement, by: "Wang", at: 10)
    let file = CaseFile(trainee: "Wang", records: [review, seen])
    #expect(file.told(sealedAt: "2026-03-01T09:00:00+08:00") == review.at)
    #expect(file.acknowledgement(of: "2026-03-01T09:00:00+08:00") == seen)
    // A regrade came after it.
    let regraded = "2026-03-01T03:20:00+01:00"
    #expect(file.told(sealedAt: regraded) == regraded)
    #expect(file.acknowledgement(of: regraded) == nil)
  }

  @Test("Who may say what, and until when")
  func refusals() {
    let review = record(.review, by: "Li", at: 1)
    let objection = record(.objection, by: "Wang", at: 2, marks: ["a": .full])
    func refusal(
      _ record: ReviewRecord, after records: [ReviewRecord] = [], sealedAt: String? = nil, window: Int = 7
    )
      -> CaseRefusal?
    {
      CaseFile(trainee: "Wang", records: records)
        .refusal(of: record, sealedAt: sealedAt ?? "2026-03-01T09:00:00+08:00", window: window)
    }
    #expect(refusal(review) == nil)
    #expect(refusal(record(.review, by: "Wang")) == .ownSession)
    #expect(refusal(objection, after: [review]) == nil)
    #expect(refusal(record(.objection, by: "Wang")) == .nothingNamed)
    #expect(refusal(record(.objection, by: "Li", marks: ["a": .full])) == .notTheTrainee("Wang"))
    #expect(refusal(objection, after: [review, objection]) == .objectionOpen)
    let old = "2026-02-22T09:20:01+08:00"
    #expect(refusal(objection, sealedAt: old) == .tooLate(since: old))
    // The clock begins anew with a review.
    #expect(refusal(objection, after: [review], sealedAt: old) == nil)
    let answer = record(.answer, by: "Chen", at: 5, outcome: .upheld)
    #expect(refusal(answer, after: [review]) == .noObjection)
    #expect(refusal(answer, after: [review, objection]) == nil)
    #expect(refusal(record(.answer, by: "Li", at: 5), after: [review, objection]) == .sameReviewer("Li"))
    #expect(refusal(record(.answer, by: " li", at: 5), after: [review, objection]) == .sameReviewer(" li"))
    #expect(refusal(record(.review, by: "WANG ")) == .ownSession)
    // The first reviewer may not answer, whoever reviewed after him may.
    let second = record(.review, by: "Chen", at: 2)
    let later = record(.objection, by: "Wang", at: 3, marks: ["a": .full])
    #expect(refusal(answer, after: [review, second, later]) == nil)
    #expect(refusal(record(.acknowledgement, by: "Li")) == .notTheTrainee("Wang"))
  }
}
