import DrillEngine
import DrillScript
import DrillStore
import DrillTerminal
import DrillText

/// `drill doctor`: whether everything is in place.
enum DoctorCommand: Command {
  static let name = "doctor"
  static let summary = Words(en: "checks that everything is in place", zh: "检查环境是否正常")
  static let usage = Words(same: "drill doctor")
  static let details = Words(en: "Exit code 1 when something is wrong.", zh: "有问题时退出码为 1。")

  /// One thing that was looked at.
  private struct Check {
    let isGood: Bool
    let words: Words

    static func good(_ words: Words) -> Check { Check(isGood: true, words: words) }
    static func bad(_ words: Words) -> Check { Check(isGood: false, words: words) }
  }

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    var checks: [Check] = [
      .good(Words(same: "drill 1, engine \(Session.engineNumber)")), locale(context), terminal(context),
    ]
    checks += drills(context)
    checks.append(store(context))
    let text = checks.map { check in
      let mark = check.isGood ? Words(en: "ok    ", zh: "正常  ") : Words(en: "WRONG ", zh: "有误  ")
      return "\(context.say(mark))\(context.say(check.words))\n"
    }.joined()
    context.console.data(text)
    return checks.allSatisfy(\.isGood) ? .done : .notPassed
  }

  private static func locale(_ context: Context) -> Check {
    switch Charset.environment {
    case .utf8:
      return .good(
        Words(en: "language \(context.language.name), UTF-8", zh: "语言 \(context.language.name)，UTF-8"))
    case .unnamed(let locale):
      return .good(
        Words(
          en:
            "language \(context.language.name); the locale \(locale) names no encoding: where characters look wrong, "
            + "set LANG=C.UTF-8",
          zh: "语言 \(context.language.name)；语言环境 \(locale) 没有写明编码：如果显示乱码，请设 LANG=zh_CN.UTF-8"))
    case .other(let locale):
      return .bad(
        Words(
          en: "the locale \(locale) is not UTF-8; set LANG to one that is, such as C.UTF-8",
          zh: "语言环境 \(locale) 不是 UTF-8；请把 LANG 设为 UTF-8 的，例如 zh_CN.UTF-8"))
    }
  }

  private static func terminal(_ context: Context) -> Check {
    let isTerminal = Terminal.isTerminal(.input) && Terminal.isTerminal(.output)
    return .good(
      isTerminal
        ? Words(
          en: "terminal \(Host.variable("TERM") ?? "?"), \(Terminal.width) columns",
          zh: "终端 \(Host.variable("TERM") ?? "?")，\(Terminal.width) 列")
        : Words(en: "no terminal: replies come from a file or pipe", zh: "没有终端：回答来自文件或管道"))
  }

  private static func drills(_ context: Context) -> [Check] {
    let library: Library
    do {
      library = try context.library()
    } catch let error as StoreError {
      return [.bad(error.message)]
    } catch {
      return [.bad(Words(same: "\(error)"))]
    }
    var checks = [Check.good(Words(en: "drills in \(library.root)", zh: "演练资料在 \(library.root)"))]
    var total = 0
    for language in Language.allCases {
      let ids = library.scenarioIDs(language)
      total += ids.count
      let broken = ids.filter { (try? library.load(scenario: $0, language))?.hasErrors ?? true }
      let whole = ids.count - broken.count
      let words = Words(
        en: "\(language.name): \(whole) of \(ids.count) drills can be played",
        zh: "\(language.name)：\(ids.count) 个演练中 \(whole) 个可用")
      checks.append(Check(isGood: broken.isEmpty, words: words))
      for id in broken {
        let path = library.path(ofScenario: id, language)
        checks.append(.bad(Words(en: "\(path) cannot be played", zh: "\(path) 无法演练")))
      }
    }
    if total == 0 { checks.append(.bad(Words(en: "there is no drill at all", zh: "一个演练也没有"))) }
    return checks
  }

  private static func store(_ context: Context) -> Check {
    do {
      let store = try context.store()
      try store.checkWritable()
      return .good(Words(en: "sessions are kept in \(store.root)", zh: "训练记录保存在 \(store.root)"))
    } catch let error as StoreError {
      return .bad(error.message)
    } catch {
      return .bad(Words(same: "\(error)"))
    }
  }
}
