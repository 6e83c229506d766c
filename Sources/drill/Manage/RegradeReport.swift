import DrillEngine
import DrillReview
import DrillScript
import DrillText

/// Tells what a regrade moves: session by session while it goes on, and the sums at its end.
struct RegradeReport {
  private let context: Context
  private let showsAll: Bool
  private let names: [String: String]
  private var total = RegradeTotal()
  private var kept = 0
  private var known = 0
  /// How many stored results are not what their own texts and engine make of the replies.
  private(set) var contradictions = 0

  /// - Parameter names: the rubric whose names are used for rules; nil where there are several.
  init(names rubric: Rubric?, showsAll: Bool, context: Context) {
    names = Dictionary(
      (rubric?.rules ?? []).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.showsAll = showsAll
    self.context = context
  }

  /// How many sessions were compared.
  var count: Int { total.count }

  /// Adds a session, and tells it where it moves.
  mutating func add(_ found: RegradeRun.Regraded, isKept: Bool) {
    total.add(found.regrade)
    kept += isKept ? 1 : 0
    known += found.isKnown ? 1 : 0
    if found.isContradiction {
      contradictions += 1
      let id = found.regrade.session
      context.console.talk(
        context.say(
          Words(
            en: "\(id): its result is not what its own texts come to; see ‘drill verify \(id)’\n",
            zh: "\(id)：保存的成绩与其原文演算不符；请看 drill verify \(id)\n")))
    }
    guard showsAll || found.regrade.move != .unchanged else { return }
    if context.isJSON {
      context.console.data(json(found.regrade, isKept: isKept).text + "\n")
    } else {
      context.console.data(text(found.regrade))
    }
  }

  /// Tells the sums.
  func finish(isApplied: Bool, failed: Int) {
    guard !context.isJSON else { return }
    var text = rules
    func count(_ move: Regrade.Move) -> Int { total.moves[move, default: 0] }
    text += context.say(
      Words(
        en: """
          \(total.count) \(total.count == 1 ? "session" : "sessions"): \(count(.passesNow)) pass now, \(count(.failsNow)) fail now, \(count(.scoreOnly)) change \
          without crossing the mark, \(count(.unchanged)) stay

          """,
        zh: """
          共 \(total.count) 份：\(count(.passesNow)) 份变为通过，\(count(.failsNow)) 份变为未通过，\(count(.scoreOnly)) 份分数变动但结论不变，\
          \(count(.unchanged)) 份不变

          """))
    if count(.otherWay) > 0 {
      text += context.say(
        Words(
          en:
            "\(count(.otherWay)) lead another way through the drill and are not compared; their results stay\n",
          zh: "\(count(.otherWay)) 份会走上另一条路，无法比较，成绩保持不变\n"))
    }
    if failed > 0 {
      text += context.say(Words(en: "\(failed) could not be regraded\n", zh: "\(failed) 份无法重新评定\n"))
    }
    text += context.say(
      isApplied
        ? Words(
          en:
            "Kept \(kept) new results beside the old ones; \(known) rest on this rubric and engine already.\n",
          zh: "已保存新成绩 \(kept) 份，旧成绩一并保留；\(known) 份本来就是按这份评分表和引擎评定的。\n")
        : Words(
          en: "Nothing was written; --apply keeps the new results.\n", zh: "没有写入任何内容；加 --apply 保存新成绩。\n"))
    context.console.data(text)
  }

  /// The rules that move most sessions.
  private var rules: String {
    let rows = total.rows
    guard total.count > 1, !rows.isEmpty else { return "" }
    var text = context.style.bold(context.say(Words(en: "What moves them\n", zh: "变动来自\n")))
    for row in rows.prefix(12) {
      text += context.say(
        Words(
          en:
            "  \(padded(name(row.id), to: 24)) \(row.sessions) sessions, \(row.before) → \(row.after) times, "
            + "\(signed(row.points)) points; \(row.passNow) pass, \(row.failNow) fail\n",
          zh: "  \(padded(name(row.id), to: 24)) \(row.sessions) 份，\(row.before) → \(row.after) 次，"
            + "扣分 \(signed(row.points))；通过 \(row.passNow)，未通过 \(row.failNow)\n"))
    }
    if rows.count > 12 {
      text += context.say(Words(en: "  … and \(rows.count - 12) more\n", zh: "  ……另有 \(rows.count - 12) 项\n"))
    }
    return text
  }

  private func name(_ id: String) -> String { names[id] ?? id }

  private func signed(_ points: Fraction) -> String {
    "\(points > .zero ? "+" : "")\(points.shortDecimal)"
  }

  private func text(_ regrade: Regrade) -> String {
    let (old, new) = (Scorecard.decimal(regrade.oldTenths), Scorecard.decimal(regrade.newTenths))
    var text = "\(regrade.session)  \(old) → \(new)  \(context.say(regrade.move.words))\n"
    guard regrade.isSameWay else { return text }
    for change in regrade.changes {
      let (name, points) = (name(change.id), signed(change.points))
      text += context.say(
        Words(
          en: "    \(name): \(change.before) → \(change.after) times, \(points) points\n",
          zh: "    \(name)：\(change.before) → \(change.after) 次，扣分 \(points)\n"))
    }
    return text
  }

  private func json(_ regrade: Regrade, isKept: Bool) -> JSON {
    let changes = regrade.changes.map { change in
      JSON.object([
        ("kind", .string(change.kind)), ("id", .string(change.id)), ("before", .int(change.before)),
        ("after", .int(change.after)), ("points", .number(change.points.decimal)),
      ])
    }
    return .object([
      ("session", .string(regrade.session)), ("move", .string(regrade.move.rawValue)),
      ("before", .number(Scorecard.decimal(regrade.oldTenths))), ("passedBefore", .bool(regrade.wasPassed)),
      ("after", .number(Scorecard.decimal(regrade.newTenths))), ("passedAfter", .bool(regrade.isPassed)),
      ("kept", .bool(isKept)), ("changes", .array(changes)),
    ])
  }
}

extension Regrade.Move {
  /// What is said of it.
  var words: Words {
    switch self {
    case .failsNow: Words(en: "fails now", zh: "变为未通过")
    case .passesNow: Words(en: "passes now", zh: "变为通过")
    case .scoreOnly: Words(en: "the verdict stays", zh: "结论不变")
    case .unchanged: Words(en: "unchanged", zh: "不变")
    case .otherWay: Words(en: "goes another way; not compared", zh: "会走另一条路，不作比较")
    }
  }
}
