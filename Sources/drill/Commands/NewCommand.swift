import DrillCheck
import DrillScript
import DrillStore
import DrillText

/// `drill new`: a scenario or a rubric to begin with.
enum NewCommand: Command {
  static let name = "new"
  static let summary = Words(
    en: "writes a new scenario or rubric that passes as it stands", zh: "写一个现成可用的新剧本或评分表")
  static let usage = Words(en: "drill new scenario|rubric ID", zh: "drill new scenario|rubric 编号")
  static let most = 2
  static let options = [
    Option(
      "--rubric", value: Words(en: "ID", zh: "编号"),
      Words(en: "the rubric of a new scenario (default etiquette)", zh: "新剧本的评分表（默认 etiquette）"))
  ]
  static let details = Words(
    en: """
      The file is written in both languages, under Scenarios or Rubrics of the library. It passes drill check as it
      stands: change it line by line, and check after each change. Files that exist are left alone.
      """,
    zh: """
      两种语言各写一份，放在资料库的 Scenarios 或 Rubrics 里。写出来就能通过 drill check：一行一行地改，改一处查一遍。
      已有的文件不会覆盖。
      """)

  /// What can be new.
  private enum Kind: String, CaseIterable {
    case scenario, rubric
  }

  static func run(_ arguments: Arguments, in context: Context) throws -> ExitCode {
    guard arguments.words.count == 2, let kind = kind(arguments.words[0]) else {
      throw Failure(
        .usage, Words(en: "say what is new, and its id", zh: "请写明要新建什么，以及编号"),
        advice: Words(en: "Such as: drill new scenario lost-parcel", zh: "例如：drill new scenario lost-parcel"))
    }
    let id = arguments.words[1]
    guard isID(id) else {
      throw Failure(
        .usage,
        Words(
          en: "“\(id)” cannot be an id: use letters, digits, - and _", zh: "“\(id)”不能作编号：请用字母、数字、- 和 _"))
    }
    let root = try context.library().root
    let rubric = arguments["--rubric"] ?? "etiquette"
    let files = Language.allCases.map { language in
      switch kind {
      case .scenario:
        (
          "\(root)/Scenarios/\(language.rawValue)/\(id).drill",
          ScenarioTemplate.text(id: id, language: language, rubric: rubric)
        )
      case .rubric:
        (
          "\(root)/Rubrics/\(language.rawValue)/\(id).rubric", RubricTemplate.text(id: id, language: language)
        )
      }
    }
    try NewFile.write(files)
    for (path, _) in files { context.console.data("\(path)\n") }
    context.console.talk(
      context.say(Words(en: "Check them with: drill check\n", zh: "用 drill check 检查它们。\n")))
    return .done
  }

  private static func kind(_ word: String) -> Kind? {
    switch word {
    case "剧本": .scenario
    case "评分表": .rubric
    default: Kind(rawValue: word)
    }
  }

  private static func isID(_ id: String) -> Bool {
    !id.isEmpty && id.count <= 80 && id != "back"
      && id.unicodeScalars.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}
