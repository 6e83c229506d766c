import DrillEngine
import DrillPlay
import DrillScript
import DrillTerminal
import DrillText

/// Shows a session as a dialogue in plain lines: for pipes, recaps and `drill show`.
final class DialogueDisplay: Display {
  /// How much is shown.
  enum Detail {
    /// The dialogue only.
    case recap
    /// The dialogue, and after each reply what was heard and what is missing.
    case coached
    /// The same, with every finding marked in the reply.
    case marked
  }

  /// The lines shown so far; for a recap.
  private(set) var lines: [String] = []
  private let dialogue: Dialogue
  private let detail: Detail
  private let palette: Palette
  private let print: (String) -> Void
  private var prompt: Prompt?
  private var model: String?

  init(_ dialogue: Dialogue, detail: Detail, palette: Palette, print: @escaping (String) -> Void) {
    self.dialogue = dialogue
    self.detail = detail
    self.palette = palette
    self.print = print
  }

  func show(_ output: Output) {
    switch output.event {
    case .entered, .end: showModel()
    case .assessment(let assessment): show(assessment)
    case .chose(let key, let points, let most): showChoice(key, points: points, of: most)
    case .filled(let right): showForm(right)
    case .prompt(let prompt):
      self.prompt = prompt
      dialogue.lines(for: output.event).forEach(line)
    default: dialogue.lines(for: output.event).forEach(line)
    }
  }

  private func line(_ text: StyledText) {
    let shown = palette.bytes(of: text)
    lines.append(shown)
    print(shown + "\n")
  }

  private func coach(_ text: StyledText) { print("    " + palette.bytes(of: text) + "\n") }

  private func show(_ assessment: Assessment) {
    if assessment.isLate {
      line(dialogue.timeIsUp)
    } else {
      let reply = assessment.reply.replacing("\n", with: " / ")
      line(
        dialogue.spoken(
          by: dialogue.you, detail == .marked ? dialogue.marked(assessment) : StyledText(reply)))
    }
    guard detail != .recap else { return }
    dialogue.judgement(of: assessment, inFull: false).forEach(coach)
    model = dialogue.isClean(assessment) ? nil : assessment.model
  }

  private func showModel() {
    guard let model, detail != .recap else { return }
    self.model = nil
    coach(dialogue.model(model))
  }

  private func showChoice(_ key: String, points: Int, of most: Int) {
    line(
      key.isEmpty ? dialogue.timeIsUpForChoice : dialogue.spoken(by: dialogue.you, StyledText(key)))
    guard detail != .recap else { return }
    dialogue.worth(of: key, points: points, of: most, among: []).forEach(coach)
  }

  private func showForm(_ right: [Bool]) {
    guard detail != .recap, case .form(let form)? = prompt?.kind else { return }
    dialogue.verdicts(on: form, right).forEach(coach)
  }
}
