import DrillEngine
import DrillReview
import DrillStore
import DrillText

/// `drill verify`: whether stored sessions are as they were written.
enum VerifyCommand: Command {
  static let name = "verify"
  static let summary = Words(en: "finds edited, damaged or wrongly scored sessions", zh: "检查记录是否被改动、损坏或成绩不符")
  static let usage = Words(en: "drill verify [SESSION…]", zh: "drill verify [记录…]")
  static let most = Int.max
  static let options = [
    Option("--trainee", value: Words(en: "NAME", zh: "姓名"), Words(en: "only this trainee's", zh: "只看该学员")),
    Option("--verbose", Words(en: "a line for every session", zh: "每份记录都列一行")),
  ]
  static let details = Words(
    en: """
      Every line, the order of the times, the seal and the texts are looked at; a finished session is played again
      and must come to its sealed result, unless another engine scored it; so must every regrade that stands beside it.
      What was said of a session must be readable. Exit code 0 when all is well, 1 when not.
      This finds accidents and casual edits. Whoever edits a session and computes its seal anew is not found out:
      only copies out of their reach help against that.
      """,
    zh: """
      检查每一行、时间顺序、封存信息和原文；已完成的记录会重新演算，结果必须与封存的一致（由其他引擎评分的除外）；
      旁边保存的重新评定也同样检查；
      评阅文件必须能够读取。
      全部正常时退出码为 0，否则为 1。
      这能发现意外损坏和随手改动；若有人改动后重新计算封存信息，则无法发现，只有他接触不到的备份才能防范。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    let store = try context.store()
    let paths =
      arguments.words.isEmpty
      ? store.sessionPaths(of: arguments["--trainee"])
      : try arguments.words.map { name throws(StoreError) in try store.path(ofSession: name) }
    let closed = arguments.words.isEmpty ? store.closedFolders(of: arguments["--trainee"]) : []
    SessionChoice.complain(closed, in: context)
    guard !paths.isEmpty || !closed.isEmpty else {
      var filter = SessionFilter()
      filter.trainee = arguments["--trainee"]
      throw SessionChoice.nothing(in: store, filter)
    }
    let verifier = SessionVerifier(store)
    var tally = Tally()
    // In pieces, so that whoever waits sees something and the results of a large store are not all kept.
    var start = 0
    while start < paths.count {
      let piece = Array(paths[start..<min(start + 64, paths.count)])
      let results = Workers.results(piece.count, threads: System.processors) { verifier.verify(piece[$0]) }
      for var result in results {
        result.problems += reviewProblems(of: result.id, in: store)
        tally.add(result)
        tell(result, isVerbose: arguments.has("--verbose"), in: context)
      }
      start += piece.count
    }
    if !context.isJSON { context.console.data(context.say(tally.words)) }
    return tally.bad == 0 && closed.isEmpty ? .done : .notPassed
  }

  /// Files beside a session that say nothing that can be understood.
  private static func reviewProblems(of session: String, in store: Store) -> [SessionProblem] {
    let (files, broken) = store.reviews(of: session)
    let strange = files.filter { ReviewRecord(line: $0.bytes)?.session != session }
    return broken.map { .unreadable($0.message) }
      + strange.map {
        .unreadable(Words(en: "\($0.path) is no review of it", zh: "\($0.path) 不是它的评阅"))
      }
  }

  private static func tell(_ result: SessionVerification, isVerbose: Bool, in context: Context) {
    let state = State(result)
    if context.isJSON {
      let object = JSON.object([
        ("session", .string(result.id)), ("path", .string(result.path)), ("state", .string(state.rawValue)),
        ("torn", .bool(result.isTorn)), ("recomputed", .bool(result.isSealed && result.otherEngine == nil)),
        ("regrades", .int(result.regrades)),
        ("problems", .array(result.problems.map { .string(context.say($0.words)) })),
      ])
      return context.console.data(object.text + "\n")
    }
    let separator = context.say(Words(en: ": ", zh: "："))
    for problem in result.problems {
      context.console.data(result.id + separator + context.say(problem.words) + "\n")
    }
    if result.isTorn, !result.isSealed {
      context.console.data(
        result.id + separator
          + context.say(
            Words(
              en: "its last line was torn off; ‘drill resume’ cuts that off and goes on",
              zh: "最后一行不完整；drill resume 会去掉它并继续")) + "\n")
    }
    if isVerbose, result.problems.isEmpty {
      context.console.data(result.id + separator + context.say(state.words) + "\n")
    }
  }

  /// What a session came out as.
  private enum State: String {
    case sound, unfinished, otherEngine = "other-engine", bad

    init(_ result: SessionVerification) {
      self =
        !result.problems.isEmpty
        ? .bad : !result.isSealed ? .unfinished : result.otherEngine != nil ? .otherEngine : .sound
    }

    var words: Words {
      switch self {
      case .sound: Words(en: "sound", zh: "正常")
      case .unfinished: Words(en: "unfinished", zh: "未完成")
      case .otherEngine: Words(en: "sealed and unchanged; scored by another engine", zh: "封存完好；由其他引擎评分")
      case .bad: Words(en: "not as it should be", zh: "有问题")
      }
    }
  }

  private struct Tally {
    var counts: [State: Int] = [:]
    var regrades = 0
    var bad: Int { counts[.bad, default: 0] }

    mutating func add(_ result: SessionVerification) {
      counts[State(result), default: 0] += 1
      regrades += result.regrades
    }

    var words: Words {
      let all = counts.values.reduce(0, +)
      let (sound, open) = (counts[.sound, default: 0], counts[.unfinished, default: 0])
      let other = counts[.otherEngine, default: 0]
      return Words(
        en: "\(all) verified: \(sound) sound, \(open) unfinished, "
          + (other > 0 ? "\(other) unchanged but scored by another engine, " : "")
          + "\(bad) not as they should be" + (regrades > 0 ? "; regrades beside them: \(regrades)" : "")
          + "\n",
        zh: "共检查 \(all) 份：正常 \(sound)，未完成 \(open)，"
          + (other > 0 ? "完好但由其他引擎评分 \(other)，" : "") + "有问题 \(bad)"
          + (regrades > 0 ? "；旁边的重新评定 \(regrades) 份" : "") + "\n")
    }
  }
}
