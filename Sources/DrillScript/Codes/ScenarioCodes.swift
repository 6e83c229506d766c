import DrillText

// What can be wrong with a scenario.
extension Code {
  static let noSteps = Code(
    "D301", title: Words(en: "A scenario without steps", zh: "剧本没有步骤"),
    page: Words(
      en: "A scenario needs at least one step, which begins with `## id`; the first one is the start.",
      zh: "剧本至少要有一个步骤，以 `## 编号` 开头；第一个就是起点。"))
  static let duplicateStep = Code(
    "D302", title: Words(en: "Two steps with one id", zh: "两个步骤用了同一编号"),
    page: Words(
      en: "Branches lead to a step by its id, so each id stands once.",
      zh: "分支靠编号找步骤，所以一个编号只能用一次。"))
  static let duplicateItem = Code(
    "D303", title: Words(en: "The same thing is due twice", zh: "同一事项写了两次"),
    page: Words(
      en:
        "A step calls for a voice, an item or a form field once. In another step the same item id means the "
        + "same item: with the same kind and the same points.",
      zh: "一个步骤里，同一声、同一事项、同一栏目只写一次。在别的步骤里用同一事项编号，指的就是同一事项，种类和分值要相同。"))
  static let duplicateOption = Code(
    "D304", title: Words(en: "Two options with one letter", zh: "两个选项用了同一字母"),
    page: Words(
      en: "Each option of a step has a letter of its own, and its points are given once.",
      zh: "一个步骤里每个选项用不同的字母，分值只写一次。"))
  static let unknownTarget = Code(
    "D305", title: Words(en: "A branch to a step that does not exist", zh: "分支指向的步骤不存在"),
    page: Words(
      en: "Behind the arrow stands the id of a step, or `back`.", zh: "箭头后面写步骤编号，或者“返回”。"))
  static let unknownRule = Code(
    "D306", title: Words(en: "A rule that the rubric does not have", zh: "评分表里没有这条规则"),
    page: Words(
      en: "Rules are named by their id or by their name in the rubric of the scenario.",
      zh: "规则用评分表里的编号或名称来写。"))
  static let notAVoice = Code(
    "D307", title: Words(en: "Only voices can be due", zh: "应有后面只能写五声"),
    page: Words(
      en:
        "`due:` names rules of the kind voice. What is to be asked or told has lines of its own: `ask`, `tell`.",
      zh: "“应有”后面写五声里的规则。要问的、要告知的另写“应问”“应告”。"))
  static let notABreach = Code(
    "D308", title: Words(en: "A rule that cannot be broken", zh: "这条规则谈不上违反"),
    page: Words(
      en: "Behind `=>` stand rules that cost points. A voice is missed, not broken, and whatever is not kept "
        + "is missed by itself; a bonus costs nothing.",
      zh: "`=>` 后面写要扣分的规则。五声只有缺，没有违反，没写进“保留”的就算缺；加分规则不扣分。"))
  static let unknownItem = Code(
    "D309", title: Words(en: "An item that does not exist", zh: "没有这个事项"),
    page: Words(
      en: "The name must be a voice, or an item that some step asks or tells.",
      zh: "这里要写五声之一，或者某个步骤里应问、应告的事项。"))
  static let notDueHere = Code(
    "D310", title: Words(en: "Not due in this step", zh: "本步骤没有这一项"),
    page: Words(
      en: "`missed`, `earned` and `keeps` speak of the voices and items of their own step.",
      zh: "“缺”“得”“保留”说的都是本步骤里应有、应问、应告的内容。"))
  static let answerWithoutAsk = Code(
    "D311", title: Words(en: "An answer without a question", zh: "“答”前面没有“应问”"),
    page: Words(
      en: "`answer:` stands right below the `ask` that it answers.", zh: "“答”紧跟在它所回答的“应问”下面。"))
  static let orWithoutLine = Code(
    "D312", title: Words(en: "Another wording of nothing", zh: "“或”前面没有台词"),
    page: Words(
      en:
        "`or:` gives another wording of the Customer or Trainer line right above. Further wordings of `again:` "
        + "are further `again:` lines.",
      zh: "“或”是紧上面那句客户或教员台词的另一种说法。“再问”的其他说法，再写一行“再问”。"))
  static let noOutcome = Code(
    "D313", title: Words(en: "A bad reply that does not say what it breaks", zh: "反例没写违反了什么"),
    page: Words(
      en:
        "A bad reply ends in `=>` and the rules that it breaks, then `keeps` and what it earns all the same. "
        + "`=>` alone: it breaks nothing but misses everything. `=> ?`: let the checker tell.",
      zh: "反例末尾写 `=>` 和违反的规则，再写“保留”和仍然做到的事项。只写 `=>`：没有违反，但什么都没做到。"
        + "写 `=> ?`：结果交给检查程序判断。"))
  static let lastBranchConditional = Code(
    "D314", title: Words(en: "The last branch has a condition", zh: "最后一个分支带了条件"),
    page: Words(
      en: "When no condition holds, the drill must still go on: the last branch has none.",
      zh: "条件都不成立时也要有去处：最后一个分支不带条件。"))
  static let deadBranch = Code(
    "D315", title: Words(en: "A branch that is never taken", zh: "永远走不到的分支"),
    page: Words(
      en: "The first branch that holds is taken, and one without a condition always holds.",
      zh: "从上往下取第一个成立的分支，不带条件的总成立，它后面的就走不到了。"))
  static let noWayOut = Code(
    "D316", title: Words(en: "A step that leads nowhere", zh: "步骤没有去处"),
    page: Words(
      en: "A step goes on to another one (`-> step`) or ends the drill (`end: name pass`).",
      zh: "步骤要么转到别的步骤（`-> 步骤`），要么结束演练（`结局: 名称 通过`）。"))
  static let endAndBranches = Code(
    "D317", title: Words(en: "A step that ends and goes on", zh: "步骤又结束又有分支"),
    page: Words(
      en: "An ending has no branches. Let the branches lead to a step of its own for the ending.",
      zh: "结局步骤不能有分支。请把结局另写成一个步骤，让分支转过去。"))
  static let endlessLoop = Code(
    "D318", title: Words(en: "A loop without a turn of the trainee", zh: "循环里没有学员的回合"),
    page: Words(
      en:
        "Steps that lead to each other without waiting for a reply, a choice, a form, an action or a ringing "
        + "phone would run for ever.",
      zh: "几个步骤互相转来转去，却都不等学员回复、选择、填表、操作或接电话，就会没完没了。"))
  static let unreachableStep = Code(
    "D319", title: Words(en: "A step that nothing leads to", zh: "没有分支通到这个步骤"),
    page: Words(
      en: "No path from the first step comes here. Add a branch to it, or take it out.",
      zh: "从起点走不到这里。请加一个分支，或者删掉它。"))
  static let noEnding = Code(
    "D320", title: Words(en: "A scenario without an ending", zh: "剧本没有结局"),
    page: Words(
      en: "At least one step has an `end:` line.", zh: "至少要有一个步骤写“结局”。"))
  static let badCondition = Code(
    "D321", title: Words(en: "A condition that cannot be read", zh: "条件看不懂"),
    page: Words(
      en:
        "A condition is: missed X, earned X, a rule or kind, mood < 20, tries < 2, late, chose a; joined by "
        + "and, or, not and parentheses.",
      zh: "条件可以是：缺 某项、得 某项、规则或类别、情绪 < 20、次数 < 2、超时、选 a；用 且、或、非 和括号连接。"))
  static let unknownOption = Code(
    "D322", title: Words(en: "An option that does not exist", zh: "没有这个选项"),
    page: Words(
      en: "`chose` and `=>` name an option of the same step by its letter.",
      zh: "“选”和 `=>` 后面写本步骤里选项的字母。"))
  static let idleComparison = Code(
    "D323", title: Words(en: "A comparison that decides nothing", zh: "这个比较没有意义"),
    page: Words(
      en:
        "The mood runs from 0 to 100 and the tries from 1 up; the comparison must be able to go either way.",
      zh: "情绪在 0 到 100 之间，次数从 1 数起；比较要有可能成立，也有可能不成立。"))
  static let formWithoutFields = Code(
    "D324", title: Words(en: "A form without fields", zh: "表单没有栏目"),
    page: Words(
      en: "Below the form stand its fields: `. when (1): 9:20 | an hour ago`.",
      zh: "表单下面要写栏目：`. 何时 (1): 9:20 | 一小时前`。"))
  static let rubricMissing = Code(
    "D325", title: Words(en: "The rubric cannot be found", zh: "找不到评分表"),
    page: Words(
      en:
        "`rubric:` names a rubric of the same language by its id. A rubric with errors of its own counts as "
        + "missing.",
      zh: "“评分表”写同一语言的评分表编号。自身有错、读不出来的评分表也算找不到。"))
  static let rubricLanguage = Code(
    "D326", title: Words(en: "The rubric is for another language", zh: "评分表的语言不同"),
    page: Words(
      en: "A scenario is scored by a rubric of its own language, since rules look at words.",
      zh: "规则看的是词语，所以剧本要用同一语言的评分表。"))
  static let badChoice = Code(
    "D327", title: Words(en: "A choice that is none", zh: "选择题不成立"),
    page: Words(
      en: "A choice has at least two options, and one of them earns points: `=> b (4)`, or points behind an "
        + "option.",
      zh: "选择题至少有两个选项，其中一个得分：写 `=> b (4)`，或在选项后面写分值。"))
  static let badBranch = Code(
    "D328", title: Words(en: "A branch that cannot be read", zh: "分支看不懂"),
    page: Words(
      en: "A branch is `-> target`, `-> target if condition` or `若 condition -> target`.",
      zh: "分支写成 `-> 步骤`、`若 条件 -> 步骤` 或 `否则 -> 步骤`。"))
}
