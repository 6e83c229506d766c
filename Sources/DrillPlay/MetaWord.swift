import DrillEngine
import DrillText

/// A word behind a slash that the player itself understands.
public enum MetaWord: Sendable, Hashable {
  /// A hint, then a model reply.
  case hint
  /// What there is to type.
  case help
  /// To leave the drill.
  case quit
  /// To the field before, in a form.
  case back

  /// Reads a word in either language.
  public init?(_ word: String) {
    switch word {
    case "hint", "提示": self = .hint
    case "help", "帮助", "?", "？": self = .help
    case "quit", "退出": self = .quit
    case "back", "返回", "上一项": self = .back
    default: return nil
    }
  }

  /// A line as typed, with 、 taken for / also before the words that only the player understands.
  public static func typedLine(_ text: String) -> TypedLine {
    let word = text.dropFirst().filter { !$0.isWhitespace }
    if text.first == "、", MetaWord(word) != nil { return .other(word) }
    return TypedLine(text)
  }

  /// The words that a trainee may type behind a slash, in a language.
  public static func words(in language: Language) -> [String] {
    switch language {
    case .en:
      [
        "hint", "help", "quit", "back", "hold", "callback", "transfer", "hangup", "pickup", "pause", "resume",
      ]
    case .zh: ["提示", "帮助", "退出", "返回", "保持", "回电", "转接", "挂断", "接听", "暂停", "继续"]
    }
  }

  /// The words of every language.
  public static var everyWord: [String] { Language.allCases.flatMap(words) }

  /// What there is to type; one line a row.
  ///
  /// - Parameter hasKeys: whether function keys work too.
  public static func page(in language: Language, hasKeys: Bool = false) -> String {
    let words = Words(
      en: """
          Type what you would say and press Enter.
          /hold  /callback  /transfer  /hangup   what you do on the phone
          /hint   a hint, then a good reply      /pause  /resume   stop the clocks, go on
          /back   the form's field before        /quit   leave; the session is kept
          //      begins a reply with a slash

        """,
      zh: """
          直接输入您要说的话，然后回车。
          /保持  /回电  /转接  /挂断    电话操作
          /提示  先给提示，再给参考回答    /暂停  /继续    停表、继续
          /返回  表单的上一项              /退出  离开，记录会保存
          //     以斜杠开头的回答

        """)
    guard hasKeys else { return words[language] }
    let keys = Words(
      en: """
          F2 hint  F3 hold  F4 callback  F5 transfer  F6 pause  F8 hang up
          Tab completes /words, Alt-Enter begins another line, Ctrl-C leaves.

        """,
      zh: """
          F2 提示  F3 保持  F4 回电  F5 转接  F6 暂停  F8 挂断
          Tab 补全 / 指令，Alt-回车 换行，Ctrl-C 离开。

        """)
    return words[language] + keys[language]
  }
}
