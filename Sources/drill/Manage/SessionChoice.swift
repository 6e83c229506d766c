import DrillEngine
import DrillScript
import DrillStore
import DrillText

/// Which sessions a command is about, from its options.
enum SessionChoice {
  /// The options by which sessions are chosen.
  static let options = [
    Option("--trainee", value: Words(en: "NAME", zh: "姓名"), Words(en: "only this trainee's", zh: "只看该学员")),
    Option(
      "--scenario", value: Words(en: "ID", zh: "编号"),
      Words(en: "only this drill; zh/ID for one language", zh: "只看该演练；zh/编号 只看一种语言")),
    Option(
      "--from", value: Words(en: "DATE", zh: "日期"),
      Words(en: "from this day on, such as 2026-03-01", zh: "从这一天起，如 2026-03-01")),
    Option(
      "--to", value: Words(en: "DATE", zh: "日期"),
      Words(en: "up to this day, included; a month such as 2026-03 will do", zh: "到这一天为止（含）；也可写月份 2026-03")),
    Option(
      "--verdict", value: Words(same: "passed|failed|unfinished"),
      Words(en: "only these", zh: "只看通过、未通过或未完成的")),
    Option("--channel", value: Words(same: "phone|chat|desk"), Words(en: "only this channel", zh: "只看该渠道")),
    Option(
      "--language", value: Words(same: "en|zh"), Words(en: "only drills in this language", zh: "只看该语言的演练")),
    Option("--mode", value: Words(same: "practice|exam"), Words(en: "only practice or exams", zh: "只看练习或考试")),
  ]

  /// The filter that the options make.
  static func filter(_ arguments: Arguments) throws -> SessionFilter {
    var filter = SessionFilter()
    filter.trainee = arguments["--trainee"]
    filter.standing = try value("--verdict", of: SessionStanding.self, in: arguments)
    filter.channel = try value("--channel", of: Channel.self, in: arguments)
    filter.language = try value("--language", of: Language.self, in: arguments)
    filter.mode = try value("--mode", of: Mode.self, in: arguments)
    filter.from = try day("--from", in: arguments, isEnd: false)
    filter.to = try day("--to", in: arguments, isEnd: true)
    if let id = arguments["--scenario"] {
      let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let named = parts.count == 2 ? Language(rawValue: parts[0]) : nil
      filter.scenario = named == nil ? id : parts[1]
      if let named { filter.language = named }
    }
    return filter
  }

  /// Whether any session would be chosen by an option.
  static func isNarrowed(_ arguments: Arguments) -> Bool { options.contains { arguments.has($0.name) } }

  /// The value of an option that is one of a few words.
  static func value<Value: RawRepresentable & CaseIterable>(
    _ name: String, of type: Value.Type, in arguments: Arguments
  ) throws -> Value? where Value.RawValue == String {
    guard let text = arguments[name] else { return nil }
    if let value = Value(rawValue: text) { return value }
    let names = Value.allCases.map(\.rawValue)
    let near = Nearest.best(for: text, among: names)
    throw Failure(
      .usage,
      Words(
        en: "\(name) is one of \(names.joined(separator: ", ")), not “\(text)”",
        zh: "\(name) 只能是 \(names.joined(separator: "、")) 之一，不能是“\(text)”"),
      advice: near.map { Words(en: "Did you mean \($0)?", zh: "是不是 \($0)？") })
  }

  /// A day, a month or a year; as an end it lasts to its last day.
  private static func day(_ name: String, in arguments: Arguments, isEnd: Bool) throws -> String? {
    guard let text = arguments[name] else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    let isDate =
      (1...3).contains(parts.count)
      && zip(parts, lengths).allSatisfy { part, length in
        part.count == length && part.allSatisfy { $0.isASCII && $0.isNumber }
      } && zip(parts.dropFirst(), [12, 31]).allSatisfy { (1...$1).contains(Int($0) ?? 0) }
    guard isDate else {
      throw Failure(
        .usage,
        Words(
          en: "\(name) wants a day such as 2026-03-01, not “\(text)”",
          zh: "\(name) 要求 2026-03-01 这样的日期，不能是“\(text)”"))
    }
    // Days are compared as texts; what stands after every day of the month ends it.
    return isEnd && parts.count < 3 ? text + "-99" : text
  }

  /// An error for the case that no session was chosen.
  static func nothing(in store: Store, _ filter: SessionFilter) -> Failure {
    let near = filter.trainee.flatMap { name in
      let all = store.trainees
      return all.contains(name) ? nil : Nearest.best(for: name, among: all)
    }
    return Failure(
      .missing,
      filter.isEmpty
        ? Words(en: "there are no sessions in \(store.root)", zh: "\(store.root) 里没有训练记录")
        : Words(en: "no session in \(store.root) matches", zh: "\(store.root) 里没有符合条件的训练记录"),
      advice: near.map { Words(en: "Did you mean the trainee \($0)?", zh: "学员是不是 \($0)？") })
  }

  /// Tells which files could not be read.
  static func complain(_ broken: [StoreError], in context: Context) {
    for error in broken.prefix(20) { context.console.talk("drill: \(context.say(error.message))\n") }
    guard broken.count > 20 else { return }
    context.console.talk(
      context.say(Words(en: "… and \(broken.count - 20) more\n", zh: "……另有 \(broken.count - 20) 个\n")))
  }
}
