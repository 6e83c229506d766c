import DrillEngine
import DrillMatch
import DrillScript

/// The texts with which the checker tries to pass a drill without serving anybody.
struct TrickTexts: Sendable {
  /// Something that a rule finds in its own example.
  struct Insult: Sendable {
    /// The id of the rule.
    var rule: String
    var text: String
  }

  /// All the voices in one line.
  let oneLine: String
  /// All the voices, each as a sentence.
  let sentences: String
  /// Next to nothing.
  let letter: String
  /// The insults, one of each rule that has any.
  let insults: [Insult]
  /// The insult that crosses a red line, else the first.
  let worst: Insult?
  private let drill: Drill
  private let heaps: [String: String]

  init(_ drill: Drill, samples: SampleText) {
    self.drill = drill
    let isChinese = drill.scenario.language == .zh
    let words = drill.rubric.words
    // The marked words of each voice's first example.
    let marked = Dictionary(
      drill.rubric.rules.compactMap { rule in
        words.examples(of: rule.id).lazy.compactMap(\.marked).first.map { (rule.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let voices = drill.rubric.rules.filter { $0.kind == .voice }.compactMap { marked[$0.id] }
    oneLine = voices.joined(separator: isChinese ? "，" : ", ")
    sentences = voices.joined(separator: isChinese ? "。" : ". ")
    letter = isChinese ? "嗯" : "k"
    heaps = Dictionary(
      drill.scenario.steps.map { step in
        let parts = step.dues.compactMap { marked[$0] } + step.items.map { samples.text(of: $0.phrases) }
        return (step.id, parts.joined(separator: " "))
      }, uniquingKeysWith: { first, _ in first })
    let insults = Self.insults(of: drill.rubric, words)
    self.insults = insults
    worst = insults.first { drill.rubric.rule($0.rule)?.kind == .redLine } ?? insults.first
  }

  private static func insults(of rubric: Rubric, _ words: RubricWords) -> [Insult] {
    rubric.rules.compactMap { rule in
      guard [.forbidden, .neverSay, .redLine].contains(rule.kind), let own = words.rule(rule.id) else {
        return nil
      }
      // A refusal may be excused by a way forward; what crosses a red line never is.
      guard
        rule.kind == .redLine || own.match.excuses.isEmpty && own.match.places.isSubset(of: [.notInQuotes])
      else { return nil }
      return own.examples.first { $0.expectation != .miss && !$0.isTodo }.map {
        Insult(rule: rule.id, text: $0.text)
      }
    }
  }

  /// The keywords of a step in a heap.
  func heap(of step: Step) -> String { heaps[step.id] ?? "" }

  /// A model reply of another step.
  func otherModel(than step: Step) -> String {
    let others = drill.scenario.steps.filter {
      $0.id != step.id && !$0.models.isEmpty && Set($0.obligations) != Set(step.obligations)
    }
    guard
      let index = others.firstIndex(where: { $0.span.start.line > step.span.start.line })
        ?? others.indices.first
    else { return "" }
    return others[index].models[0].text
  }

  /// The steps with a model reply, each with the insult that is tried in the middle of it.
  var framings: [(model: ModelReply, insult: Insult)] {
    let models = drill.scenario.steps.compactMap(\.models.first)
    return insults.isEmpty
      ? [] : models.enumerated().map { ($1, insults[$0 % insults.count]) }
  }

  /// An insult between the first clause of a text and the rest.
  func framed(_ insult: Insult, by frame: String) -> String {
    let scalars = Array(frame.unicodeScalars)
    // Behind the clause stands the mark that ends it.
    let cut = min((FoldedText(frame).clauses.first?.span.upperBound ?? 0) + 1, scalars.count)
    let space = drill.scenario.language == .zh ? "" : " "
    return String(scalars: scalars[..<cut]) + space + insult.text + space + String(scalars: scalars[cut...])
  }

  /// Every text but those of the script itself.
  var all: [String] {
    var texts = [oneLine, sentences, letter]
    texts += heaps.values
    for (model, insult) in framings {
      texts.append(framed(insult, by: model.text))
      if let worst { texts.append(framed(worst, by: model.text)) }
    }
    return texts
  }
}

extension Example {
  /// The marked words, where something is found.
  var marked: String? {
    guard case .hit(let range) = expectation, !isTodo else { return nil }
    return String(scalars: Array(text.unicodeScalars)[range.clamped(to: 0..<text.unicodeScalars.count)])
  }
}

extension Scenario {
  /// Every text in it that may come to be judged: what is replied, hinted and said.
  var texts: [String] { steps.flatMap(\.texts) }
}

extension Step {
  fileprivate var texts: [String] {
    var texts = models.map(\.text) + badReplies.map(\.text) + again
    if let hint { texts.append(hint) }
    for case .spoken(_, let wordings) in lines { texts += wordings }
    for case .ask(let answer?) in items.map(\.kind) { texts.append(answer) }
    return texts
  }
}
