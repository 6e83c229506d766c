import DrillEngine

/// Shows a session as JSON Lines.
///
/// In an exam the judgements are held back to the end.
final class JSONDisplay: Display {
  private let isExam: Bool
  private let print: (String) -> Void
  private var heldBack: [Output] = []

  init(isExam: Bool, print: @escaping (String) -> Void) {
    self.isExam = isExam
    self.print = print
  }

  func show(_ output: Output) {
    if isExam, output.event.isJudgement { return heldBack.append(output) }
    if case .end = output.event {
      heldBack.forEach(line)
      heldBack = []
    }
    line(output)
  }

  private func line(_ output: Output) { print(Record.output(output).line + "\n") }
}

extension Output.Event {
  /// Whether it tells how well the trainee does.
  var isJudgement: Bool {
    switch self {
    case .assessment, .chose, .filled: true
    default: false
    }
  }
}
