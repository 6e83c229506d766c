import DrillMatch
import DrillText

/// All words of the two formats, in both languages: the one table that readers and references share.
public enum Vocabulary {
  static let scenarioHeader = KeywordTable<ScenarioKey>([
    Keyword(.format, "format", "格式", use: Words(en: "the number of the format, 1", zh: "格式号，写 1")),
    Keyword(.id, "id", "编号", use: Words(en: "the id, the same in every language", zh: "编号，各语言相同")),
    Keyword(.language, "language", "语言", use: Words(en: "en or zh", zh: "en 或 zh")),
    Keyword(.channel, "channel", "渠道", use: Words(en: "phone, chat or desk", zh: "电话、网络或面对面")),
    Keyword(
      .profile, "profile", "客户资料",
      use: Words(en: "who the customer is; the trainee reads it", zh: "客户是谁，学员看得到")),
    Keyword(.address, "address", "称呼", use: Words(en: "how to address the customer", zh: "怎么称呼客户")),
    Keyword(
      .mood, "mood", "情绪",
      use: Words(en: "the customer's mood at the start, 0 furious to 100 content", zh: "开场情绪，0 暴怒到 100 满意")),
    Keyword(.rubric, "rubric", "评分表", use: Words(en: "the id of the rubric that scores it", zh: "所用评分表的编号")),
    Keyword(
      .clauses, "clauses", "条款", others: ["clause"],
      use: Words(en: "the clauses that the drill teaches", zh: "演练的条款")),
    Keyword(.level, "level", "难度", use: Words(en: "how hard it is, 1 to 5", zh: "难度，1 到 5")),
    Keyword(.topic, "topic", "主题", use: Words(en: "what it is about, for the menu", zh: "主题，菜单里显示")),
    Keyword(.note, "note", "注", others: ["备注"], use: Words(en: "for authors only", zh: "只给作者看")),
  ])

  static let step = KeywordTable<StepKey>([
    Keyword(.ring, "ring", "响铃", use: Words(en: "the phone rings until it is picked up", zh: "电话响铃，等人接")),
    Keyword(.due, "due", "应有", use: Words(en: "the voices that the reply owes", zh: "回复里该有的五声")),
    Keyword(
      .ask, "ask", "应问", use: Words(en: "what is to be asked, and how it may be worded", zh: "该问的事和各种问法")),
    Keyword(
      .tell, "tell", "应告", use: Words(en: "what is to be told, and how it may be worded", zh: "该告知的事和各种说法")),
    Keyword(
      .answer, "answer", "答", use: Words(en: "what the customer answers to the ask above", zh: "客户对上面所问的回答")),
    Keyword(.limit, "limit", "限时", use: Words(en: "the time for a reply", zh: "回复的时限")),
    Keyword(.hint, "hint", "提示", use: Words(en: "a hint for practice", zh: "练习时的提示")),
    Keyword(.customer, "customer", "客户", use: Words(en: "what the customer says", zh: "客户说的话")),
    Keyword(
      .trainer, "trainer", "教员",
      use: Words(en: "what the trainer says in a knowledge drill", zh: "知识问答里教员说的话")),
    Keyword(.or, "or", "或", use: Words(en: "another wording of the line above", zh: "上一句的另一种说法")),
    Keyword(.again, "again", "再问", use: Words(en: "said instead from the second prompt on", zh: "第二次起改说这句")),
    Keyword(
      .hangUp, "hang up", "挂机",
      use: Words(en: "customer first: the customer is to hang up first", zh: "客户先挂：让客户先挂机")),
    Keyword(.form, "form", "表单", use: Words(en: "a form to fill in after the reply", zh: "回复之后要填的表单")),
    Keyword(
      .end, "end", "结局", use: Words(en: "the name of the ending, then pass or fail", zh: "结局名称，再写通过或不通过")),
    Keyword(
      .action, "action", "动作",
      use: Words(en: "what the step waits for: hold, callback or transfer", zh: "步骤等待的动作：保持、回电或转接")),
    Keyword(.clock, "clock", "时刻", use: Words(en: "the time of day, such as 10:31", zh: "几点几分，如 10:31")),
    Keyword(
      .secretUntil, "secret until", "保密 直到",
      use: Words(en: "what must not be said before that ask is answered", zh: "那项问到之前不能说的话")),
    Keyword(.note, "note", "注", others: ["备注"], use: Words(en: "for authors only", zh: "只给作者看")),
  ])

  static let rubricHeader = KeywordTable<RubricKey>([
    Keyword(.format, "format", "格式", use: Words(en: "the number of the format, 1", zh: "格式号，写 1")),
    Keyword(.id, "id", "编号", use: Words(en: "the id, the same in every language", zh: "编号，各语言相同")),
    Keyword(.language, "language", "语言", use: Words(en: "en or zh", zh: "en 或 zh")),
    Keyword(.pass, "pass", "及格", use: Words(en: "the score from which a drill is passed", zh: "及格分")),
    Keyword(.weights, "weights", "权重", use: Words(en: "what each part of the score weighs", zh: "各部分的权重")),
    Keyword(.points, "points", "扣分", use: Words(en: "what a finding of each severity costs", zh: "各程度每次扣几分")),
    Keyword(
      .caps, "caps", "封顶", use: Words(en: "the most that each severity costs in a call", zh: "各程度一通最多扣几分")),
    Keyword(.bonus, "bonus", "加分", use: Words(en: "the most that bonus rules add", zh: "加分规则最多加几分")),
    Keyword(
      .objection, "objection", "异议期",
      use: Words(en: "days within which a trainee may object to a result", zh: "学员可在几天内对成绩提出异议")),
    Keyword(.only, "only", "只在", use: Words(en: "places that hold for every rule", zh: "对每条规则都算数的位置")),
    Keyword(
      .negation, "negation", "否定", use: Words(en: "the cue that takes back an excuse", zh: "使“除非”失效的否定词")),
    Keyword(.cue, "cue", "请求", use: Words(en: "words that make an ask a request", zh: "算作请求的词语")),
    Keyword(
      .holdCue, "hold cue", "保持请求", use: Words(en: "words that ask leave to put on hold", zh: "征求对方同意稍等的词语")),
    Keyword(.note, "note", "注", others: ["备注"], use: Words(en: "for authors only", zh: "只给作者看")),
  ])

  static let rule = KeywordTable<RuleKey>([
    Keyword(.name, "name", "名称", use: Words(en: "the name of the rule", zh: "规则的名称")),
    Keyword(.clause, "clause", "条款", use: Words(en: "the clause that it rests on", zh: "所依据的条款")),
    Keyword(.advice, "advice", "建议", use: Words(en: "what to do instead", zh: "该怎么做")),
    Keyword(.severity, "severity", "程度", use: Words(en: "minor, serious or fatal", zh: "一般、严重或致命")),
    Keyword(
      .points, "points", "扣分", use: Words(en: "what a finding costs, if not by severity", zh: "每次扣几分（不按程度时）")),
    Keyword(.cap, "cap", "封顶", use: Words(en: "the most that this rule costs in a call", zh: "本规则一通最多扣几分")),
    Keyword(.bonus, "bonus", "加分", use: Words(en: "what a finding adds", zh: "每次加几分")),
    Keyword(.say, "say", "说", use: Words(en: "phrases that are found", zh: "命中的短语")),
    Keyword(
      .maybe, "maybe", "或许", use: Words(en: "phrases that are only shown to the manager", zh: "拿不准、只给主管看的短语")),
    Keyword(.not, "not", "不算", use: Words(en: "phrases inside which a hit does not count", zh: "落在其中就不算的短语")),
    Keyword(.only, "only", "只在", use: Words(en: "where a hit must stand", zh: "必须出现的位置")),
    Keyword(
      .unless, "unless", "除非",
      use: Words(en: "phrases elsewhere in the reply that excuse a hit", zh: "别处有这些短语就不算")),
    Keyword(
      .negatedBy, "negated by", "被否定", use: Words(en: "a cue close by that cancels a hit", zh: "附近有这些词就不算")),
    Keyword(.event, "event", "事件", use: Words(en: "what the program itself finds", zh: "由程序判断的事件")),
    Keyword(.note, "note", "注", others: ["备注"], use: Words(en: "for authors only", zh: "只给作者看")),
  ])

  static let list = KeywordTable<ListKey>([
    Keyword(.say, "say", "说", use: Words(en: "the phrases of the list", zh: "词表里的短语")),
    Keyword(.note, "note", "注", others: ["备注"], use: Words(en: "for authors only", zh: "只给作者看")),
  ])

  static let time = KeywordTable<TimeKey>([
    Keyword(.pickUp, "pick up", "接听", use: Words(en: "within how many rings", zh: "几声之内接听")),
    Keyword(
      .apologiseFrom, "apologise from", "致歉自", others: ["apologize from"],
      use: Words(en: "from which ring on an apology is due", zh: "从第几声起要先道歉")),
    Keyword(.call, "call", "通话", use: Words(en: "how long a call should be and may be", zh: "通话该多长、最长多久")),
    Keyword(.note, "note", "注", others: ["备注"], use: Words(en: "for authors only", zh: "只给作者看")),
  ])

  /// Every table with a title, for a printed reference.
  public static var reference: [(title: Words, rows: [(name: Words, use: Words)])] {
    func rows<Meaning>(_ table: KeywordTable<Meaning>) -> [(name: Words, use: Words)] {
      table.keywords.map { ($0.name, $0.use) }
    }
    return [
      (Words(en: "Scenario: header", zh: "剧本：文件头"), rows(scenarioHeader)),
      (Words(en: "Scenario: step", zh: "剧本：步骤"), rows(step)),
      (Words(en: "Scenario: condition", zh: "剧本：条件"), rows(conditions)),
      (Words(en: "Scenario: channel", zh: "剧本：渠道"), rows(channels)),
      (Words(en: "Scenario: action", zh: "剧本：动作"), rows(actions)),
      (Words(en: "Rubric: header", zh: "评分表：文件头"), rows(rubricHeader)),
      (Words(en: "Rubric: section", zh: "评分表：节"), rows(sections)),
      (Words(en: "Rubric: rule", zh: "评分表：规则"), rows(rule)),
      (Words(en: "Rubric: place", zh: "评分表：位置"), rows(places)),
      (Words(en: "Rubric: severity", zh: "评分表：程度"), rows(severities)),
      (Words(en: "Rubric: event", zh: "评分表：事件"), rows(events)),
      (Words(en: "Rubric: part of the score", zh: "评分表：得分部分"), rows(parts)),
      (Words(en: "Rubric: time", zh: "评分表：时间"), rows(time)),
      (Words(en: "Rubric: mood", zh: "评分表：情绪"), rows(moodCauses)),
      (Words(en: "Small words", zh: "小词"), rows(particles)),
    ]
  }
}
