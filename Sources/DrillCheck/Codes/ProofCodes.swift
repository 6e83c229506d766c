import DrillText

// What the proofs of a scenario can find.
extension Code {
  static let modelBreaks = Code(
    "D701", title: Words(en: "A model reply that breaks a rule", zh: "范例违反了规则"),
    page: Words(
      en:
        "Trainees learn from model replies, so none may break anything. Reword it; if the reply is right, the rule "
        + "is too wide.",
      zh: "学员照着范例学，所以范例不能违反任何规则。请改写；如果范例没错，就是规则太宽。"))
  static let modelMisses = Code(
    "D702", title: Words(en: "A model reply that misses something due", zh: "范例没做到该做的"),
    page: Words(
      en:
        "A model reply earns every voice and item of its step. Say what is missing, or widen the phrases of the item.",
      zh: "范例要做到本步骤所有的应有、应问、应告。请补上缺的，或者把事项的短语写宽。"))
  static let badReplyDiffers = Code(
    "D703", title: Words(en: "A bad reply that does not do what it says", zh: "反例的结果和写的不同"),
    page: Words(
      en:
        "Behind `=>` stands exactly what the reply breaks, and behind `keeps` exactly what it earns all the same. "
        + "The suggestion is the line as the rubric judges it; if that is wrong, mend the reply or the rubric.",
      zh: "`=>` 后面正好写违反的规则，“保留”后面正好写仍然做到的。建议里是评分表判出的结果；如果判得不对，就改反例或评分表。"))
  static let outcomeToPaste = Code(
    "D704", title: Words(en: "A bad reply that asks for its outcome", zh: "反例的结果待填"),
    page: Words(
      en: "`=> ?` lets the checker tell. Read the suggested line, and paste it if you agree.",
      zh: "`=> ?` 表示结果交给检查程序判断。看看建议的那一行，同意就粘贴过去。"))
  static let noConsequence = Code(
    "D705", title: Words(en: "A breach that the customer does not react to", zh: "违规了客户却没反应"),
    page: Words(
      en:
        "The reply breaks a rule that no customer lets pass, yet the drill goes on just as after a model reply. Add a "
        + "branch, such as `-> furious if forbidden or never-say or red-line`.",
      zh: "这句违反了客户不会放过的规则，演练却和范例一样往下走。请加分支，例如 `若 四语 或 六不讲 或 红线 -> 发怒`。"))
  static let hintGivesAway = Code(
    "D706", title: Words(en: "A hint that can be typed as the reply", zh: "照抄提示就能得分"),
    page: Words(
      en: "Typed word for word, the hint earns everything that is due. Say what matters, not the words.",
      zh: "把提示一字不改地打出来就什么都做到了。提示要说注意什么，不要说原话。"))
  static let uncoveredBranch = Code(
    "D707", title: Words(en: "A branch that no reply of the file takes", zh: "没有例句走过的分支"),
    page: Words(
      en:
        "The branch can be taken, but neither a model nor a bad reply does. Write a bad reply that leads there, so "
        + "that it is proven.",
      zh: "这个分支走得通，但没有范例或反例走它。请写一个会走到那里的反例，让它得到证明。"))
  static let uncoveredEnding = Code(
    "D708", title: Words(en: "An ending that no replies of the file lead to", zh: "没有例句走到的结局"),
    page: Words(
      en:
        "The model and bad replies of the file, in any order, never end here. Write the reply that leads here.",
      zh: "文件里的范例和反例，不管怎样组合，都走不到这个结局。请写出能走到这里的回答。"))
  static let uncoveredItem = Code(
    "D709", title: Words(en: "Something due that no reply shows", zh: "没有例句做到的要求"),
    page: Words(
      en: "No model and no bad reply of the step earns this, so nothing proves that it can be earned.",
      zh: "本步骤没有一个范例或反例做到这一项，就无法证明它做得到。"))
  static let modelPathFails = Code(
    "D710", title: Words(en: "Model replies that do not pass", zh: "照范例走却不及格"),
    page: Words(
      en:
        "A trainee who gives nothing but model replies must pass, whichever of them it is. The message names the way "
        + "that fails and what it costs.",
      zh: "学员每一步都照范例答，不管照哪一句，都必须及格。说明里写了不及格的走法和扣分。"))
  static let modelsGoRound = Code(
    "D711", title: Words(en: "Model replies that go round for ever", zh: "照范例走会绕圈"),
    page: Words(
      en:
        "From here on even model replies only lead round in a circle. Bound the loop, or let the model earn what the "
        + "branch asks for.",
      zh: "从这里起，照范例答也只会绕圈子。请限制循环，或者让范例做到分支要求的事。"))
  static let gamed = Code(
    "D712", title: Words(en: "A drill that is passed without service", zh: "不用好好服务也能过的演练"),
    page: Words(
      en:
        "The checker plays tricks of its own: all voices and nothing else, keywords in a heap, model replies of other "
        + "steps, the hints typed as they are, the customer's line repeated, an insult in a polite frame, one letter, the "
        + "same good reply every time. "
        + "None may pass. Ask for more, make phrases narrower, or let breaches have consequences.",
      zh: "检查程序会自己试着蒙混：只说五声、堆关键词、答非所问、照抄提示、重复客户的话、客气里夹骂人、只打一个字、每次同一句好话。"
        + "哪一种都不能及格。请多要求几件事、把短语写窄，或者让违规有后果。"))
  static let insultUnnoticed = Code(
    "D713", title: Words(en: "An insult in a polite frame that nobody notices", zh: "客气话里夹的骂人没被发现"),
    page: Words(
      en:
        "An example of a breach was put into the middle of a model reply, and no rule found it: something in the "
        + "model reply excuses or covers it.",
      zh: "把违规的例句放进范例中间，就没有规则命中了：范例里有什么把它开脱或盖住了。"))

  static let mutationUnnoticed = Code(
    "D751", title: Words(en: "A phrase that nothing would miss", zh: "去掉也没人发现的短语"),
    page: Words(
      en:
        "With this phrase taken out every example and every proof still holds, though examples put it to use: there "
        + "another phrase does as well. The suggestion is a sample that would notice. Phrases of one rule, list or item "
        + "are told together; --all and --json name each.",
      zh: "去掉这个短语，所有例句和证明照样成立：例句虽然用到了它，但别的短语也行。建议里是一句能发现的例句。"
        + "同一条规则、词表或事项的短语合在一起说，--all 和 --json 逐个列出。"))
  static let branchUnnoticed = Code(
    "D752", title: Words(en: "A branch that nothing would miss", zh: "去掉也没人发现的分支"),
    page: Words(
      en: "With this branch taken out every reply of the file still leads where it led before.",
      zh: "去掉这个分支，文件里每句回答还是走到原来的地方。"))
  static let ruleUnnoticed = Code(
    "D753", title: Words(en: "An event that no bad reply shows", zh: "没有反例的事件规则"),
    page: Words(
      en:
        "The program finds this event by itself, and no bad reply of any scenario that was checked breaks it, so "
        + "nothing would notice if it were gone.",
      zh: "这个事件由程序判断，而查过的剧本里没有一个反例违反它，去掉了也没人发现。"))
  static let phraseCovered = Code(
    "D754", title: Words(en: "A phrase that others cover", zh: "别的短语已经包括的短语"),
    page: Words(
      en:
        "In a text made for this phrase the other phrases of the rule find the very same, and no example needs it: "
        + "it makes the rule longer and nothing better. Take it out, or write an example for what it finds alone.",
      zh: "在为这个短语造的句子里，规则的其他短语找到的完全一样，也没有例句少不了它：规则变长了，却没有变好。"
        + "请删掉它，或者写一个只有它能找到的例句。"))

  /// Every code about proofs, by number.
  static let proofCodes: [Code] = [
    .modelBreaks, .modelMisses, .badReplyDiffers, .outcomeToPaste, .noConsequence, .hintGivesAway,
    .uncoveredBranch, .uncoveredEnding, .uncoveredItem, .modelPathFails, .modelsGoRound, .gamed,
    .insultUnnoticed, .mutationUnnoticed, .branchUnnoticed, .ruleUnnoticed,
    .phraseCovered,
  ]
}
