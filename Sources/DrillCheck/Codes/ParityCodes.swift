import DrillText

// What can differ between the two languages of one drill.
extension Code {
  static let noCounterpart = Code(
    "D801", title: Words(en: "A drill in one language only", zh: "只有一种语言的演练"),
    page: Words(
      en: "A drill exists in English and in Chinese under one id. Translate it, keeping steps and points.",
      zh: "同一编号的演练要有英文和中文两份。请译出另一份，步骤和分值不变。"))
  static let stepsDiffer = Code(
    "D802", title: Words(en: "Steps that the other language does not have", zh: "两种语言的步骤不同"),
    page: Words(
      en: "Both files have the same steps with the same ids in the same order, and the same endings.",
      zh: "两份文件的步骤编号、顺序和结局都要相同。"))
  static let branchesDiffer = Code(
    "D803", title: Words(en: "Branches that differ between the languages", zh: "两种语言的分支不同"),
    page: Words(
      en:
        "The branches of a step lead to the same steps under the same conditions in both languages; items are paired "
        + "by their kind and order within the step.",
      zh: "同一步骤的分支，两种语言的去处和条件要相同；事项按种类和顺序对应。"))
  static let obligationsDiffer = Code(
    "D804", title: Words(en: "Dues or items that differ between the languages", zh: "两种语言的要求不同"),
    page: Words(
      en:
        "Both files call for the same voices, asks and tells in the same order, with the same secrets, options and "
        + "form fields.",
      zh: "两份文件要求的五声、应问、应告、保密、选项、表单栏目及顺序要相同。"))
  static let valuesDiffer = Code(
    "D805",
    title: Words(en: "Points, limits or settings that differ between the languages", zh: "两种语言的分值、限时或设置不同"),
    page: Words(
      en:
        "Points, limits, rings, the clock, and the head of the file (channel, mood, clauses, level) are the same in "
        + "both languages, so that results can be compared.",
      zh: "分值、限时、响铃、时刻，以及文件头的渠道、情绪、条款、难度，两种语言都要相同，成绩才能比较。"))
  static let repliesDiffer = Code(
    "D806", title: Words(en: "A different number of sample replies", zh: "两种语言的例句数不同"),
    page: Words(
      en:
        "Sample replies are paired in their order, so that both languages prove the same: as many model and as many "
        + "bad replies in each step.",
      zh: "例句按顺序对应，两种语言才证明同样的事：每一步的范例数、反例数要相同。"))
  static let scoresDiffer = Code(
    "D807", title: Words(en: "Paired model replies that score differently", zh: "对应的范例得分不同"),
    page: Words(
      en:
        "Played with the same model replies, the two languages may differ by two points at most. The message says "
        + "what each came to.",
      zh: "用对应的范例走一遍，两种语言的得分最多相差两分。说明里写了各得多少。"))
  static let lossesDiffer = Code(
    "D808", title: Words(en: "Paired bad replies that break different rules", zh: "对应的反例违反的规则不同"),
    page: Words(
      en: "The n-th bad reply of a step breaks and keeps the same in both languages.",
      zh: "同一步骤的第几个反例，两种语言违反和保留的要相同。"))
  static let rubricsDiffer = Code(
    "D809", title: Words(en: "Rubrics that differ between the languages", zh: "两种语言的评分表不同"),
    page: Words(
      en:
        "Both rubrics have the same rules in the same order, of the same kind, clause, severity and points, and the "
        + "same weights, mark, caps, times and moods. Only the words differ.",
      zh: "两份评分表的规则、顺序、类别、条款、程度、分值，以及权重、及格分、封顶、时间、情绪都要相同，只有词语不同。"))

  /// Every code about parity, by number.
  static let parityCodes: [Code] = [
    .noCounterpart, .stepsDiffer, .branchesDiffer, .obligationsDiffer, .valuesDiffer, .repliesDiffer,
    .scoresDiffer, .lossesDiffer, .rubricsDiffer,
  ]
}
