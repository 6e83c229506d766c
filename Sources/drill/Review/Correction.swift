import DrillEngine
import DrillReview
import DrillScript
import DrillText

/// What somebody made otherwise of one rule in one reply, against the machine.
struct Correction {
  /// The rule.
  let rule: String
  /// The reply, counted from 1.
  let turn: Int
  /// Whether the rule is to find something; else it found something that it should not have.
  let isToBeFound: Bool
  /// The line of the reply that it is about.
  let text: String
  /// The words that the rule is to find, as far as anybody named them.
  let words: String?

  /// Reads off what is to be learnt from a reply; nil where the machine does already what is asked for.
  ///
  /// - Parameters:
  ///   - saysYes: what the reviewer says of the rule there.
  ///   - words: the words that the reviewer named.
  init?(rule: String, in assessment: Assessment, saysYes: Bool, words: String?) {
    let found = assessment.findings.first { $0.rule == rule && $0.confidence == .confident }
    guard (found != nil) != saysYes else { return nil }
    self.rule = rule
    turn = assessment.turn
    isToBeFound = saysYes
    self.words = saysYes ? words : nil
    // A reply may be several messages; an example is one line.
    let lines = assessment.reply.split(whereSeparator: \.isNewline).map(String.init)
    let sought = saysYes ? words : found?.text
    text = lines.first { line in sought.map { line.contains($0) } ?? false } ?? lines.joined(separator: " ")
  }

  /// The lesson; nil while it is not known which words are to be found.
  func lesson(words named: String? = nil) -> Lesson? {
    guard isToBeFound else { return Lesson(rule: rule, text: text, words: nil) }
    guard let words = named ?? words else { return nil }
    return Lesson(rule: rule, text: text, words: words)
  }
}

extension CaseFile {
  /// What people say of a rule in a reply, where it is not what the machine says; the latest word first.
  ///
  /// - Returns: whether the rule was broken or the voice heard, and the words that were named; nil where nobody
  ///   disagrees.
  func dissent(onRule rule: String, turn: Int, items: [ScoredItem]) -> (saysYes: Bool, words: String?)? {
    let names = items.filter { $0.isAbout(rule: rule, turn: turn) }.map(\.name)
    let isSettled = ([AddedBreach(rule: rule, turn: turn).itemName] + names).contains(where: settles)
    let sides = [final] + (isSettled ? [] : reviews.reversed().map { ($0.marks, $0.added) })
    for (marks, added) in sides {
      if let addition = added.first(where: { $0.breach == AddedBreach(rule: rule, turn: turn) }) {
        return (true, addition.text.isEmpty ? nil : addition.text)
      }
      for item in items where item.isAbout(rule: rule, turn: turn) {
        guard let mark = marks.first(where: { $0.item == item.name })?.mark.isYes,
          mark != item.machineMark.isYes
        else { continue }
        return (mark, nil)
      }
    }
    return nil
  }
}

extension ScoredItem {
  /// Whether it is what a rule did in a reply; a voice that was not heard may be about any reply.
  fileprivate func isAbout(rule: String, turn: Int) -> Bool {
    switch subject {
    case .breach(let deduction): deduction.cause.id == rule && deduction.turn == turn
    case .earning(let line):
      if case .voice(rule) = line.subject { line.turn == turn || machineMark == .missed } else { false }
    }
  }
}
