import DrillText

/// The codes of all diagnostics about phrases.
public enum MatchCodes {
  /// Every code of this module, by number.
  public static let all: [Code] = [
    .unbalancedParenthesis, .emptyAlternative, .foldsToNothing, .strayStar, .badGap, .conjunctionInGroup,
    .namelessList, .strayQuestionMark, .findsNothing, .strayAnchor, .clauseEndInside, .lonelyBackslash,
    .tooLarge, .unknownList, .listCycle, .conjunctionInList,
  ]
}

extension Code {
  /// A parenthesis without its partner.
  public static let unbalancedParenthesis = Code(
    "D101", title: Words(en: "unbalanced parenthesis", zh: "括号不配对"),
    page: Words(
      en: "Parentheses form groups, so each needs its partner. A literal one is written `\\(` or `\\)`.",
      zh: "括号用来分组，必须成对出现。要匹配括号本身，请写 `\\(` 或 `\\)`。"))
  /// An alternative, a group or a phrase with nothing in it.
  public static let emptyAlternative = Code(
    "D102", title: Words(en: "empty alternative", zh: "空的备选说法"),
    page: Words(
      en:
        "Something must stand on both sides of `|` and `&` and inside a group. To let a group be left out, put "
        + "`?` behind it: `hi (there)?`.",
      zh: "`|` 和 `&` 的两边以及括号里都要有内容。要让一组可有可无，请在括号后加 `?`：`您好(啊)?`。"))
  /// A phrase of symbols that are skipped in replies.
  public static let foldsToNothing = Code(
    "D103", title: Words(en: "phrase folds to nothing", zh: "说法折叠后为空"),
    page: Words(
      en:
        "Symbols, emoji and most punctuation are skipped when replies are read, so a phrase made of them alone "
        + "can never be found. Question and exclamation marks can be: write `\\?` or `\\!`.",
      zh: "读取答复时会跳过符号、表情和多数标点，只由它们组成的说法永远匹配不到。问号和叹号可以写成 `\\?`、`\\!` 来匹配。"))
  /// A `*` that follows no Latin word.
  public static let strayStar = Code(
    "D104", title: Words(en: "misplaced `*`", zh: "`*` 的位置不对"),
    page: Words(
      en:
        "`word*` stands for a Latin word with any ending: `apolog*` finds apology and apologise. Han phrases need "
        + "no `*`, and inside a word it has no meaning.",
      zh: "`word*` 表示带任意词尾的英文单词：`apolog*` 能找到 apology 和 apologise。汉字不需要 `*`，单词中间也不能用。"))
  /// A gap of a wrong width or at the edge of a phrase.
  public static let badGap = Code(
    "D105", title: Words(en: "bad gap", zh: "间隔写得不对"),
    page: Words(
      en:
        "`...` lets up to 8 words, numbers or Han characters stand between two parts of a phrase, `...12` up to "
        + "12. It needs words on both sides and is at most 50 wide.",
      zh: "`...` 允许说法的两部分之间隔最多 8 个字、单词或数字，`...12` 则是 12 个。它的两边都要有文字，最宽 50。"))
  /// `&` inside parentheses.
  public static let conjunctionInGroup = Code(
    "D106", title: Words(en: "`&` inside a group", zh: "括号里有 `&`"),
    page: Words(
      en:
        "`a & b` asks for both anywhere in the reply, so it belongs to a whole alternative, not to a group.",
      zh: "`甲 & 乙` 要求两者都出现在答复里，所以它属于整个备选说法，不能写在括号里。"))
  /// `@` without a name.
  public static let namelessList = Code(
    "D107", title: Words(en: "`@` without a name", zh: "`@` 后面没有名字"),
    page: Words(
      en: "`@name` stands for all phrases of a named list. A literal at sign is written `\\@`.",
      zh: "`@词表名` 代表词表里的所有说法。要写 @ 本身，请用 `\\@`。"))
  /// A `?` that follows no group.
  public static let strayQuestionMark = Code(
    "D108", title: Words(en: "misplaced `?`", zh: "`?` 的位置不对"),
    page: Words(
      en:
        "`?` behind a group makes it optional: `hi (there)?`. A question mark to be found is written `\\?`.",
      zh: "括号后的 `?` 表示这一组可有可无：`您好(啊)?`。要匹配问号本身，请写 `\\?`。"))
  /// A phrase whose every part may be left out.
  public static let findsNothing = Code(
    "D109", title: Words(en: "nothing required", zh: "没有必须出现的内容"),
    page: Words(
      en: "If every part of a phrase is optional, it is found everywhere and says nothing.",
      zh: "如果说法的每一部分都可以省略，它处处都能匹配，也就没有意义。"))
  /// `^` or `$` inside a phrase.
  public static let strayAnchor = Code(
    "D110", title: Words(en: "misplaced `^` or `$`", zh: "`^` 或 `$` 的位置不对"),
    page: Words(
      en:
        "`^` asks for the start of a clause and stands first in an alternative; `$` asks for its end and stands "
        + "last.",
      zh: "`^` 表示分句开头，写在备选说法的最前面；`$` 表示分句结尾，写在最后面。"))
  /// A clause end inside a phrase.
  public static let clauseEndInside = Code(
    "D111", title: Words(en: "clause end inside a phrase", zh: "说法里有分句结尾"),
    page: Words(
      en:
        "A match never crosses the end of a clause (。！？； or `. ! ?` before a space), so such a phrase could not "
        + "be found.",
      zh: "匹配不会跨过分句的结尾（。！？；，或空格前的 `. ! ?`），这样的说法永远找不到。"))
  /// A `\` at the very end.
  public static let lonelyBackslash = Code(
    "D112", title: Words(en: "nothing behind `\\`", zh: "`\\` 后面没有字符"),
    page: Words(
      en: "`\\` makes the next character literal, so there must be one.",
      zh: "`\\` 让后面的一个字符按字面理解，所以后面必须有字符。"))
  /// A phrase that is nested too deep or grows too large.
  public static let tooLarge = Code(
    "D113", title: Words(en: "phrase too large", zh: "说法太大"),
    page: Words(
      en: "Groups may be nested 30 deep, and a phrase with all its lists put in may have 50,000 pieces.",
      zh: "括号最多嵌套 30 层；把词表全部代入后，一个说法最多 50,000 个部分。"))
  /// A list that the rubric does not have.
  public static let unknownList = Code(
    "D114", title: Words(en: "unknown list", zh: "没有这个词表"),
    page: Words(
      en: "`@name` refers to a list that is declared in the rubric as `## list name`.",
      zh: "`@词表名` 指的是评分表里用 `## 词表 名字` 声明的词表。"))
  /// A list that contains itself.
  public static let listCycle = Code(
    "D115", title: Words(en: "list contains itself", zh: "词表包含了自己"),
    page: Words(
      en: "Lists may refer to other lists, but not in a circle.",
      zh: "词表可以引用别的词表，但不能绕回自己。"))
  /// A list with `a & b` inside a longer phrase.
  public static let conjunctionInList = Code(
    "D116", title: Words(en: "list with `&` inside a phrase", zh: "说法里用了带 `&` 的词表"),
    page: Words(
      en:
        "A list that holds `a & b` can only be a whole alternative of its own, because its parts may stand far "
        + "apart.",
      zh: "含有 `甲 & 乙` 的词表只能单独作为一个备选说法，因为它的两部分可能相隔很远。"))
}
