import DrillEngine
import DrillReview
import DrillScript
import DrillText

/// How the items of a session are named and shown to people.
struct ItemWords {
  let drill: Drill
  let language: Language

  private func say(_ words: Words) -> String { words[language] }

  /// What an item is, such as `Greeting, at “opening”`.
  func what(_ item: ScoredItem) -> String {
    switch item.subject {
    case .breach(let deduction):
      let rule = drill.rubric.rule(deduction.cause.id)?.name ?? deduction.cause.id
      let words = deduction.text.map { say(Words(en: " “\($0)”", zh: "“\($0)”")) } ?? ""
      return rule + words
    case .earning(let line): return "\(name(of: line.subject))\(at(step: line.step))"
    }
  }

  private func name(of subject: LedgerLine.Subject) -> String {
    switch subject {
    case .voice(let rule): drill.rubric.rule(rule)?.name ?? rule
    case .item(let id): id
    case .field(let form, let name): "\(form): \(name)"
    case .choice: say(Words(en: "the choice", zh: "选择"))
    case .time(let thing): say(thing.words)
    }
  }

  private func at(step id: String) -> String {
    let title = drill.scenario.steps.first { $0.id == id }?.title ?? ""
    let place = title.isEmpty ? id : title
    return say(Words(en: ", at “\(place)”", zh: "（\(place)）"))
  }

  /// One line of a list: number, reply, what it is, and the mark unless it is to stay hidden.
  ///
  /// - Parameter isBlind: the reply is left out, too, for a reply is named only where something was earned in it.
  func row(_ item: ScoredItem, number: Int, mark: ItemMark?, isBlind: Bool = false) -> String {
    let reply = (isBlind ? nil : item.turn).map { say(Words(en: "reply \($0)", zh: "第 \($0) 句")) } ?? "–"
    let cells = [padded("\(number)", to: 3), padded(reply, to: 9), padded(what(item), to: 44)]
    guard let mark else { return cells.joined(separator: " ") + worth(item) }
    return cells.joined(separator: " ") + " \(say(mark.words))" + worth(item)
  }

  /// The most points that can be set for it, where there is anything between all and nothing.
  private func worth(_ item: ScoredItem) -> String {
    guard let points = item.points, points.upperBound > 10 else { return "" }
    return say(Words(en: " (0–\(points.upperBound / 10))", zh: "（0–\(points.upperBound / 10)）"))
  }
}

extension TimedThing {
  /// The name of what is timed.
  var words: Words {
    switch self {
    case .pickUp: Words(en: "picking up", zh: "接听")
    case .reply: Words(en: "a reply in time", zh: "按时回答")
    case .callTarget: Words(en: "the call's target length", zh: "通话目标时长")
    case .callLimit: Words(en: "the call's longest length", zh: "通话最长时长")
    case .hold: Words(en: "the hold's length", zh: "保持时长")
    }
  }
}
