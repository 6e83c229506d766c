import DrillText

/// Why a line cannot be graded.
public enum LineProblem: Error, Sendable, Hashable {
  /// It is not JSON.
  case json(JSONProblem)
  /// It is JSON, but not an object.
  case notAnObject
  /// It has neither a text nor turns.
  case noText
  /// It is longer than a line may be.
  case tooLong
  /// A member is not what it is to be.
  case badMember(String)
  /// It names a language that there is none of.
  case unknownLanguage(String)
  /// There is no rubric in its language.
  case noRubric(Language)
  /// It names a scenario that there is none of.
  case noScenario(String)
  /// It names a scenario that cannot be played.
  case brokenScenario(String)
  /// A turn is not as it is to be; turns count from 1.
  case badTurn(Int, String)

  /// What to tell.
  public var words: Words {
    switch self {
    case .json(let problem): return problem.words
    case .notAnObject: return Words(en: "not a JSON object", zh: "不是 JSON 对象")
    case .noText: return Words(en: "it has no text", zh: "没有 text")
    case .tooLong:
      let most = Grader.longestLine >> 20
      return Words(en: "longer than \(most) MiB", zh: "超过 \(most) MiB")
    case .badMember(let name):
      return Words(en: "the value of “\(name)” does not fit", zh: "“\(name)”的值不对")
    case .unknownLanguage(let name):
      let name = Self.short(name)
      return Words(en: "“lang” is en or zh, not “\(name)”", zh: "“lang”只能是 en 或 zh，不能是“\(name)”")
    case .noRubric(let language):
      return Words(en: "there is no rubric for \(language.name)", zh: "没有\(language.name)的评分表")
    case .noScenario(let id):
      return Words(en: "there is no scenario “\(Self.short(id))”", zh: "没有剧本“\(Self.short(id))”")
    case .brokenScenario(let id):
      return Words(
        en: "the scenario “\(Self.short(id))” cannot be used; ‘drill play’ says why",
        zh: "剧本“\(Self.short(id))”不能使用；drill play 可看原因")
    case .badTurn(let number, let name):
      return Words(
        en: "the value of “\(name)” in turn \(number) does not fit", zh: "第 \(number) 轮的“\(name)”不对")
    }
  }

  /// A name from a line, short and without what could upset a terminal.
  private static func short(_ name: String) -> String {
    let kept = name.unicodeScalars.prefix(40).map { scalar in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : Character(scalar)
    }
    return String(kept) + (name.unicodeScalars.count > 40 ? "…" : "")
  }
}
