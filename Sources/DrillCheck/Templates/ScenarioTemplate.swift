import DrillText

/// A new scenario that passes every check as it stands, for an author to change line by line.
public enum ScenarioTemplate {
  /// The text of a new scenario with an id, in a language, under a rubric.
  public static func text(id: String, language: Language, rubric: String = "etiquette") -> String {
    switch language {
    case .en: english(id, rubric)
    case .zh: chinese(id, rubric)
    }
  }

  private static func english(_ id: String, _ rubric: String) -> String {
    """
    # A parcel has not come
    format: 1
    id: \(id)
    language: en
    channel: phone
    profile: Waits at home for a parcel; polite, but short of time
    address: Mr. Zhao
    mood: 50
    rubric: \(rubric)
    clauses: P3.3.2 P2.5
    level: 1
    topic: parcels
    note: Change this drill line by line, and run drill check after each change. A note is for authors alone.

    ## ring  The phone rings
    * The phone rings.
    ring: every 3s, gives up after 8 -> missed
    -> opening

    ## opening  The first words
    due: greeting
    tell department (3): (customer|member) service*
    hint: Greet the caller, and say where the call has come to.
    + Good morning, Customer Services. How may I help you?
    + Hello, this is Customer Services. What can I do for you?
    - What is it? => abrupt
    - Hello, just a second. => keeps greeting
    -> furious if forbidden or never-say or red-line
    -> opening if missed department and tries < 2
    -> story

    ## story  What is the matter
    Customer: I have been waiting for my parcel since Monday, and nobody tells me anything!
    or: Where is my parcel? It should have come on Monday!
    again: I asked you where my parcel is!
    due: apology
    ask number (8): (parcel|order|tracking) number
    answer: It's 660218.
    hint: He has waited long. Meet that first, then find out which parcel it is.
    + I'm very sorry for the wait, Mr. Zhao. May I have your parcel number, please?
    + I do apologise for that, Mr. Zhao. Could you tell me the order number, please?
    - That is not my problem. => denial
    - One moment. =>
    -> furious if forbidden or never-say or red-line
    -> story if missed apology and tries < 2
    -> promise

    ## promise  When it comes
    * The screen says that the parcel left this morning.
    Customer: So when will it be here?
    again: You have not told me when it comes.
    tell when (4): tomorrow | within (24|48) hours
    ask convenient (7): convenient | suit
    answer: The afternoon is fine.
    hint: Tell him what the screen says, no more than that, and ask what suits him.
    + The parcel left this morning, so it will reach you tomorrow. What time would be convenient for you?
    + It is on its way and arrives within 24 hours. May I ask what time would suit you?
    - No idea. => denial
    - It is on its way. =>
    -> furious if forbidden or never-say or red-line
    -> promise if missed when and tries < 2
    -> goodbye

    ## goodbye  The last words
    Customer: All right. I'll be at home, then.
    due: thanks, farewell
    hint: Thank him for his patience, take your leave, and let him hang up first.
    + Thank you for your patience, Mr. Zhao. Goodbye.
    + Thanks for waiting so long, Mr. Zhao. Goodbye, and have a nice day.
    - Right, bye. => keeps farewell
    hang up: customer first
    end: resolved pass

    ## furious  He has had enough
    Customer: I won't be talked to like that! Is there nobody who can help me?
    again: I am still waiting for a decent word.
    due: apology
    tell listen (2): tell me (everything|more) | go on
    hint: No explaining, no arguing. Own up, and let him speak.
    + I'm sorry, Mr. Zhao, that was wrong of me. Please go on.
    + I apologise, Mr. Zhao. Please tell me everything.
    - That is not my problem. => denial
    - Go on. => keeps listen
    -> complained if forbidden or never-say or red-line
    -> back if earned apology
    -> furious if tries < 2
    -> complained

    ## complained  He complains
    * Mr. Zhao puts the phone down and writes to the manager.
    end: complained fail

    ## missed  Nobody answered
    * The ringing stops.
    end: missed fail

    """
  }

  private static func chinese(_ id: String, _ rubric: String) -> String {
    """
    # 包裹还没到
    格式: 1
    编号: \(id)
    语言: zh
    渠道: 电话
    客户资料: 在家等包裹，说话客气，但时间不多
    称呼: 赵先生
    情绪: 50
    评分表: \(rubric)
    条款: P3.3.2 P2.5
    难度: 1
    主题: 包裹
    注: 一行一行改成您自己的演练，每改一处就用 drill check 查一遍。注只给作者看。

    ## ring 电话响了
    * 电话响了。
    响铃: 每 3 秒，响 8 声挂断 -> missed
    -> opening

    ## opening 开口第一句
    应有: 问候声
    应告 department (3): 客服 (部|中心)
    提示: 先跟来电人打招呼，再说清这是哪里。
    + 您好，这里是客服中心，请问有什么可以帮您？
    + 早上好，客服部为您服务，请问您有什么事？
    - 干什么？ => 生硬唐突
    - 您好，稍等一下。 => 保留 问候声
    若 四语 或 六不讲 或 红线 -> furious
    若 缺 department 且 次数 < 2 -> opening
    否则 -> story

    ## story 说明来意
    客户: 我的包裹从星期一等到现在，一点消息也没有！
    或: 我的包裹呢？说好星期一到的！
    再问: 我问您包裹在哪儿！
    应有: 道歉声
    应问 number (8): (包裹|订单|快递|运单) (号|编号|号码|单号)
    答: 660218。
    提示: 人家等了很久，先照顾这一点，再弄清是哪个包裹。
    + 非常抱歉让您久等了，赵先生。请问您的包裹号是多少？
    + 对不起，赵先生，让您着急了。麻烦您告诉我订单号，好吗？
    - 这不归我管。 => 否定语
    - 我看看。 =>
    若 四语 或 六不讲 或 红线 -> furious
    若 缺 道歉声 且 次数 < 2 -> story
    否则 -> promise

    ## promise 什么时候到
    * 屏幕上显示：包裹今天早上已经发出。
    客户: 那到底什么时候能到？
    再问: 您还没说什么时候到呢。
    应告 when (4): 明天 | (24|48) 小时
    应问 convenient (7): 合适 | 方便
    答: 下午都行。
    提示: 屏幕上写什么就说什么，不多说；再问问对方的安排。
    + 您的包裹今早已经发出，明天就能送到。请问您什么时间方便？
    + 已经在路上了，24小时内送到。请问您几点收比较合适？
    - 我怎么知道？ => 否定语
    - 在路上了。 =>
    若 四语 或 六不讲 或 红线 -> furious
    若 缺 when 且 次数 < 2 -> promise
    否则 -> goodbye

    ## goodbye 结束语
    客户: 行，那我在家等着。
    应有: 致谢声，送声
    提示: 为对方的耐心表示感激，礼貌道别，等对方先挂。
    + 感谢您的耐心等待，赵先生。祝您生活愉快，再见！
    + 谢谢您的理解，赵先生。再见！
    - 好，再见。 => 保留 送声
    挂机: 客户先挂
    结局: 已解决 通过

    ## furious 忍不住了
    客户: 有你这么说话的吗？就没有一个能帮忙的人？
    再问: 我还等着听一句像样的话呢。
    应有: 道歉声
    应告 listen (2): 您 (慢慢|继续|请) 说
    提示: 不解释，不争辩。认错，让对方把话说完。
    + 对不起，赵先生，刚才是我不对。您慢慢说。
    + 非常抱歉，赵先生。您请说，我记下来。
    - 这不归我管。 => 否定语
    - 您慢慢说。 => 保留 listen
    若 四语 或 六不讲 或 红线 -> complained
    若 得 道歉声 -> 返回
    若 次数 < 2 -> furious
    否则 -> complained

    ## complained 投诉
    * 赵先生挂了电话，写信给经理。
    结局: 被投诉 不通过

    ## missed 没人接
    * 铃声停了。
    结局: 漏接 不通过

    """
  }
}
