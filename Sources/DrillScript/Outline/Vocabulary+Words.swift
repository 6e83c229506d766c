import DrillMatch
import DrillText

// The words that are values, and those between them.
extension Vocabulary {
  static let languages = KeywordTable<Language>([
    Keyword(.en, "en", "en", others: ["english", "英文", "英语"], use: Words(en: "English", zh: "英文")),
    Keyword(.zh, "zh", "zh", others: ["chinese", "中文", "汉语"], use: Words(en: "Chinese", zh: "中文")),
  ])

  static let channels = KeywordTable<Channel>([
    Keyword(.phone, "phone", "电话", use: Words(en: "the 400 hotline", zh: "400 热线")),
    Keyword(.chat, "chat", "网络", use: Words(en: "online chat", zh: "网络通讯")),
    Keyword(.desk, "desk", "面对面", use: Words(en: "face to face", zh: "当面接待")),
  ])

  static let actions = KeywordTable<CallAction>([
    Keyword(.hold, "hold", "保持", use: Words(en: "put the customer on hold", zh: "请客户保持通话等候")),
    Keyword(
      .callback, "callback", "回电", others: ["call back"],
      use: Words(en: "call the customer back", zh: "给客户回电")),
    Keyword(.transfer, "transfer", "转接", use: Words(en: "pass the call on", zh: "把电话转出去")),
  ])

  static let places = KeywordTable<Place>([
    Keyword(
      .startOfClause, "start of clause", "句首", use: Words(en: "at the start of a clause", zh: "在一句的开头")),
    Keyword(.endOfClause, "end of clause", "句尾", use: Words(en: "at the end of a clause", zh: "在一句的末尾")),
    Keyword(.opening, "opening", "开头", use: Words(en: "in the first clause of the reply", zh: "在回复的第一句里")),
    Keyword(.closing, "closing", "结尾", use: Words(en: "in the last clause of the reply", zh: "在回复的最后一句里")),
    Keyword(.notInQuotes, "not in quotes", "不在引号里", use: Words(en: "outside quotation marks", zh: "不在引号里面")),
  ])

  static let severities = KeywordTable<RuleSeverity>([
    Keyword(.minor, "minor", "一般", use: Words(en: "a small slip", zh: "小毛病")),
    Keyword(.serious, "serious", "严重", use: Words(en: "a breach", zh: "违规")),
    Keyword(.fatal, "fatal", "致命", use: Words(en: "a breach that cannot be passed", zh: "一票否决")),
  ])

  static let events = KeywordTable<RuleEvent>([
    Keyword(
      .interruption, "interruption", "抢话",
      use: Words(en: "a reply before the customer has finished", zh: "客户没说完就开口")),
    Keyword(
      .wrongAddress, "wrong address", "称呼错误", use: Words(en: "a wrong name or form of address", zh: "叫错姓名或称谓")
    ),
    Keyword(
      .parrotedApology, "parroted apology", "重复道歉",
      use: Words(en: "the very same apology again", zh: "原样重复同一句道歉")),
    Keyword(
      .overPoliteness, "over-politeness", "过分客套",
      use: Words(en: "more politeness than the matter bears", zh: "客套过了头")),
    Keyword(.hangUp, "hang-up", "抢先挂机", use: Words(en: "hanging up before the customer", zh: "抢在客户前面挂机")),
    Keyword(
      .disclosure, "disclosure", "泄露",
      use: Words(en: "a secret before the customer is verified", zh: "核实身份前说了不该说的")),
    Keyword(
      .unaskedHold, "unasked hold", "未问就保持", use: Words(en: "a hold that was not asked for", zh: "没征得同意就让客户等")
    ),
    Keyword(
      .unthankedHold, "unthanked hold", "保持未谢",
      use: Words(en: "a hold without thanks afterwards", zh: "客户等候之后没道谢")),
  ])

  static let parts = KeywordTable<ScorePart>([
    Keyword(.voices, "voices", "五声", use: Words(en: "the five voices", zh: "五声")),
    Keyword(
      .content, "content", "内容",
      use: Words(en: "what is asked, told, filled in and chosen", zh: "该问、该告、该填、该选的")),
    Keyword(.conduct, "conduct", "言行", use: Words(en: "what must not be said or done", zh: "不该说、不该做的")),
    Keyword(.time, "time", "时间", use: Words(en: "the time limits", zh: "时限")),
  ])

  static let kinds = KeywordTable<RuleKind>([
    Keyword(.voice, "voice", "五声", others: ["voices"], use: Words(en: "one of the five voices", zh: "五声之一")),
    Keyword(.forbidden, "forbidden", "四语", use: Words(en: "one of the four forbidden kinds", zh: "四语之一")),
    Keyword(
      .neverSay, "never-say", "六不讲", others: ["never say"],
      use: Words(en: "one of the six never-say kinds", zh: "六不讲之一")),
    Keyword(.courtesy, "courtesy", "礼貌", use: Words(en: "civil words and manner", zh: "礼貌用语和态度")),
    Keyword(
      .redLine, "red-line", "红线", others: ["red line"],
      use: Words(en: "what must not happen at all", zh: "绝对不能发生的")),
  ])

  static let sections = KeywordTable<SectionKind>(
    kinds.keywords.map { kind in
      Keyword(.rule(kind.meaning), kind.name.en, kind.name.zh, others: kind.others, use: kind.use)
    } + [
      Keyword(.list, "list", "词表", use: Words(en: "phrases that others name with @", zh: "供别处用 @ 引用的短语")),
      Keyword(.time, "time", "时间", use: Words(en: "the time limits that are scored", zh: "计分的时限")),
      Keyword(.mood, "mood", "情绪", use: Words(en: "how the customer's mood changes", zh: "客户情绪怎么变")),
    ])

  static let moodCauses = KeywordTable<MoodEffect.Cause>(
    kinds.keywords.map { kind in
      Keyword(.kind(kind.meaning), kind.name.en, kind.name.zh, others: kind.others, use: kind.use)
    } + [
      Keyword(
        .itemEarned, "item", "条目", others: ["items"], use: Words(en: "an item earned", zh: "做到一项应问或应告")),
      Keyword(.missed, "missed", "缺", use: Words(en: "a due or item missed", zh: "缺了一项")),
      Keyword(.late, "late", "超时", use: Words(en: "the time ran out", zh: "超过了时限")),
    ])

  static let conditions = KeywordTable<ConditionWord>([
    Keyword(.missed, "missed", "缺", use: Words(en: "a due or item not earned yet", zh: "某一项还没做到")),
    Keyword(.earned, "earned", "得", use: Words(en: "a due or item earned", zh: "某一项做到了")),
    Keyword(.mood, "mood", "情绪", use: Words(en: "compared with a number", zh: "和一个数比较")),
    Keyword(.late, "late", "超时", use: Words(en: "the time ran out", zh: "超过了时限")),
    Keyword(
      .tries, "tries", "次数",
      use: Words(en: "replies in this step so far, compared with a number", zh: "本步骤已回复的次数，和一个数比较")),
    Keyword(.chose, "chose", "选", use: Words(en: "the option that was chosen", zh: "选了哪个选项")),
    Keyword(.and, "and", "且", others: ["&", "并且"], use: Words(en: "both hold", zh: "两个都成立")),
    Keyword(.or, "or", "或", others: ["|", "或者"], use: Words(en: "one holds", zh: "有一个成立")),
    Keyword(.not, "not", "非", others: ["不"], use: Words(en: "it does not hold", zh: "不成立")),
  ])

  static let branchWords = KeywordTable<BranchWord>([
    Keyword(
      .condition, "if", "若", others: ["如果"], use: Words(en: "taken if the condition holds", zh: "条件成立就走")),
    Keyword(
      .otherwise, "else", "否则", others: ["otherwise"],
      use: Words(en: "taken when nothing above holds", zh: "上面都不成立就走")),
  ])

  static let comparisons: [(symbols: [String], comparison: Comparison)] = [
    (["<=", "=<", "≤", "≦"], .atMost), ([">=", "≥", "≧"], .atLeast), (["=="], .equal),
    (["<"], .less), ([">"], .greater), (["="], .equal),
  ]

  static let particles = KeywordTable<Particle>([
    Keyword(.back, "back", "返回", use: Words(en: "the last other step before this one", zh: "回到上一个别的步骤")),
    Keyword(.keeps, "keeps", "保留", use: Words(en: "what a bad reply earns all the same", zh: "反例里仍然做到的")),
    Keyword(.todo, "todo", "待办", use: Words(en: "an example that does not hold yet", zh: "还做不到的例句")),
    Keyword(.every, "every", "每", use: Words(en: "from one ring to the next", zh: "每隔多久响一声")),
    Keyword(
      .givesUpAfter, "gives up after", "响", use: Words(en: "rings until the caller gives up", zh: "响几声对方挂断")),
    Keyword(
      .atMost, "at most", "最多", others: ["至多"], use: Words(en: "the longest that is allowed", zh: "最长多久")),
    Keyword(
      .customerFirst, "customer first", "客户先挂",
      use: Words(en: "the customer is to hang up first", zh: "让客户先挂机")),
    Keyword(
      .within, "within", "以内", others: ["之内", "内"], use: Words(en: "how far a cue reaches", zh: "隔多远还算数")),
    Keyword(
      .rings, "rings", "声", others: ["ring", "声挂断", "声后挂断"], use: Words(en: "rings of the phone", zh: "响铃次数")),
    Keyword(
      .pass, "pass", "通过", others: ["passed"], use: Words(en: "an ending that can be passed", zh: "可以通过的结局")),
    Keyword(
      .fail, "fail", "不通过", others: ["failed"], use: Words(en: "an ending that is not passed", zh: "不通过的结局")),
  ])

  static let sides = KeywordTable<Negation.Side>([
    Keyword(
      .before, "before", "前", others: ["之前"], use: Words(en: "the cue stands before the hit", zh: "在命中之前")),
    Keyword(
      .after, "after", "后", others: ["之后"], use: Words(en: "the cue stands after the hit", zh: "在命中之后")),
  ])

  static let hangUps = KeywordTable<Particle>(particles.keywords.filter { $0.meaning == .customerFirst })

  static let todo = KeywordTable<Particle>(particles.keywords.filter { $0.meaning == .todo })

  static let seconds = ["seconds", "second", "secs", "sec", "s", "秒钟", "秒"]
  static let minutes = ["minutes", "minute", "mins", "min", "m", "分钟", "分"]
}
