import DrillText

/// A mistake in a phrase, before it is put into words.
struct PhraseProblem {
  enum Kind {
    case unopened
    case unclosed
    case emptyAlternative
    case foldsToNothing(String)
    case strayStar
    case gapWidth
    case gapAtEdge
    case conjunctionInGroup
    case namelessList
    case strayQuestionMark
    case findsNothing
    case strayAnchor
    case clauseEndInside
    case lonelyBackslash
    case tooDeep
  }

  var kind: Kind
  /// The characters that are to blame.
  var range: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// The problem as a diagnostic about a phrase.
  func diagnostic(in source: LocatedText, path: String) -> Diagnostic {
    let (code, message, suggestion) = words
    let clamped = range.clamped(to: 0..<source.count)
    let span =
      clamped.isEmpty
      ? SourceSpan(start: range.lowerBound == 0 ? source.start : source.end, length: 0) : source[clamped].span
    return Diagnostic(code, .error, message, path: path, span: span, suggestion: suggestion)
  }

  private var words: (code: Code, message: Words, suggestion: Words) {
    switch kind {
    case .unopened:
      (
        .unbalancedParenthesis, Words(en: "This `)` closes no group.", zh: "这个 `)` 没有对应的 `(`。"),
        Words(en: "remove it, or write `\\)` for a literal one", zh: "删掉它；要写普通括号，请用 `\\)`")
      )
    case .unclosed:
      (
        .unbalancedParenthesis, Words(en: "This `(` is never closed.", zh: "这个 `(` 没有配对的 `)`。"),
        Words(en: "close the group with `)`", zh: "用 `)` 把这一组括起来")
      )
    case .emptyAlternative:
      (
        .emptyAlternative, Words(en: "An alternative is empty.", zh: "有一个备选说法是空的。"),
        Words(
          en: "write a phrase here, or remove the extra `|`; to make a group optional put `?` behind it",
          zh: "在这里写上说法，或删掉多余的 `|`；可有可无的一组请在括号后加 `?`")
      )
    case .foldsToNothing(let text):
      (
        .foldsToNothing,
        Words(
          en: "`\(text)` holds nothing that can be matched: such symbols are skipped in replies.",
          zh: "`\(text)` 里没有可以匹配的内容：这类符号在答复里会被跳过。"),
        Words(en: "write words, numbers or Han characters", zh: "请写单词、数字或汉字")
      )
    case .strayStar:
      (
        .strayStar,
        Words(en: "`*` stands only at the end of a Latin word.", zh: "`*` 只能放在英文单词的末尾。"),
        Words(
          en: "write `word*` for any ending, or leave the `*` out: symbols inside words are skipped anyway",
          zh: "`word*` 表示任意词尾；其他地方请删掉 `*`，词中的符号本来就会被跳过")
      )
    case .gapWidth:
      (
        .badGap,
        Words(
          en: "A gap is from 1 to \(PhraseLexer.widestGap) units wide.",
          zh: "间隔的宽度是 1 到 \(PhraseLexer.widestGap) 个单位。"),
        Words(en: "write `...` (8 units) or a number such as `...12`", zh: "写 `...`（8 个单位）或 `...12` 这样的数字")
      )
    case .gapAtEdge:
      (
        .badGap,
        Words(en: "A gap needs words on both sides.", zh: "间隔的两边都要有文字。"),
        Words(
          en: "remove the gap: a phrase is found wherever it stands",
          zh: "删掉这个间隔：说法出现在哪里都能找到")
      )
    case .conjunctionInGroup:
      (
        .conjunctionInGroup,
        Words(en: "`&` cannot stand inside a group.", zh: "`&` 不能写在括号里。"),
        Words(
          en: "write the alternatives out: `a & b | a & c`",
          zh: "请把备选说法分开写：`甲 & 乙 | 甲 & 丙`")
      )
    case .namelessList:
      (
        .namelessList, Words(en: "`@` needs the name of a list.", zh: "`@` 后面要写词表的名字。"),
        Words(en: "write `@name`, or `\\@` for a literal one", zh: "写成 `@词表名`；要写普通的 @，请用 `\\@`")
      )
    case .strayQuestionMark:
      (
        .strayQuestionMark,
        Words(en: "`?` stands only behind a group.", zh: "`?` 只能跟在一组括号后面。"),
        Words(
          en: "write `(words)?` for words that may be left out, `\\?` for a question mark",
          zh: "可有可无的文字写成 `(文字)?`；要匹配问号，请写 `\\?`")
      )
    case .findsNothing:
      (
        .findsNothing,
        Words(
          en: "Everything in this phrase may be left out, so it would be found everywhere.",
          zh: "这个说法的每一部分都可以省略，等于处处都能匹配。"),
        Words(en: "make at least one word required", zh: "至少要有一个不能省略的词")
      )
    case .strayAnchor:
      (
        .strayAnchor,
        Words(
          en: "`^` stands only at the start of a phrase, `$` only at its end.",
          zh: "`^` 只能写在说法的开头，`$` 只能写在末尾。"),
        Words(en: "move it, or write `\\^` or `\\$`", zh: "请移动它的位置，或写成 `\\^`、`\\$`")
      )
    case .clauseEndInside:
      (
        .clauseEndInside,
        Words(
          en: "A phrase never goes on past the end of a clause.", zh: "一个说法不能跨过分句的结尾。"),
        Words(
          en: "join the two sides with `&`, or leave the mark out",
          zh: "用 `&` 连接两边，或去掉这个标点")
      )
    case .lonelyBackslash:
      (
        .lonelyBackslash,
        Words(en: "There is nothing behind the `\\`.", zh: "`\\` 后面没有字符。"),
        Words(en: "write the literal character behind it", zh: "请在它后面写上要照字面匹配的字符")
      )
    case .tooDeep:
      (
        .tooLarge,
        Words(
          en: "The groups of this phrase are nested too deep.", zh: "这个说法的括号嵌套得太深。"),
        Words(en: "use named lists", zh: "请改用词表")
      )
    }
  }
}
