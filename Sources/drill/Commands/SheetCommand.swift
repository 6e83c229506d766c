import DrillEngine
import DrillReview
import DrillSheets
import DrillStore
import DrillTerminal
import DrillText

/// `drill sheet`: score sheets for the office's programs and for paper.
enum SheetCommand: Command {
  static let name = "sheet"
  static let summary = Words(en: "score sheets as CSV, XLSX, HTML or JSON", zh: "成绩单：CSV、XLSX、HTML 或 JSON")
  static let usage = Words(en: "drill sheet [SESSION…]", zh: "drill sheet [记录…]")
  static let most = Int.max
  static let options =
    [
      Option(
        "--format", value: Words(same: "csv|xlsx|html|json"),
        Words(en: "else by the file's ending, else csv", zh: "默认按文件后缀，否则为 csv")),
      Option(
        "--output", value: Words(en: "FILE", zh: "文件"),
        Words(en: "where to; else the standard output", zh: "写到文件，默认为标准输出")),
      Option(
        "--full", Words(en: "the whole sheet of every session, not one row each", zh: "每份记录写完整成绩单，而不是一行")),
      Option(
        "--no-bom",
        Words(en: "CSV without the mark by which Excel knows UTF-8", zh: "CSV 不带供 Excel 识别 UTF-8 的标记")),
      Option("--schema", Words(en: "prints the JSON Schema of --format json", zh: "输出 JSON 格式的 JSON Schema")),
    ] + SessionChoice.options
  static let details = Words(
    en: """
      One session gives its whole sheet: every voice, item, choice and field with the words it rests on, findings
      with severity and cap, times, bonus, a column for the manager, lines to sign. Several, or those that the
      options choose, give one row each; --full gives the whole sheet of each.
      The same figures stand in every format. Words that a spreadsheet would take for a formula get an apostrophe in
      CSV. An exam that is not finished shows nothing of its marks.
      """,
    zh: """
      一份记录输出完整成绩单：每一声、每一项、选择和表单及其依据的原话，违规及其严重程度和扣分上限，用时，加分，主管栏和签名栏。
      多份记录（或用选项筛选的记录）每份一行；--full 则每份都写完整成绩单。
      各种格式中的数字完全相同。CSV 中会被电子表格当作公式的文字前加撇号。未完成的考试不显示评分。
      """)

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    if arguments.has("--schema") {
      context.console.data(SheetSchema.text)
      return .done
    }
    let format = try format(arguments, in: context)
    let filter = try SessionChoice.filter(arguments)
    let isOne = arguments.words.count == 1
    let layout: SheetLayout = arguments.has("--full") || isOne ? .sheets : .rows
    do {
      return try write(format, layout: layout, filter: filter, arguments, in: context)
    } catch is OutputClosed {
      // Whoever read it has gone, as `head` does; there is nothing to complain about.
      return .outputClosed
    }
  }

  private static func write(
    _ format: SheetFormat, layout: SheetLayout, filter: SessionFilter, _ arguments: Arguments,
    in context: Context
  ) throws -> ExitCode {
    var run = try SheetRun(
      format, layout: layout, output: arguments["--output"], marked: !arguments.has("--no-bom"), in: context)
    var broken: [StoreError] = []
    if arguments.words.isEmpty {
      broken = try run.store.forEachSession(filter) { try run.add($0) }
    } else {
      for name in arguments.words {
        let glance = try run.store.glance(run.store.path(ofSession: name))
        if filter.admits(glance) { try run.add(glance) }
      }
    }
    SessionChoice.complain(broken, in: context)
    guard run.count > 0 else { throw SessionChoice.nothing(in: run.store, filter) }
    try run.finish()
    return broken.isEmpty ? .done : .badData
  }

  private static func format(_ arguments: Arguments, in context: Context) throws -> SheetFormat {
    let named = try SessionChoice.value("--format", of: SheetFormat.self, in: arguments)
    if arguments["--output"] == "" {
      throw Failure(.usage, Words(en: "--output wants a file", zh: "--output 后面要有文件"))
    }
    let ending = arguments["--output"]?.split(separator: ".").last.map { $0.lowercased() }
    let format =
      named ?? (context.isJSON ? .json : ending.flatMap { $0 == "htm" ? .html : SheetFormat(rawValue: $0) })
      ?? .csv
    if format == .xlsx, arguments["--output"] == nil, Terminal.isTerminal(.output) {
      throw Failure(
        .usage, Words(en: "a workbook cannot be shown on a terminal", zh: "终端上显示不了工作簿"),
        advice: Words(en: "Name a file with --output FILE.xlsx.", zh: "请用 --output 文件.xlsx 指定文件。"))
    }
    return format
  }
}

/// Nobody reads the standard output any more.
private struct OutputClosed: Error {}

/// Writes a document of sheets while sessions are gone through, so that any number of them fits.
struct SheetRun {
  let store: Store
  private(set) var count = 0
  private let layout: SheetLayout
  private let context: Context
  private let shelf: DrillShelf
  private let output: OutputFile
  private let reviewed: Set<String>
  private var document: SheetDocument
  private var clauses: [Language: [String: String]] = [:]

  /// The file is touched when there is something to write.
  init(_ format: SheetFormat, layout: SheetLayout, output: String?, marked: Bool, in context: Context) throws
  {
    self.layout = layout
    self.context = context
    store = try context.store()
    shelf = DrillShelf(store)
    reviewed = Set(store.reviewedSessions)
    document = SheetDocument(format, layout: layout, language: context.language, marked: marked)
    self.output = try OutputFile(output)
  }

  /// Adds a session.
  mutating func add(_ glance: SessionGlance) throws {
    let earlier = glance.regrade.flatMap { regrade in
      glance.seal.map { seal in
        EarlierResult(
          tenths: seal.scorecard.tenths, isPassed: seal.scorecard.isPassed, regradedAt: regrade.at,
          author: regrade.author)
      }
    }
    let summary = SessionSummary(header: glance.holdingHeader, card: glance.result, earlier: earlier)
    let review = summary.card == nil ? nil : review(of: glance)
    // What managers' marks come to is worked out each time; the machine's result is sealed.
    let isWhole = layout == .sheets || review != nil
    document.add(isWhole ? sheet(summary, path: glance.path, review: review) : SessionSheet(summary))
    count += 1
    try write(beyond: 1 << 16)
  }

  /// Ends the document and puts it in its place.
  mutating func finish() throws {
    document.finish()
    try write(beyond: 0)
    try output.finish()
    guard let path = output.path else { return }
    context.console.talk(
      context.say(
        Words(
          en: "\(count) \(count == 1 ? "session" : "sessions") written to \(path)\n",
          zh: "已将 \(count) 份记录写入 \(path)\n")))
  }

  private var pending: [UInt8] = []

  private mutating func write(beyond size: Int) throws {
    pending += document.take()
    guard pending.count > size else { return }
    guard try output.write(pending) else { throw OutputClosed() }
    pending.removeAll(keepingCapacity: true)
  }

  /// What people made of a session, if anyone reviewed it.
  private func review(of glance: SessionGlance) -> SheetReview? {
    guard reviewed.contains(FolderName.encode(glance.header.session)) else { return nil }
    let file = ReviewedSession.caseFile(of: glance.header, store: store, context: context)
    return SheetReview(file, toldAt: glance.regrade?.at ?? glance.header.started)
  }

  private mutating func sheet(_ summary: SessionSummary, path: String, review: SheetReview?) -> SessionSheet {
    do throws(StoreError) {
      let stored = try store.load(path)
      try stored.checkUndamaged()
      let drill = try shelf.drill(for: summary.header)
      return SheetMaker(drill: drill, clauses: titles(drill.scenario.language)).sheet(
        summary, inputs: stored.inputs, until: stored.lastTime, review: review)
    } catch {
      // The result is sealed and stands; only what it rests on cannot be shown.
      context.console.talk("drill: \(context.say(error.message))\n")
      return SessionSheet(summary, notes: [error.message])
    }
  }

  private mutating func titles(_ language: Language) -> [String: String] {
    if let known = clauses[language] { return known }
    let titles = (try? context.library())?.clauseTitles(language) ?? [:]
    clauses[language] = titles
    return titles
  }
}

extension SheetReview {
  /// What a case comes to on a sheet; nil where nobody changed or confirmed anything.
  init?(_ file: CaseFile, toldAt: String) {
    guard file.isReviewed || file.objection != nil else { return nil }
    let final = file.final
    let reasons = final.marks.map { ($0.item, [$0.reason, $0.note].filter { !$0.isEmpty }) }
    let objection: Objection? = file.objection.map { stands in
      switch stands.answer?.outcome {
      case nil: .open
      case .upheld: .upheld
      case .overturned: .overturned
      case .inPart: .inPart
      }
    }
    let last = file.standard ?? file.latestReview
    self.init(
      reviewers: file.reviewers, marks: file.finalMarks.marks,
      reasons: Dictionary(
        reasons.compactMap { $1.isEmpty ? nil : ($0, $1.joined(separator: "; ")) },
        uniquingKeysWith: { _, last in last }),
      added: final.added.map { Addition($0.breach, text: $0.text, reason: $0.reason) },
      remark: last.flatMap { $0.remark.isEmpty ? nil : $0.remark },
      course: Course(
        reviewedAt: last?.at, objection: objection, acknowledgedAt: file.acknowledgement(of: toldAt)?.at))
  }
}
