import DrillText

/// A new rubric that passes every check as it stands, small enough to be read at a glance.
public enum RubricTemplate {
  /// The text of a new rubric with an id, in a language.
  public static func text(id: String, language: Language) -> String {
    switch language {
    case .en: english(id)
    case .zh: chinese(id)
    }
  }

  private static func english(_ id: String) -> String {
    """
    # House rules
    format: 1
    id: \(id)
    language: en
    pass: 80
    weights: voices 25, content 35, conduct 30, time 10
    points: minor 4, serious 10, fatal 30
    caps: minor 12, serious 40, fatal 100
    only: not in quotes
    cue: please | may I | could you | what
    note: Every phrase needs an example that uses it; drill check names those that have none.

    ## list sorry
    say: sorry | apologi*

    ## voice greeting Greeting
    clause: P5.2
    advice: Open with a greeting that fits the time of day.
    say: hello | good (morning | afternoon | evening)
    not: hello world
    + [Hello], Ms. Li.
    + [Good morning].
    - Open the hello world page.

    ## voice thanks Thanks
    clause: P5.2
    advice: Thank the customer.
    say: thank you | thanks
    not: no thanks to
    + [Thank you] for calling.
    + [Thanks].
    - It works again, no thanks to us.

    ## voice apology Apology
    clause: P5.2
    advice: Say sorry for the trouble.
    say: @sorry
    negated by: not | never before within 1
    + I'm [sorry] about that.
    + I do [apologise].
    - I am not sorry.
    - I shall never apologise.

    ## voice farewell Farewell
    clause: P5.2
    advice: Take your leave before the line closes.
    say: goodbye | bye
    + [Goodbye], Ms. Li.
    + [Bye] now.
    - Do not go by bus.

    ## forbidden denial Denial
    clause: P5.3
    advice: Do not just refuse: say what can be done.
    say: (not | isn't) ... problem | how should I know | no idea
    unless: I'll check
    + That is [not my problem].
    + [How should I know]?
    + I have [no idea].
    - That is not our problem, but I'll check.

    ## never-say abrupt Abrupt
    clause: P5.4
    advice: Ask in a whole, polite sentence.
    say: what (do you want | is it)
    + [What do you want]?
    + [What is it]?
    - What do you think?

    ## red-line insult Insult
    clause: P5.4
    advice: Never insult a customer.
    say: idiot
    + You [idiot]!
    - I take no offence.

    ## courtesy wrong-address Wrong form of address
    clause: P3.1.3
    advice: Use the customer's own name.
    event: wrong address

    ## time
    pick up: 3 rings
    apologise from: ring 5
    call: 3 min, at most 5 min

    ## mood
    voice: +4
    item: +2
    missed: -5
    late: -8
    forbidden: -20
    never-say: -20
    red-line: -30

    """
  }

  private static func chinese(_ id: String) -> String {
    """
    # 本店规则
    格式: 1
    编号: \(id)
    语言: zh
    及格: 80
    权重: 五声 25，内容 35，言行 30，时间 10
    扣分: 一般 4，严重 10，致命 30
    封顶: 一般 12，严重 40，致命 100
    只在: 不在引号里
    请求: 请问 | 麻烦
    注: 每个短语都要有用到它的例句；没有的，drill check 会指出来。

    ## 词表 抱歉
    说: 对不起 | 抱歉

    ## 五声 greeting 问候声
    条款: P5.2
    建议: 按时间先问好。
    说: 您好 | (早上|下午|晚上) 好
    不算: 您好像
    + [您好]，李女士。
    + [早上好]！
    - 您好像输错了。

    ## 五声 thanks 致谢声
    条款: P5.2
    建议: 感谢客户。
    说: 谢谢 | 感谢
    不算: 不用谢谢
    + [谢谢]您的来电。
    + [感谢]您的理解。
    - 不用谢谢我。

    ## 五声 apology 道歉声
    条款: P5.2
    建议: 为给客户添的麻烦道歉。
    说: @抱歉
    被否定: 不 | 没 前 1 以内
    + [对不起]，让您久等了。
    + 非常[抱歉]。
    - 我可不抱歉。
    - 我没对不起谁。

    ## 五声 farewell 送声
    条款: P5.2
    建议: 礼貌道别。
    说: 再见 | 生活愉快
    + 李女士，[再见]。
    + 祝您[生活愉快]。
    - 明天再看。

    ## 四语 denial 否定语
    条款: P5.3
    建议: 不要只会拒绝，要说能做什么。
    说: 不归我管 | 我怎么知道
    除非: 帮您问
    + 这[不归我管]。
    + [我怎么知道]？
    - 这个不归我管，我帮您问一下。

    ## 六不讲 abrupt 生硬唐突
    条款: P5.4
    建议: 用完整、客气的话问。
    说: 干什么
    + [干什么]？
    - 您想办什么业务？

    ## 红线 insult 辱骂
    条款: P5.4
    建议: 绝不辱骂客户。
    说: 白痴
    + 你这个[白痴]！
    - 这一栏请填空白。

    ## 礼貌 wrong-address 称呼错误
    条款: P3.1.3
    建议: 用客户自己的称呼。
    事件: 称呼错误

    ## 时间
    接听: 3声
    致歉自: 第5声
    通话: 3分钟，至多5分钟

    ## 情绪
    五声: +4
    条目: +2
    缺: -5
    超时: -8
    四语: -20
    六不讲: -20
    红线: -30

    """
  }
}
