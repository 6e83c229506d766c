import DrillEngine
import DrillStore
import DrillText

/// `drill collect`: brings the sessions of other machines together.
enum CollectCommand: Command {
  static let name = "collect"
  static let summary = Words(en: "brings sessions of other machines into this store", zh: "把其他机器上的记录收集到本库")
  static let usage = Words(en: "drill collect FOLDER…", zh: "drill collect 目录…")
  static let most = Int.max
  static let details = Words(
    en: """
      Every session, text, review and regrade under the folders is taken in, however they are laid out; the folders are only
      read. The same session twice is one, and a copy that goes further replaces one that ends earlier. Two different
      sessions under one id are reported: the second is kept under clashes/ in the store, where nothing counts it.
      Exit code 1 when there were clashes or files that were left alone.
      """,
    zh: """
      收集这些目录下的全部训练记录、原文、评阅和重新评定的成绩，目录结构不限；源目录只读。同一份记录出现两次只算一份，更完整的副本取代较早中断的。
      编号相同而内容不同的会报告，后来的一份保存在本库的 clashes/ 下，不参与统计。有冲突或未收的文件时退出码为 1。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard !arguments.words.isEmpty else {
      throw Failure(
        .usage, Words(en: "which folder?", zh: "要收集哪个目录？"), advice: CommandCall.helpHint(Self.self))
    }
    var collector = Collector(try context.store())
    for folder in arguments.words { try collector.collect(folder) }
    let result = collector.collection
    context.isJSON ? printJSON(result, in: context) : printText(result, in: context)
    if result.isEmpty {
      throw Failure(.missing, Words(en: "there are no sessions there", zh: "那里没有训练记录"))
    }
    return result.clashes.isEmpty && result.refused.isEmpty ? .done : .notPassed
  }

  private static func printText(_ result: CollectedSessions, in context: Context) {
    for clash in result.clashes {
      context.console.data(
        context.say(
          Words(
            en: "clash: \(clash.id) is another session here; kept apart at \(clash.path)\n",
            zh: "冲突：本库的 \(clash.id) 是另一份记录；已另存于 \(clash.path)\n")))
    }
    for refusal in result.refused {
      context.console.data(
        context.say(
          Words(
            en: "left alone: \(refusal.path) \(refusal.reason.en)\n",
            zh: "未收：\(refusal.path) \(refusal.reason.zh)\n")))
    }
    let missing = result.withoutTexts
    if !missing.isEmpty {
      context.console.data(
        context.say(
          Words(
            en: "\(missing.count) cannot be played again, for want of their texts: \(some(missing))\n",
            zh: "\(missing.count) 份缺少原文，无法重新演算：\(some(missing))\n")))
    }
    let (added, longer) = (result.added.count, result.continued.count)
    context.console.data(
      context.say(
        Words(
          en: "\(added) sessions added, \(longer) continued, \(result.known) known already, "
            + "\(result.clashes.count) clashes, \(result.refused.count) files left alone; "
            + "\(result.texts) texts, \(result.reviews) reviews and \(result.regrades) regrades added\n",
          zh: "新增记录 \(added) 份，补全 \(longer) 份，已有 \(result.known) 份，冲突 \(result.clashes.count) 份，"
            + "未收文件 \(result.refused.count) 个；新增原文 \(result.texts) 份、评阅 \(result.reviews) 份、重新评定 \(result.regrades) 份\n"
        )))
  }

  private static func some(_ ids: [String]) -> String {
    ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
  }

  private static func printJSON(_ result: CollectedSessions, in context: Context) {
    let clashes = result.clashes.map {
      JSON.object([("session", .string($0.id)), ("path", .string($0.path))])
    }
    let refused = result.refused.map {
      JSON.object([("path", .string($0.path)), ("reason", .string(context.say($0.reason)))])
    }
    let object = JSON.object([
      ("added", .array(result.added.map(JSON.string))),
      ("continued", .array(result.continued.map(JSON.string))),
      ("known", .int(result.known)), ("clashes", .array(clashes)), ("refused", .array(refused)),
      ("texts", .int(result.texts)), ("reviews", .int(result.reviews)),
      ("regrades", .int(result.regrades)),
      ("withoutTexts", .array(result.withoutTexts.map(JSON.string))),
    ])
    context.console.data(object.text + "\n")
  }
}
