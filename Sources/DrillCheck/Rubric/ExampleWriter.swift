import DrillMatch
import DrillScript
import DrillText

/// Makes examples that put idle phrases to use: lines to paste, each of them tried before it is offered.
///
/// The words are put together from the phrases themselves, so they prove what the phrase finds and seldom read well;
/// an author does better where there is time.
struct ExampleWriter: Sendable {
  private let rubric: Rubric
  private let inventory: PhraseInventory
  private let matcher: RuleMatcher
  private let samples: SampleText
  /// For each list the find lines of rules that reach it, and the condition lines.
  private let users: [String: [Int]]

  /// Sentences tried for one phrase at most.
  private static let mostAttempts = 24

  init(_ reader: ExampleReader, matcher: RuleMatcher) {
    rubric = reader.rubric
    inventory = reader.inventory
    self.matcher = matcher
    samples = SampleText(lists: reader.rubric.words.lists)
    var users: [String: [Int]] = [:]
    for (number, line) in reader.inventory.lines.enumerated() {
      guard case .rule = line.owner else { continue }
      for list in reader.inventory.lists(from: line.phrase) { users[list, default: []].append(number) }
    }
    self.users = users
  }

  /// An example of a rule.
  struct Written: Sendable {
    /// The place of the rule in the rubric.
    var rule: Int
    /// The line, as it stands below the rule.
    var line: String
  }

  /// A line that puts a member to use, if one is found.
  func example(for member: Int) -> Written? {
    switch inventory.members[member].owner {
    case .header: return nil
    case .rule(let rule, let use):
      return example(
        samples.text(of: [inventory.members[member].phrase]), showing: inventory.members[member].phrase,
        in: rule, use)
    case .list(let name): return example(for: inventory.members[member].phrase, in: name)
    }
  }

  /// A line for a member of a list, by way of any line that uses the list.
  private func example(for phrase: Phrase, in list: String) -> Written? {
    var attempts = 0
    for line in users[list] ?? [] {
      guard case .rule(let rule, let use) = inventory.lines[line].owner else { continue }
      for user in inventory.lines[line].members {
        let whole = inventory.members[user].phrase
        guard inventory.lists(from: whole).contains(list), attempts < Self.mostAttempts else { continue }
        attempts += 1
        let text = samples.text(of: [whole], with: phrase, for: list, reaching: inventory)
        if let written = example(text, showing: phrase, in: rule, use) { return written }
      }
    }
    return nil
  }

  private func example(_ text: String, showing phrase: Phrase, in rule: Int, _ use: PhraseUse) -> Written? {
    switch use {
    case .say, .maybe: hit(text, showing: phrase, in: rule)
    case .not: miss(text, in: rule, by: use)
    case .unless: saved(by: text, in: rule) { "\($0), \(text)." }
    case .negatedBy(let index):
      saved(by: text, in: rule) { [rules = rubric.rules, words = rubric.words] sample in
        words.match(rules[rule].id)?.negations[index].side == .after
          ? "\(sample) \(text)." : "\(text) \(sample)."
      }
    }
  }

  /// A text in which the rule finds exactly one thing, marked, and the phrase inside the mark.
  private func hit(_ text: String, showing phrase: Phrase, in rule: Int) -> Written? {
    let found = matcher.findings(in: text).filter { $0.rule == rubric.rules[rule].id }
    guard found.count == 1, let span = found.first?.span else { return nil }
    let shown = PhraseMatcher([[phrase]], lists: rubric.words.lists).hits(in: FoldedText(text))[0]
    guard
      shown.contains(where: { hit in
        ([hit.span] + hit.parts).contains {
          span.lowerBound <= $0.lowerBound && $0.upperBound <= span.upperBound
        }
      })
    else { return nil }
    let scalars = Array(text.unicodeScalars)
    let marked =
      String(scalars: scalars[..<span.lowerBound]) + "[" + String(scalars: scalars[span]) + "]"
      + String(scalars: scalars[span.upperBound...])
    return Written(rule: rule, line: "+ \(marked)")
  }

  /// A text that the rule leaves alone, but would not without its exceptions.
  private func miss(_ text: String, in rule: Int, by use: PhraseUse) -> Written? {
    guard let match = rubric.words.match(rubric.rules[rule].id) else { return nil }
    var bare = match
    bare.exceptions = []
    guard !finds(rule, text),
      !RuleMatcher(rules: [bare], lists: rubric.words.lists, negation: rubric.words.negation).findings(
        in: text
      ).isEmpty
    else { return nil }
    return Written(rule: rule, line: "- \(text)")
  }

  /// A text made of something that the rule finds and something that saves it.
  private func saved(by text: String, in rule: Int, _ join: (String) -> String) -> Written? {
    for line in inventory.linesOfRule[rule] {
      guard case .rule(_, let use) = inventory.lines[line].owner, use.finds else { continue }
      for member in inventory.lines[line].members.prefix(Self.mostAttempts) {
        let sample = samples.text(of: [inventory.members[member].phrase])
        let whole = join(sample)
        if finds(rule, sample), !finds(rule, whole) { return Written(rule: rule, line: "- \(whole)") }
      }
    }
    return nil
  }

  private func finds(_ rule: Int, _ text: String) -> Bool {
    matcher.findings(in: text).contains { $0.rule == rubric.rules[rule].id }
  }
}
