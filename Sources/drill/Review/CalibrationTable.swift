import DrillEngine
import DrillReview
import DrillScript
import DrillText

/// The figures of a calibration as a table or as JSON Lines.
struct CalibrationTable {
  private let calibration: Calibration
  private let names: [String: String]
  private let rule: String?
  private let context: Context

  init(_ calibration: Calibration, rules: [Rule], only rule: String?, context: Context) {
    self.calibration = calibration
    names = Dictionary(rules.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.rule = rule
    self.context = context
  }

  private func rows(of pair: Calibration.Pair) -> [Calibration.Row] {
    let rows = calibration.rows(of: pair)
    if let rule { return rows.filter { $0.rule == rule } }
    return rows + [Calibration.Row(rule: "", table: calibration.total(of: pair))]
  }

  /// The pairs that the table shows: where one person alone reviewed, all reviewers are that one.
  private var shownPairs: [Calibration.Pair] {
    let people = calibration.pairs.count { if case .machineAnd = $0 { true } else { false } }
    return calibration.pairs.filter { people > 1 || $0 != .machineAndReviewers }
  }

  /// The table.
  var text: String {
    var text = context.say(
      Words(
        en:
          "\(calibration.sessionCount) reviewed \(calibration.sessionCount == 1 ? "session" : "sessions")\n",
        zh: "已评阅记录 \(calibration.sessionCount) 份\n"))
    for pair in shownPairs {
      text += "\n" + context.style.bold(context.say(pair.words)) + "\n"
      let head = [
        Words(en: "rule", zh: "规则"), Words(en: "rated", zh: "数量"), Words(en: "alike", zh: "一致"),
        Words(en: "95 %", zh: "95% 区间"), Words(same: "κ"), Words(same: "AC1"), Words(en: "yes", zh: "“是”"),
      ].map(context.say)
      text += line(head)
      let rows = rows(of: pair)
      // Rules that neither rater ever found say little one by one.
      let quiet = rule == nil ? rows.filter { $0.table.bothNo == $0.table.count } : []
      for row in rows where !quiet.contains(row) { text += line(cells(of: row)) }
      if !quiet.isEmpty {
        let names = quiet.map { self.names[$0.rule] ?? $0.rule }
        text += context.say(
          Words(
            en: "neither ever said yes: \(names.joined(separator: ", "))\n",
            zh: "双方从未评“是”：\(names.joined(separator: "、"))\n"))
      }
    }
    return text
  }

  /// The open disagreements, each with the command that puts it into the rubric; empty where there are none.
  func text(of open: OpenDisagreements) -> String {
    var text = ""
    if !open.entries.isEmpty {
      text += "\n" + context.style.bold(context.say(Words(en: "Open disagreements", zh: "待处理的分歧"))) + "\n"
      text += open.entries.prefix(rule == nil ? 20 : .max).map(self.lines).joined()
      if rule == nil, open.entries.count > 20 {
        text += context.say(
          Words(
            en: "… and \(open.entries.count - 20) more; --rule ID shows those of a rule\n",
            zh: "……另有 \(open.entries.count - 20) 处；--rule 规则 可查看某条规则的分歧\n"))
      }
    }
    if open.settled > 0 {
      text += context.say(
        Words(
          en: "Settled as the machine has it, by a standard or an answer: \(open.settled)\n",
          zh: "标准分或异议答复维持机器评定的：\(open.settled) 处\n"))
    }
    if open.learnt > 0 {
      text += context.say(
        Words(
          en: "In the rubric as examples already: \(open.learnt)\n", zh: "已作为例句写入评分表的：\(open.learnt) 处\n"))
    }
    return text
  }

  private func cells(of row: Calibration.Row) -> [String] {
    let table = row.table
    let name = row.rule.isEmpty ? context.say(Words(en: "all", zh: "合计")) : names[row.rule] ?? row.rule
    return [
      name, "\(table.count)", table.agreement.map { percent($0.value) } ?? "–",
      table.agreement?.interval.map { "\(percent($0.lowerBound))–\(percent($0.upperBound))" } ?? "–",
      table.kappa.map { hundredths($0.value) } ?? "–", table.ac1.map { hundredths($0.value) } ?? "–",
      table.prevalence.map(percent) ?? "–",
    ]
  }

  private func line(_ cells: [String]) -> String {
    let widths = [24, 6, 7, 16, 7, 7, 7]
    let first = padded(cells[0], to: widths[0])
    let rest = zip(cells, widths).dropFirst().map { cell, width in
      String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: cell))) + cell
    }
    return first + rest.joined(separator: " ") + "\n"
  }

  private func lines(_ entry: OpenDisagreements.Entry) -> String {
    let found = entry.disagreement
    let place = found.turn.map { context.say(Words(en: "  reply \($0)", zh: "  第 \($0) 句")) } ?? ""
    let reason =
      entry.reason.isEmpty ? "" : context.say(Words(en: "; \(entry.reason)", zh: "；\(entry.reason)"))
    let sides =
      found.machineSaysYes
      ? Words(en: "the machine says yes, \(found.reviewer) no", zh: "机器认为是，\(found.reviewer)认为否")
      : Words(en: "the machine says no, \(found.reviewer) yes", zh: "机器认为否，\(found.reviewer)认为是")
    let command = entry.command.map { "      \($0)\n" } ?? ""
    return "  \(found.session)\(place)  \(entry.what): \(context.say(sides))\(reason)\n\(command)"
  }

  /// One line for each pair and rule.
  var lines: String {
    calibration.pairs.flatMap { pair in rows(of: pair).map { json(pair, $0).text + "\n" } }.joined()
  }

  private func json(_ pair: Calibration.Pair, _ row: Calibration.Row) -> JSON {
    func number(_ value: Double?) -> JSON { value.map { .number(decimal($0, places: 4)) } ?? .null }
    func figure(_ name: String, _ estimate: Estimate?) -> [(String, JSON)] {
      [
        (name, number(estimate?.value)), ("\(name)Low", number(estimate?.interval?.lowerBound)),
        ("\(name)High", number(estimate?.interval?.upperBound)),
      ]
    }
    let table = row.table
    let raters = pair.raters
    return .object(
      [
        ("first", .string(raters.0)), ("second", .string(raters.1)),
        ("rule", row.rule.isEmpty ? .null : .string(row.rule)), ("bothYes", .int(table.bothYes)),
        ("onlyFirst", .int(table.onlyFirst)), ("onlySecond", .int(table.onlySecond)),
        ("bothNo", .int(table.bothNo)),
      ] + figure("agreement", table.agreement) + figure("kappa", table.kappa) + figure("ac1", table.ac1)
        + [("prevalence", number(table.prevalence))])
  }

  private func percent(_ share: Double) -> String { "\(decimal(share * 100, places: 1))%" }

  private func hundredths(_ value: Double) -> String { decimal(value, places: 2) }

  /// A number with so many decimals, halves away from zero.
  private func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { sum, _ in sum * 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let digits = String(scaled % scale)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return "\(sign)\(scaled / scale).\(String(repeating: "0", count: places - digits.count))\(digits)"
  }
}

extension Calibration.Pair {
  /// Who is compared.
  var words: Words {
    switch self {
    case .machineAndReviewers: Words(en: "Machine and all reviewers", zh: "机器与全体评阅人")
    case .machineAndStandard: Words(en: "Machine and standard", zh: "机器与标准分")
    case .machineAnd(let name): Words(en: "Machine and \(name)", zh: "机器与\(name)")
    case .reviewers(let a, let b): Words(en: "\(a) and \(b)", zh: "\(a)与\(b)")
    }
  }

  /// The names of the two, for JSON.
  var raters: (String, String) {
    switch self {
    case .machineAndReviewers: ("machine", "reviewers")
    case .machineAndStandard: ("machine", "standard")
    case .machineAnd(let name): ("machine", "reviewer:\(name)")
    case .reviewers(let a, let b): ("reviewer:\(a)", "reviewer:\(b)")
    }
  }
}
