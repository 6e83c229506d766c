/// A small library: a phone drill with everything in it, a chat, and a drill in Chinese.
enum Fixtures {
  /// The replies that pass the phone drill.
  static let goodReplies = [
    "Hello, this is Lin.", "I am sorry. What is your order number, please?", "b", "Hello again, goodbye.",
    "77",
    "it is stuck",
  ]

  static let firstCall = """
    # First call
    format: 1
    id: first-call
    language: en
    channel: phone
    profile: Ms. Li, a new member
    address: Ms. Li
    mood: 50
    rubric: small
    clauses: P5.2
    level: 1

    ## ring
    * The phone on your desk lights up.
    ring: every 3s, gives up after 4 -> gone
    -> opening

    ## opening
    due: greeting
    hint: Greet first.
    + Hello, this is Lin.
    - What? =>
    -> story

    ## story
    Customer: My order is stuck. Nobody helps me!
    again: I said, my order is stuck!
    due: apology
    ask order (2): order number
    answer: It is 77.
    hint: Say sorry and ask for the order.
    + I am sorry. What is your order number, please?
    - I don't know. => denial
    -> story if missed apology and tries < 2
    -> choose

    ## choose
    Customer: What now?
    a) Nothing (0)
    b) Look it up (2)
    -> note

    ## note
    Customer: Thank you, goodbye.
    due: greeting
    + Hello again, goodbye.
    - Right. =>
    form Notes
    . order (1): 77
    . what (1): stuck
    end: helped pass

    ## gone
    * The caller has gone.
    end: missed fail

    """

  static let chatLine = """
    # Chat line
    format: 1
    id: chat-line
    language: en
    channel: chat
    mood: 50
    rubric: small

    ## opening
    Customer: Is anybody there?
    due: greeting, apology
    + Hello, sorry for the wait.
    - Yes. =>
    end: done pass

    """

  static let chinese = """
    # 第一个电话
    格式: 1
    编号: first-call
    语言: zh
    渠道: 电话
    称呼: 李女士
    情绪: 50
    评分表: small

    ## opening 开场
    客户: 喂，你好？
    应有: 问候声
    + 您好，我是小林。
    - 什么事？ =>
    -> story

    ## story 来意
    客户: 我的单子卡住了！
    应有: 道歉声
    + 对不起，让您久等了。
    - 不知道。 => 否定语
    结局: 已解决 通过

    """

  /// The words that a rubric looks for in a language.
  struct Lexicon: Sendable {
    let language: String
    let cue: String
    /// For each rule: heading, words, words that are none, a right and a wrong example.
    let rules: [[String]]

    static let english = Lexicon(
      language: "en", cue: "please | could you | may I | what",
      rules: [
        [
          "voice greeting Greeting", "hello | good morning", "hello world", "[Hello], Ms. Li.",
          "A hello world page.",
        ],
        ["voice apology Apology", "sorry", "sorry state", "I am [sorry].", "It is in a sorry state."],
        ["forbidden denial Denial", "don't know", "don't know yet", "I [don't know].", "I don't know yet."],
        ["red-line insult Insult", "idiot", "idiot proof", "You [idiot].", "This is idiot proof."],
      ])

    static let chinese = Lexicon(
      language: "zh", cue: "请 | 吗",
      rules: [
        ["voice greeting 问候声", "您好", "您好吗", "[您好]，李女士。", "您好吗。"],
        ["voice apology 道歉声", "对不起", "说对不起", "[对不起]。", "她说对不起。"],
        ["forbidden denial 否定语", "不知道", "不知道您", "我[不知道]。", "不知道您方便吗。"],
        ["red-line insult 辱骂", "白痴", "白痴化", "[白痴]！", "白痴化。"],
      ])
  }

  static func rubric(_ lexicon: Lexicon) -> String {
    let clauses = ["P5.2", "P5.2", "P5.3", "P5.4"]
    var text = "# Small\nformat: 1\nid: small\nlanguage: \(lexicon.language)\npass: 80\ncue: \(lexicon.cue)\n"
    for (rule, clause) in zip(lexicon.rules, clauses) {
      text += """

        ## \(rule[0])
        clause: \(clause)
        advice: Mind your words.
        say: \(rule[1])
        not: \(rule[2])
        + \(rule[3])
        - \(rule[4])

        """
    }
    return text
  }
}
