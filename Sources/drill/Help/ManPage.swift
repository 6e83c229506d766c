import DrillText

/// The manual page, drawn from the table of commands, in the language of `man` macros.
struct ManPage {
  let language: Language

  var text: String {
    var text = ".TH DRILL 1 \"\" \"drill 1\" \"\(escaped(say(Words(en: "User Commands", zh: "用户命令"))))\"\n"
    if language == .zh { text += ".ad l\n" }
    text += section(Words(en: "NAME", zh: "名称"))
    text += "drill \\- \(escaped(say(Self.purpose)))\n"
    text += section(Words(en: "SYNOPSIS", zh: "用法"))
    let pieces = Words(en: "[COMMAND] [OPTION]...", zh: "[命令] [选项]...")
    text += ".B drill\n\(escaped(say(pieces)))\n"
    text += section(Words(en: "DESCRIPTION", zh: "说明")) + prose(Self.description)
    text += section(Words(en: "COMMANDS", zh: "命令"))
    text += Program.commands.map(command).joined()
    text += section(Words(en: "OPTIONS OF EVERY COMMAND", zh: "所有命令的选项")) + options(Option.global)
    text += section(Words(en: "EXIT STATUS", zh: "退出码")) + list(Self.codes)
    text += section(Words(en: "ENVIRONMENT", zh: "环境变量")) + list(Self.environment)
    text += section(Words(en: "FILES", zh: "文件")) + list(Self.files)
    return text
  }

  private func say(_ words: Words) -> String { words[language] }

  private func section(_ name: Words) -> String { ".SH \(escaped(say(name)))\n" }

  private func command(_ command: any Command.Type) -> String {
    ".SS \(escaped(say(command.usage)))\n\(escaped(say(command.summary)))\n" + options(command.options)
      + (say(command.details).isEmpty ? "" : ".PP\n" + prose(command.details))
  }

  private func options(_ options: [Option]) -> String {
    options.map { option in
      let value = option.value.map { " \\fI\(escaped(say($0)))\\fR" } ?? ""
      return ".TP\n\\fB\(escaped(option.name))\\fR\(value)\n\(escaped(say(option.help)))\n"
    }.joined()
  }

  private func list(_ entries: [(String, Words)]) -> String {
    entries.map { ".TP\n.B \(escaped($0))\n\(escaped(say($1)))\n" }.joined()
  }

  /// Lines flow together; an empty one begins a paragraph, and what is moved in stands as it is.
  private func prose(_ words: Words) -> String {
    var text = ""
    var isVerbatim = false
    for line in say(words).split(separator: "\n", omittingEmptySubsequences: false) {
      let moved = line.hasPrefix(" ")
      if moved != isVerbatim { text += moved ? ".nf\n" : ".fi\n" }
      isVerbatim = moved
      text += line.isEmpty ? ".PP\n" : escaped(String(line)) + "\n"
    }
    return text + (isVerbatim ? ".fi\n" : "")
  }

  /// The text as `groff` takes it: no character is a command, and in English all are ASCII.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "“": result += language == .en ? "\\(lq" : "“"
      case "”": result += language == .en ? "\\(rq" : "”"
      case "‘": result += language == .en ? "\\(oq" : "‘"
      case "’": result += language == .en ? "\\(cq" : "’"
      case "–": result += "\\(en"
      case "…": result += language == .en ? "..." : "…"
      // There are no spaces at which a line of Chinese could be broken.
      case "，", "。", "；", "：", "、", "）", "！", "？": result += "\(scalar)\\:"
      default:
        if scalar.value < 0x80 || language == .zh {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }

  // MARK: What stands in no table

  private static let purpose = Words(
    en: "practise service etiquette on the phone, in chat and face to face", zh: "服务礼仪实战演练：电话、网络、面对面")

  private static let description = Words(
    en: """
      A scripted customer calls, writes or stands at the desk; you type what you would say, and the customer reacts.
      Every reply is scored by rules that name their clause: the five voices, the forbidden kinds of phrase, what had to
      be asked and told, and the time. It works offline, and gives the same score for the same replies on any machine.
      """,
    zh: """
      客户打来电话、发来消息或站到柜台前，您打字应答，客户随之反应；每句话按条款评分：五声、四语、六不讲、该问该告知的内容和时间。
      无需联网，同样的回答在任何机器上得分相同。
      """)

  private static let codes: [(String, Words)] = [
    ("0", Words(en: "done, and passed", zh: "完成，且通过")),
    ("1", Words(en: "not passed, or something was found", zh: "未通过，或发现问题")),
    ("2", Words(en: "the command line was not understood", zh: "命令行有误")),
    ("65", Words(en: "what was read is not as it should be", zh: "读入的内容有误")),
    ("66", Words(en: "what was asked for does not exist", zh: "没有所要的内容")),
    ("73, 74", Words(en: "something cannot be made or written", zh: "无法建立或写入文件")),
    ("130", Words(en: "interrupted; the session is kept", zh: "被中断；记录已保存")),
  ]

  private static let environment: [(String, Words)] = [
    ("DRILL_DATA", Words(en: "the folder with drills and rules", zh: "演练和评分表所在目录")),
    ("DRILL_STORE", Words(en: "the folder in which sessions are kept", zh: "训练记录保存目录")),
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Words(
        en: "the language, unless --lang names one; the terminal must be UTF-8",
        zh: "语言（--lang 优先）；终端必须是 UTF-8")
    ),
    ("NO_COLOR", Words(en: "when set, no colours", zh: "设置后不用颜色")),
  ]

  private static let files: [(String, Words)] = [
    ("Scenarios/LANGUAGE/ID.drill", Words(en: "the drills", zh: "演练")),
    ("Rubrics/LANGUAGE/ID.rubric", Words(en: "the rules by which replies are scored", zh: "评分表")),
    ("~/.local/share/drill", Words(en: "sessions, where nothing else is set", zh: "训练记录的默认位置")),
  ]
}
