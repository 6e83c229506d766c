import DrillText

// What can be wrong with what a rubric says about itself.
extension Code {
  static let exampleMissed = Code(
    "D601", title: Words(en: "An example that its rule does not find", zh: "规则找不到自己的例句"),
    page: Words(
      en:
        "A `+` example is found exactly once, at its mark. Nothing is found here: a phrase is missing, or an "
        + "exception or condition takes the hit away.",
      zh: "`+` 例句要正好在标记处命中一次，这里什么也没命中：缺短语，或者被例外、条件取消了。"))
  static let exampleElsewhere = Code(
    "D602", title: Words(en: "An example found elsewhere than at its mark", zh: "例句命中的不是标记处"),
    page: Words(
      en:
        "The rule hits more than once, or at other words than those marked. Move the mark if the hit is right, else "
        + "mend the phrase.",
      zh: "规则命中不止一次，或者命中的不是标出的词语。命中对了就移动标记，不对就改短语。"))
  static let counterExampleFound = Code(
    "D603", title: Words(en: "A counter-example that its rule finds", zh: "不该命中的例句命中了"),
    page: Words(
      en:
        "A `-` example shows what the rule leaves alone, yet the rule finds something. Make the phrase narrower, or "
        + "add an exception (`not:`, `unless:`, `negated by:`, `only:`).",
      zh: "`-` 例句说明规则不该管什么，可是规则命中了。请把短语写窄，或者加例外（不算、除非、被否定、只在）。"))
  static let todoHolds = Code(
    "D604", title: Words(en: "A known miss that is none any more", zh: "待办的例句已经对了"),
    page: Words(
      en:
        "`todo` marks an example that is known not to hold. This one holds by now: take `todo` away, so that it is "
        + "guarded from now on.",
      zh: "“待办”表示已知还不成立的例句。这一句已经成立了：去掉“待办”，以后就由它把关。"))
  static let unexercisedPhrase = Code(
    "D605", title: Words(en: "A phrase that no example puts to use", zh: "没有例句用到的短语"),
    page: Words(
      en:
        "A phrase that nothing shows may be wrong, or catch what it should not, and nobody would notice. Write an "
        + "example: a `+` one whose mark holds it, or for an exception a `-` one that it saves. A member of a list needs "
        + "one example of any rule that uses the list.",
      zh: "没有例句的短语可能写错、可能误伤，谁也不会发现。请写例句：标记里含有它的 `+` 例句；例外则写靠它才不命中的 `-` 例句。"
        + "词表里的词，任何一条用到该词表的规则有例句就行。"))
  static let idleCondition = Code(
    "D606", title: Words(en: "An exception or condition that no example needs", zh: "没有例句需要的例外或条件"),
    page: Words(
      en:
        "If this line were gone, every example would still hold. Write a `-` example that only this line saves, or "
        + "take the line out.",
      zh: "去掉这一行，所有例句照样成立。请写一个只有靠它才不命中的 `-` 例句，或者删掉这一行。"))
  static let pointsDoNotAddUp = Code(
    "D607", title: Words(en: "Weights or points that cannot add up", zh: "权重或分值对不上"),
    page: Words(
      en:
        "A part of the score weighs something but nothing counts in it; a single finding costs more than the cap of "
        + "its severity allows; a graver severity costs less than a lighter one; or bonus rules that can add nothing.",
      zh: "某一部分有权重却没有内容；一次扣分超过该程度的封顶；更重的程度反而扣得少；或者加分规则一分也加不上。"))
  static let rubricTimes = Code(
    "D608", title: Words(en: "Times of a rubric that contradict each other", zh: "评分表的时间互相矛盾"),
    page: Words(
      en:
        "An apology is due from a ring that comes after those within which the call is to be answered, and the longest "
        + "call is longer than the one aimed at.",
      zh: "致歉的那一声要在规定接听的声数之后；通话的上限要比目标时间长。"))

  /// Every code about rubrics, by number.
  static let rubricCheckCodes: [Code] = [
    .exampleMissed, .exampleElsewhere, .counterExampleFound, .todoHolds, .unexercisedPhrase, .idleCondition,
    .pointsDoNotAddUp, .rubricTimes,
  ]
}
