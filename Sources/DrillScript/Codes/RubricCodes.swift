import DrillText

// What can be wrong with a rubric.
extension Code {
  static let noRules = Code(
    "D401", title: Words(en: "A rubric without rules", zh: "评分表没有规则"),
    page: Words(
      en: "A rubric needs at least one rule: `## voice greeting Greeting`.",
      zh: "评分表至少要有一条规则：`## 五声 greeting 问候声`。"))
  static let duplicateRule = Code(
    "D402", title: Words(en: "Two sections with one id or name", zh: "两节用了同一编号或名称"),
    page: Words(
      en:
        "Scenarios name rules by id and by name, phrases name lists: each stands once. So do `time` and `mood`.",
      zh: "剧本用编号和名称引用规则，短语用名称引用词表，所以各只能用一次；“时间”“情绪”也各写一节。"))
  static let missingExamples = Code(
    "D403", title: Words(en: "A rule without both kinds of example", zh: "规则缺例句"),
    page: Words(
      en: "A rule with words shows what it finds (`+ [Hello], Ms. Li.`) and what it leaves alone "
        + "(`- Open the hello-world page.`).",
      zh: "用词语判断的规则要写会命中的例句（`+ [您好]，李女士。`）和不该命中的例句（`- 您好几天没登录了。`）。"))
  static let badMark = Code(
    "D404", title: Words(en: "An example that is not marked as it should be", zh: "例句的标记不对"),
    page: Words(
      en:
        "A `+` example has exactly one mark `[…]` around the words that are found. `\\[` is a bracket itself.",
      zh: "`+` 例句里用 `[…]` 标出命中的词语，只标一处。要写方括号本身，写成 `\\[`。"))
  static let markInMiss = Code(
    "D405", title: Words(en: "A mark in an example that must not be found", zh: "不该命中的例句带了标记"),
    page: Words(
      en: "A `-` example is found nowhere, so it has no mark. `\\[` is a bracket itself.",
      zh: "`-` 例句不该命中，所以没有标记。要写方括号本身，写成 `\\[`。"))
  static let ruleFindsNothing = Code(
    "D406", title: Words(en: "A rule that can find nothing", zh: "规则什么也查不到"),
    page: Words(
      en: "A rule looks at words (`say:`, `maybe:`) or names an event that the program finds (`event:`).",
      zh: "规则要么看词语（“说”“或许”），要么写由程序判断的事件（“事件”）。"))
  static let eventWithWords = Code(
    "D407", title: Words(en: "An event rule with words", zh: "事件规则写了词语"),
    page: Words(
      en: "An event is found by the program itself, so the rule has no phrases, places or examples.",
      zh: "事件由程序自己判断，所以规则里不写短语、位置和例句。"))
  static let duplicatePhrase = Code(
    "D408", title: Words(en: "The same phrase twice", zh: "同一短语写了两次"),
    page: Words(
      en:
        "Two phrases that fold to the same are one. Rules that need the same words share them through a list: "
        + "`@name`.",
      zh: "折叠后相同的短语就是同一个。几条规则要用同样的词语，请写成词表，用 `@名称` 引用。"))
  static let unknownSection = Code(
    "D409", title: Words(en: "An unknown kind of section", zh: "不认识的节"),
    page: Words(
      en: "A section is a rule (`## voice id Name`), a list (`## list name`), `## time` or `## mood`.",
      zh: "每一节是规则（`## 五声 编号 名称`）、词表（`## 词表 名称`）、`## 时间` 或 `## 情绪`。"))
  static let valueNotTaken = Code(
    "D410", title: Words(en: "Points that do not fit the rule", zh: "这条规则不能这样计分"),
    page: Words(
      en:
        "A voice is earned and costs nothing, so it takes no severity, points, cap or bonus. Only a courtesy "
        + "rule may have a bonus, and then no severity, points or cap.",
      zh: "五声是得分项，不扣分，所以不写程度、扣分、封顶、加分。只有礼貌规则可以加分，加了分就不写程度、扣分、封顶。"))
  static let unknownCause = Code(
    "D411", title: Words(en: "Unknown cause of a mood", zh: "不认识的情绪原因"),
    page: Words(
      en: "The mood changes by a kind of rule, by a rule, or by item, missed or late.",
      zh: "情绪随规则类别、某条规则，或条目、缺、超时而变。"))
  static let unusedList = Code(
    "D412", title: Words(en: "A list that nobody uses", zh: "没有用到的词表"),
    page: Words(
      en: "No phrase names this list with `@name`. Use it, or take it out.",
      zh: "没有短语用 `@名称` 引用这个词表。请用上它，或者删掉。"))
  static let weightsZero = Code(
    "D413", title: Words(en: "All weights are zero", zh: "权重全是零"),
    page: Words(
      en: "The score is an average by weight, so at least one part must weigh something.",
      zh: "得分按权重平均，至少有一部分的权重大于零。"))
}
