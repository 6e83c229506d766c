import DrillText

// What can be wrong with any file, whatever it describes.
extension Code {
  static let emptyFile = Code(
    "D201", title: Words(en: "The file is empty", zh: "文件是空的"),
    page: Words(
      en: "A file begins with its title (`# …`), then the header keys, then the sections (`## …`).",
      zh: "文件先写标题（`# …`），再写文件头的各个键，然后是各节（`## …`）。"))
  static let notUTF8 = Code(
    "D202", title: Words(en: "The file is not UTF-8 text", zh: "文件不是 UTF-8 文本"),
    page: Words(
      en: "Files are UTF-8, with or without a byte order mark. Save the file as UTF-8 in the editor, or "
        + "convert it with iconv as the suggestion shows.",
      zh: "文件要用 UTF-8 编码，带不带 BOM 都可以。请在编辑器里另存为 UTF-8，或按建议用 iconv 转换。"))
  static let notText = Code(
    "D203", title: Words(en: "The file holds control characters", zh: "文件里有控制字符"),
    page: Words(
      en: "Only text, tabs and line ends belong in a file. A zero byte means that it is no text file at all; "
        + "a single control character often comes from copying out of a terminal.",
      zh: "文件里只能有文字、制表符和换行。有零字节的不是文本文件；单个控制字符多半是从终端里复制来的。"))
  static let lineTooLong = Code(
    "D204", title: Words(en: "A line is too long", zh: "有一行太长"),
    page: Words(
      en: "A line may be 1 MiB long at most. The line is left out, the rest of the file is read.",
      zh: "一行最长 1 MiB。这一行略去不读，其余照读。"))
  static let noTitle = Code(
    "D205", title: Words(en: "The title is missing", zh: "缺标题"),
    page: Words(
      en: "The first line that is not blank is the title: `# Deposit has not arrived`.",
      zh: "第一个非空行是标题，例如 `# 入金一小时没到账`。"))
  static let secondTitle = Code(
    "D206", title: Words(en: "A second title", zh: "标题写了两次"),
    page: Words(
      en: "A file has one title with a single `#`. Steps, rules and lists begin with `##`.",
      zh: "一个文件只有一个标题，用一个 `#`。步骤、规则和词表用 `##` 开头。"))
  static let lineNotUnderstood = Code(
    "D207", title: Words(en: "A line that cannot be read", zh: "有一行看不懂"),
    page: Words(
      en:
        "Every line begins with a key and a colon (`Customer: …`) or with a mark (`*`, `+`, `-`, `->`, `=>`, "
        + "`a)`, `.`). A line that goes on with the one above is indented by two spaces.",
      zh: "每行开头要么是键加冒号（`客户: …`），要么是记号（`*`、`+`、`-`、`->`、`=>`、`a)`、`.`）。接着上一行写的，前面空两格。"))
  static let emptyHeading = Code(
    "D208", title: Words(en: "A heading without a name", zh: "小标题没有名字"),
    page: Words(
      en:
        "Behind `#` stands the title; behind `##` stands the id of the step, or the kind and id of the rule.",
      zh: "`#` 后面写标题；`##` 后面写步骤编号，或者规则的类别和编号。"))
  static let strayContinuation = Code(
    "D209", title: Words(en: "An indented line with nothing to go on from", zh: "缩进的行没有可接的上文"),
    page: Words(
      en:
        "An indented line goes on with the line right above it. After a heading or a blank line there is none.",
      zh: "缩进的行接着紧上面那一行。标题或空行后面没有可接的内容。"))
  static let swallowedLine = Code(
    "D210", title: Words(en: "An indented line that looks like one of its own", zh: "缩进的行看着像单独一行"),
    page: Words(
      en: "An indented line is joined to the line above. If it is meant as a line of its own, it must not be "
        + "indented.",
      zh: "缩进的行会接到上一行后面。如果本意是单独一行，就不要缩进。"))
  static let unknownKey = Code(
    "D211", title: Words(en: "Unknown key", zh: "没有这个键"),
    page: Words(
      en: "What stands before the colon must be one of the keys, in English or Chinese.",
      zh: "冒号前面必须是规定的键，英文中文都可以。"))
  static let misplacedKey = Code(
    "D212", title: Words(en: "A key in the wrong place", zh: "键写错了地方"),
    page: Words(
      en: "Header keys stand before the first `##`, the others inside the section they describe.",
      zh: "文件头的键写在第一个 `##` 之前，其他的键写在所属的那一节里。"))
  static let duplicateKey = Code(
    "D213", title: Words(en: "A key given twice", zh: "键写了两次"),
    page: Words(
      en: "This key can be given only once in this place. Keep the line that is meant.",
      zh: "这个键在这里只能写一次，请留下要用的那一行。"))
  static let missingKey = Code(
    "D214", title: Words(en: "A required key is missing", zh: "缺少必要的键"),
    page: Words(
      en:
        "A scenario needs format, id, language, channel and rubric; a rubric needs format, id and language; "
        + "a rule needs clause and advice.",
      zh: "剧本要有格式、编号、语言、渠道、评分表；评分表要有格式、编号、语言；规则要有条款和建议。"))
  static let emptyValue = Code(
    "D215", title: Words(en: "Nothing stands behind the key", zh: "后面没有内容"),
    page: Words(
      en: "Write the value behind the colon or the mark, or take the line out.",
      zh: "请在冒号或记号后面写上内容，或者删掉这一行。"))
  static let badValue = Code(
    "D216", title: Words(en: "A value that does not fit", zh: "值不合要求"),
    page: Words(
      en: "The message says what the value must look like. A time is written 30s, 2min, or a bare number of "
        + "seconds.",
      zh: "说明里写了值该是什么样。时间写成 30秒、2分钟，只写数字就是秒。"))
  static let unsupportedFormat = Code(
    "D217", title: Words(en: "Unknown format number", zh: "不认识的格式号"),
    page: Words(
      en: "This program reads format 1. A higher number needs a newer program.",
      zh: "本程序读的是格式 1。更大的号要用更新的程序。"))
  static let pointsNotTaken = Code(
    "D218", title: Words(en: "Points where none belong", zh: "这里不能写分值"),
    page: Words(
      en: "Points in parentheses belong to ask, tell, form fields, options and the right option.",
      zh: "括号里的分值只用在应问、应告、表单栏目、选项和正确选项上。"))
  static let unknownWord = Code(
    "D219", title: Words(en: "Not one of the possible words", zh: "不在可选的词里"),
    page: Words(
      en:
        "Only certain words can stand here; the suggestion lists them. English and Chinese are both accepted.",
      zh: "这里只能用规定的词，建议里列了出来。英文中文都可以。"))
  static let misplacedLine = Code(
    "D220", title: Words(en: "A line in the wrong place", zh: "这种行不能写在这里"),
    page: Words(
      en:
        "Replies, options, branches and narration belong in a step, form fields behind a form, examples in a "
        + "rule.",
      zh: "回复、选项、分支、旁白写在步骤里，栏目写在表单后面，例句写在规则里。"))
  static let badID = Code(
    "D221", title: Words(en: "An id that cannot be used", zh: "编号不能这样写"),
    page: Words(
      en:
        "An id is one word of letters, digits, `-`, `_` or Han characters, without spaces. “back” is taken.",
      zh: "编号是连着写的一个词，由字母、数字、`-`、`_` 或汉字组成，中间没有空格。“返回”另有用处，不能作编号。"))
  static let badClause = Code(
    "D222", title: Words(en: "Not a clause code", zh: "不是条款号"),
    page: Words(
      en: "A clause code is P, Q or E with numbers (P5.2, Q4), or X for good practice outside the sources.",
      zh: "条款号是 P、Q、E 加数字（P5.2、Q4）；来源之外的好做法写 X。"))
}
