import DrillText

// What can be wrong with how a scenario hangs together.
extension Code {
  static let noEndingFromHere = Code(
    "D501", title: Words(en: "A step from which no ending can be reached", zh: "从这个步骤走不到任何结局"),
    page: Words(
      en:
        "A trainee who comes here never gets out again, whatever is said. Give the step, or one behind it, a branch "
        + "that leads to an ending.",
      zh: "学员走到这里，无论说什么都出不去。请让这个步骤或它后面的某一步有分支通到结局。"))
  static let shadowedBranch = Code(
    "D502", title: Words(en: "A branch that those before it never leave anything for", zh: "被前面的分支挡住的分支"),
    page: Words(
      en:
        "The first branch that holds is taken. Whenever this one holds, an earlier one holds too. Move it up, or "
        + "take it out.",
      zh: "从上往下取第一个成立的分支。这个分支成立时，前面总有一个先成立。请把它往上移，或者删掉。"))
  static let impossibleBranch = Code(
    "D503", title: Words(en: "A branch whose condition can never hold", zh: "条件永远不成立的分支"),
    page: Words(
      en:
        "The mood cannot get there, the tries do not go so far, or the parts of the condition exclude each other. "
        + "The checker follows the mood from the start through every branch, with the most that the rubric's "
        + "effects can move it.",
      zh: "情绪到不了那里、次数到不了那么多，或者条件的几部分互相矛盾。检查程序从起点起沿每个分支推算情绪的上下限。"))
  static let neverReached = Code(
    "D504", title: Words(en: "A step or an ending that is never reached", zh: "永远走不到的步骤或结局"),
    page: Words(
      en: "Branches name this step, but none of them can ever be taken. Mend the branches that lead here.",
      zh: "有分支写着通到这里，但没有一个走得通。请修改通到这里的分支。"))
  static let noPassingEnding = Code(
    "D505", title: Words(en: "A drill that nobody can pass", zh: "谁也过不了的演练"),
    page: Words(
      en: "No ending that can be passed is reached from the first step: one needs `end: name pass`.",
      zh: "从起点走不到可以通过的结局：至少要有一个写“结局: 名称 通过”的步骤走得到。"))
  static let cannotBeMet = Code(
    "D506", title: Words(en: "Something due that nobody can meet", zh: "谁也做不到的要求"),
    page: Words(
      en:
        "A ringing phone is picked up without a word, so what is due there is never asked for: write it in the next "
        + "step. A voice whose rule has only `maybe:` phrases is never found for sure, so it cannot be earned.",
      zh: "响铃的步骤只是接电话，不等学员开口，写在那里的要求没人问：请写到下一步。只有“或许”短语的那一声，永远不会确定命中，也就得不到。"))
  static let secretNeverLifted = Code(
    "D507", title: Words(en: "A secret that is never lifted", zh: "永远解不了的保密"),
    page: Words(
      en:
        "The secret holds until an item is earned, but no step from here on asks for that item in the same call, so "
        + "the trainee could never speak of it.",
      zh: "保密要到某个事项做到为止，可是从这一步起，同一通话里没有哪一步问这个事项，学员就永远不能说。"))
  static let timesContradict = Code(
    "D508", title: Words(en: "Times that contradict each other", zh: "时间互相矛盾"),
    page: Words(
      en:
        "A phone must ring longer than the rubric gives to pick it up, a limit must leave time to type the model "
        + "reply, a hold must be shorter than a call, and the clock does not run backwards from step to step.",
      zh: "响铃要比评分表规定的接听时间长；限时要够打完范例；保持要比通话上限短；时刻不能越走越早。"))
  static let missingModel = Code(
    "D509", title: Words(en: "A step without a model reply", zh: "步骤没有范例"),
    page: Words(
      en:
        "Without a model reply nothing proves that the step can be done at all, and the trainee has nothing to learn "
        + "from. Write one below the step: `+ Good morning, …`.",
      zh: "没有范例，就无法证明这一步做得到，学员也无从学起。请在步骤里写一句：`+ 您好，……`。"))
  static let missingHint = Code(
    "D510", title: Words(en: "A step without a hint", zh: "步骤没有提示"),
    page: Words(
      en:
        "In practice the trainee sees the hint of the step. Say what matters here, without giving the words away.",
      zh: "练习时学员会看到这一步的提示。请写明这里要注意什么，但不要把原话说出来。"))
  static let unknownClause = Code(
    "D511", title: Words(en: "A clause that does not exist", zh: "没有这个条款"),
    page: Words(
      en:
        "Clause codes are listed in `Rubrics/<language>/clauses`, one a line; `X` stands for good practice without a "
        + "source.",
      zh: "条款号列在 `Rubrics/<语言>/clauses`，每行一个；`X` 表示来源之外的好做法。"))
  static let unstableID = Code(
    "D512", title: Words(en: "An id that is not the file's name", zh: "编号和文件名不同"),
    page: Words(
      en:
        "Sessions, results and the other language find a drill by its id, and people find it by the file's name. The "
        + "two are the same, and no two files share one.",
      zh: "训练记录、成绩和另一种语言的版本靠编号找演练，人靠文件名找。两者要相同，也不能有两个文件用同一编号。"))
  static let idleKey = Code(
    "D513", title: Words(en: "A key that does nothing here", zh: "在这里不起作用的键"),
    page: Words(
      en:
        "A hint, a limit or `again:` belongs to a step in which the trainee has a turn; a ringing phone, a hold and "
        + "hanging up belong to the phone.",
      zh: "提示、限时、再问要写在学员有回合的步骤里；响铃、保持、挂机只有电话渠道才有。"))
  static let unboundedLoop = Code(
    "D514", title: Words(en: "A step that asks for ever", zh: "没完没了地追问"),
    page: Words(
      en:
        "The branch leads back to its own step however often the trainee has tried. Bound it: `and tries < 3`.",
      zh: "这个分支不管试了多少次都回到本步骤。请加上限制：`且 次数 < 3`。"))

  static let brokenRubric = Code(
    "D515", title: Words(en: "A scenario under a rubric with errors", zh: "评分表有错，剧本无法证明"),
    page: Words(
      en:
        "Replies are judged by the rubric, so nothing about the scenario can be proven while the rubric has errors. "
        + "Mend the rubric first: drill check names what is wrong with it.",
      zh: "回答要靠评分表来判，评分表有错，剧本就什么也证明不了。请先改好评分表：drill check 会指出它的问题。"))

  /// Every code about structure, by number.
  static let structureCodes: [Code] = [
    .noEndingFromHere, .shadowedBranch, .impossibleBranch, .neverReached, .noPassingEnding, .cannotBeMet,
    .secretNeverLifted, .timesContradict, .missingModel, .missingHint, .unknownClause, .unstableID, .idleKey,
    .unboundedLoop, .brokenRubric,
  ]
}
