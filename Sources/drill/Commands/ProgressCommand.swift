import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// `drill progress`: how a trainee comes on, against himself.
enum ProgressCommand: Command {
  static let name = "progress"
  static let summary = Words(
    en: "how you are getting on: scores, parts, what costs you points", zh: "自己的进步：成绩、各部分、常见失分")
  static let usage = Words(same: "drill progress")
  static let options = [TraineeOptions.trainee, TraineeOptions.day]
  static let details = Words(
    en: """
      For each drill the last and the best score and all scores as a little picture from 0 to 100; what the parts of the
      score came to, first and lately; and what cost points most often in the last ten drills, with whether it grows
      rarer. Nobody is compared with anybody else.
      """,
    zh: """
      每个演练：最近成绩、最好成绩，以及历次成绩的走势图（0 到 100）；各部分得分的前后对比；
      最近十次演练中最常见的失分，以及是否在减少。不与他人比较。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    var record = try TraineeRecord(of: try TraineeOptions.trainee(arguments), in: context)
    let notebook = try record.notebook()
    let page = ProgressPage(
      record: record, notebook: notebook, day: try TraineeOptions.day(arguments), context: context)
    context.console.data(context.isJSON ? page.json : page.text)
    return .done
  }
}

/// A trainee's progress on a page.
struct ProgressPage {
  let record: TraineeRecord
  let notebook: Notebook
  let day: Day
  let context: Context

  private var standings: [Standing] {
    Standing.all(record.attempts).values.sorted {
      ($1.latest.day, $0.latest.drill) < ($0.latest.day, $1.latest.drill)
    }
  }

  /// The page.
  var text: String {
    guard !record.attempts.isEmpty else {
      return say(
        Words(
          en: "Nothing is finished yet. ‘drill next’ begins with what you need most.\n",
          zh: "还没有完成的演练。drill next 会从最需要的开始。\n"))
    }
    return scores + parts + costs + rest
  }

  private func say(_ words: Words) -> String { context.say(words) }

  private func head(_ words: Words) -> String { context.style.bold(say(words)) + "\n" }

  // MARK: Scores

  private var scores: String {
    let rows = standings.map { standing in
      [
        standing.latest.title, Scorecard.decimal(standing.latest.result.tenths),
        Scorecard.decimal(standing.best.result.tenths), "\(standing.attempts.count)", picture(standing),
        standing.latest.day.iso,
      ]
    }
    let titles = [
      Words(en: "drill", zh: "演练"), Words(en: "last", zh: "最近"), Words(en: "best", zh: "最好"),
      Words(en: "times", zh: "次数"), Words(en: "scores", zh: "走势"), Words(en: "on", zh: "日期"),
    ].map(say)
    return context.style.bold(line(titles, rows)) + rows.map { line($0, rows + [titles]) }.joined()
  }

  /// The last scores: as bars, or where there are to be no signs, as numbers.
  private func picture(_ standing: Standing) -> String {
    let scores = standing.attempts.suffix(10).map { $0.result.tenths / 10 }
    return context.isPlain
      ? scores.map(String.init).joined(separator: " ") : Sparkline.text(scores, in: 0...100)
  }

  private func line(_ cells: [String], _ rows: [[String]]) -> String {
    let widths = cells.indices.map { column in
      (rows + [cells]).map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
    }
    var text = zip(cells, widths).map { padded($0, to: $1) }.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }

  // MARK: Parts

  private var parts: String {
    let rows = ScorePart.allCases.compactMap { part -> String? in
      let shares = record.attempts.suffix(WeakSpot.window).compactMap { attempt in
        attempt.result.parts.first { $0.part == part && $0.possible > 0 }.map {
          $0.earned * 100 / $0.possible
        }
      }
      guard let mean = Self.mean(shares.suffix((shares.count + 1) / 2)) else { return nil }
      let name = padded(say(part.words), to: 8)
      guard shares.count >= 4, let before = Self.mean(shares.prefix(shares.count / 2)) else {
        return "  \(name) \(mean) %\n"
      }
      return say(
        Words(en: "  \(name) \(mean) %, before \(before) %\n", zh: "  \(name) \(mean)%，此前 \(before)%\n"))
    }
    return "\n" + head(Words(en: "Parts of the score, lately", zh: "近来各部分得分")) + rows.joined()
  }

  private static func mean(_ values: ArraySlice<Int>) -> Int? {
    values.isEmpty ? nil : (values.reduce(0, +) * 2 + values.count) / (2 * values.count)
  }

  // MARK: What costs points

  private var costs: String {
    let spots = WeakSpot.all(in: record.attempts).prefix(6)
    guard let of = spots.first?.of else {
      return "\n" + say(Words(en: "Nothing cost points in the last drills.\n", zh: "最近的演练没有失分。\n"))
    }
    let rubric = NamesOfRules(context, of: record.attempts)
    let rows = spots.map { spot in
      let name = rubric.name(of: spot.subject, in: context.language)
      let trend = spot.trend.words.map { say($0) } ?? ""
      return say(
        Words(
          en: "  \(spot.count) \(spot.count == 1 ? "time " : "times")  \(name)\(trend)\n",
          zh: "  \(spot.count) 次  \(name)\(trend)\n"))
    }
    return "\n"
      + head(
        Words(
          en: "What cost points most often in the last \(of == 1 ? "drill" : "\(of) drills")",
          zh: "最近 \(of) 次演练中最常见的失分"))
      + rows.joined()
  }

  private var rest: String {
    var lines: [String] = []
    let open = notebook.open.count
    if !notebook.cards.isEmpty {
      let mended = notebook.cards.count - open
      lines.append(
        say(
          Words(
            en: "Notebook: \(open) to try again, \(mended) mended (‘drill mistakes’).",
            zh: "错题本：\(open) 条待练，\(mended) 条已改正（drill mistakes）。")))
    }
    let days = record.entries.daysInARow(upTo: day)
    if days > 0 {
      lines.append(
        say(
          Words(
            en: "Drill of the day: \(Words.days(days).en) in a row.", zh: "每日一练：连续 \(Words.days(days).zh)。")))
    }
    if let speed = record.entries.typingSpeed(context.language) {
      lines.append(
        context.language == .zh ? "打字：每分钟 \(speed) 字。" : "Typing: \(speed) words a minute.")
    }
    return lines.isEmpty ? "" : "\n" + lines.map { $0 + "\n" }.joined()
  }

  // MARK: JSON

  /// The page as JSON Lines, one a drill.
  var json: String {
    standings.map { standing in
      JSON.object([
        ("drill", .string(standing.latest.drill.text)), ("title", .string(standing.latest.title)),
        ("last", .number(Scorecard.decimal(standing.latest.result.tenths))),
        ("best", .number(Scorecard.decimal(standing.best.result.tenths))),
        ("passed", .bool(standing.latest.result.isPassed)), ("day", .string(standing.latest.day.iso)),
        ("weakness", .int(standing.weakness)), ("rest", .int(standing.rest)),
        ("scores", .array(standing.attempts.map { .number(Scorecard.decimal($0.result.tenths)) })),
      ]).text + "\n"
    }.joined()
  }
}

extension WeakSpot.Trend {
  /// Whether it grows rarer, in words; nil when there is nothing to tell.
  var words: Words? {
    switch self {
    case .fewer: Words(en: ", fewer than before", zh: "，比以前少")
    case .more: Words(en: ", more than before", zh: "，比以前多")
    case .same: nil
    }
  }
}

/// The names of what costs points, from the rubrics of the drills that were played.
struct NamesOfRules {
  private var names: [String: String] = [:]

  /// Reads the rubric of the drill that was played last in each language.
  init(_ context: Context, of attempts: [Attempt]) {
    guard let library = try? context.library() else { return }
    var loader = TurnLoader(library)
    // The program's own language last, so that its names win.
    for language in Language.allCases.sorted(by: { _, b in b == context.language }) {
      guard let drill = attempts.last(where: { $0.drill.language == language })?.drill else { continue }
      for rule in loader.drill(drill)?.rubric.rules ?? [] { names[rule.id] = rule.name }
    }
  }

  /// What a subject is called.
  func name(of subject: WeakSpot.Subject, in language: Language) -> String {
    let id = subject.id
    switch subject.kind {
    case .voice:
      let name = names[id] ?? id
      return Words(en: "\(name) missing or late", zh: "\(name)漏说或补说")[language]
    case .rule: return names[id] ?? id
    case .item: return Words(en: "“\(id)” not asked or told", zh: "没有问到或告知“\(id)”")[language]
    case .field: return Words(en: "form: \(id)", zh: "表单：\(id)")[language]
    case .choice: return Words(en: "not the best option", zh: "没有选最合适的一项")[language]
    case .time:
      return TimedThing(rawValue: id)?.lossWords[language] ?? id
    }
  }
}
