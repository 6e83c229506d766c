import DrillEngine
import DrillText

/// The last exams of a trainee.
struct ExamTally {
  private let most: Int
  private var exams: [(began: Int, exam: Certification.Exam)] = []
  /// How many exams were never finished.
  private(set) var unfinished = 0

  init(most: Int) { self.most = most }

  mutating func add(_ digest: SessionDigest) {
    guard let result = digest.result else {
      unfinished += 1
      return
    }
    let exam = Certification.Exam(
      session: digest.session, day: digest.day, drill: digest.drill, tenths: result.tenths,
      isPassed: result.isPassed)
    exams.append((digest.began, exam))
    shorten()
  }

  mutating func merge(_ other: ExamTally) {
    exams += other.exams
    unfinished += other.unfinished
    shorten()
  }

  private mutating func shorten() {
    exams.sort { ($0.began, $0.exam.session) < ($1.began, $1.exam.session) }
    exams.removeFirst(max(0, exams.count - most))
  }

  /// How the trainee stands who has to pass so many of the last exams.
  func row(name: String, needed: Int) -> Certification.Row {
    let passed = exams.count { $0.exam.isPassed }
    let standing: Certification.Standing =
      exams.isEmpty
      ? .noExam : passed >= needed ? .certified : exams.count < most ? .tooFewExams : .notYet
    return Certification.Row(
      name: name, exams: exams.map(\.exam), unfinished: unfinished, standing: standing)
  }
}
