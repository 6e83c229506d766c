import DrillMatch
@testable import DrillScript
import DrillText
import Testing

@Suite struct ScenarioReadingTests {
  /// A scenario that uses every key, in English.
  static let english = """
    # Deposit has not arrived
    format: 1
    id: deposit
    language: zh
    channel: phone
    profile: Mr. Zhao,
      a member since 2015
    address: 赵先生
    mood: 40
    rubric: etiquette
    clauses: P7.3 P3.3.1, Q4
    level: 2
    topic: deposits
    note: for authors only

    ## ring The phone rings
    * The phone rings.
    ring: every 3s, gives up after 8 -> missed
    -> opening

    ## opening
    clock: 10:31
    due: greeting, welcome
    tell 部门 (4): 客服部
    limit: 2 min
    hint: Greet.
    + 您好，客服部。
    - 喂? => abrupt, denial keeps greeting, 部门
    - 哦。 =>
    - 啊。 => ?
    -> furious if forbidden or not (mood >= 20 and tries < 2)
    -> story

    ## story
    Customer: 我的钱 -> 呢？#12345: 五千
    or: 钱呢？
    Customer: 喂？
    again: 说话！
    due: apology
    ask 编号 (6): 编号
    answer: 660218。
    secret until 编号: 5000
    -> furious if never-say and late
    -> story if missed apology and tries <= 2
    -> back if earned 编号 or deceit
    -> wait

    ## wait
    action: hold at most 60s
    Trainer: 选哪个？
    a) 等 (2)
    b) 不等 => abrupt
    c) 明天再来 (一早)
    => c (4)
    -> furious if chose b
    -> finish

    ## finish
    due: farewell
    hang up: customer first
    form 5W1H
    . 何时 (3): 9:20
    end: 已解决 pass

    ## furious
    end: 发火 fail

    ## missed
    end: 漏接 fail
    """

  /// The same in Chinese.
  static let chinese = """
    # Deposit has not arrived
    格式: 1
    编号: deposit
    语言: zh
    渠道: 电话
    客户资料: Mr. Zhao,
      a member since 2015
    称呼: 赵先生
    情绪: 40
    评分表: etiquette
    条款: P7.3 P3.3.1、Q4
    难度: 2
    主题: deposits
    注: for authors only

    ## ring The phone rings
    * The phone rings.
    响铃: 每 3 秒，响 8 声挂断 -> missed
    -> opening

    ## opening
    时刻: 10:31
    应有: 问候声，迎声
    应告 部门 (4): 客服部
    限时: 2分钟
    提示: Greet.
    + 您好，客服部。
    - 喂? => 生硬唐突、否定语，保留 问候声、部门
    - 哦。 =>
    - 啊。 => ?
    若 四语 或 非 (情绪 >= 20 且 次数 < 2) -> furious
    否则 -> story

    ## story
    客户: 我的钱 -> 呢？#12345: 五千
    或: 钱呢？
    客户: 喂？
    再问: 说话！
    应有: 道歉声
    应问 编号 (6): 编号
    答: 660218。
    保密 直到 编号: 5000
    若 六不讲 且 超时 -> furious
    若 缺 道歉声 且 次数 <= 2 -> story
    若 得 编号 或 欺骗糊弄 -> 返回
    否则 -> wait

    ## wait
    动作: 保持 最多 60秒
    教员: 选哪个？
    a) 等 (2)
    b) 不等 => 生硬唐突
    c) 明天再来 (一早)
    => c (4)
    若 选 b -> furious
    否则 -> finish

    ## finish
    应有: 送声
    挂机: 客户先挂
    表单 5W1H
    . 何时 (3): 9:20
    结局: 已解决 通过

    ## furious
    结局: 发火 不通过

    ## missed
    结局: 漏接 不通过
    """

  /// The same as an input method leaves it: full-width signs, no spaces where Chinese has none.
  static let fullWidth = """
    ＃ Deposit has not arrived
    格式：１
    编号：deposit
    语言：zh
    渠道：电话
    客户资料：Mr. Zhao,
    \u{3000}a member since 2015
    称呼：赵先生
    情绪：４０
    评分表：etiquette
    条款：P7.3 P3.3.1、Q4
    难度：２
    主题：deposits
    注：for authors only

    ＃＃ ring The phone rings
    ＊ The phone rings.
    响铃：每３秒，响８声挂断 —> missed
    → opening

    ＃＃ opening
    时刻：10：31
    应有：问候声、迎声
    应告部门（４）：客服部
    限时：2分
    提示：Greet.
    ＋ 您好，客服部。
    － 喂? =》 生硬唐突，否定语，保留问候声，部门
    － 哦。 ⇒
    － 啊。 ＝＞ ？
    若四语 或 非（情绪≥20 且 次数《2）-》furious
    否则 －》 story

    ＃＃ story
    客户：我的钱 -> 呢？#12345: 五千
    或：钱呢？
    客户：喂？
    再问：说话！
    应有：道歉声
    应问编号（6）：编号
    答：660218。
    保密直到编号：5000
    若 六不讲 且 超时 —》 furious
    若缺道歉声 且 次数≤2 -> story
    若得编号 或 欺骗糊弄 → 返回
    否则→wait

    ＃＃ wait
    动作：保持最多６０秒
    教员：选哪个？
    a）等（2）
    b）不等 ＝》 生硬唐突
    c）明天再来 (一早)
    ＝> c（4）
    若选b -> furious
    否则 -> finish

    ＃＃ finish
    应有：送声
    挂机：客户先挂
    表单5W1H
    ．何时（3）：9:20
    结局：已解决通过

    ＃＃ furious
    结局：发火不通过

    ＃＃ missed
    结局：漏接不通过
    """

  /// Everything of a scenario but the places of its parts.
  static func shape(_ scenario: Scenario) -> [String] {
    func words(_ phrases: [Phrase]) -> [String] { phrases.flatMap(\.alternatives).map(\.canonical) }
    var lines = [
      "\(scenario.id) \(scenario.title) \(scenario.language) \(scenario.channel) \(scenario.profile ?? "-")",
      "\(scenario.address ?? "-") \(scenario.mood) \(scenario.rubric) \(scenario.clauses) "
        + "\(scenario.level ?? 0) \(scenario.topic ?? "-")",
    ]
    for step in scenario.steps {
      lines.append("## \(step.id) \(step.title) \(step.clock ?? -1) \(step.limit ?? -1) \(step.hint ?? "-")")
      lines.append("\(String(describing: step.ring)) \(String(describing: step.action)) \(step.lines)")
      lines.append(
        "\(step.again) \(step.dues) \(step.customerHangsUpFirst) \(String(describing: step.ending))")
      for item in step.items { lines.append("\(item.id) \(item.kind) \(item.points) \(words(item.phrases))") }
      for reply in step.models { lines.append("+ \(reply.text)") }
      for reply in step.badReplies {
        let breaks = reply.outcome.map { $0.breaks.sorted() }
        let keeps = reply.outcome.map { $0.keeps.map { "\($0)" }.sorted() }
        lines.append("- \(reply.text) \(breaks ?? ["?"]) \(keeps ?? ["?"])")
      }
      for option in step.choice?.options ?? [] { lines.append("\(option)") }
      for secret in step.secrets { lines.append("\(secret.until) \(words(secret.phrases))") }
      lines.append(step.form?.title ?? "no form")
      for field in step.form?.fields ?? [] {
        lines.append(". \(field.name) \(field.points) \(words(field.phrases))")
      }
      for branch in step.branches { lines.append("\(branch.target) \(String(describing: branch.condition))") }
    }
    return lines
  }

  @Test(arguments: 0..<3) func readsToTheSameModel(_ index: Int) throws {
    let text = [Self.english, Self.chinese, Self.fullWidth][index]
    let reading = readScenario(text)
    #expect(reading.diagnostics.isEmpty, "\(said(reading.diagnostics, source(text)))")
    let first = try #require(readScenario(Self.english).value)
    let value = try #require(reading.value)
    #expect(Self.shape(value) == Self.shape(first))
  }

  @Test func lineEndsAndMarkMakeNoDifference() throws {
    let text = Self.chinese.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let decoded = TextDecoding.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8), path: "sample.drill")
    let file = try #require(decoded.value)
    let value = try #require(Scenario.read(file, rubric: Fixture.rubric(for: text)).value)
    let first = try #require(readScenario(Self.chinese).value)
    #expect(Self.shape(value) == Self.shape(first))
  }

  @Test func readsValues() throws {
    let scenario = try #require(readScenario(Self.english).value)
    #expect(scenario.profile == "Mr. Zhao, a member since 2015")
    #expect(scenario.clauses == ["P7.3", "P3.3.1", "Q4"])
    let steps = scenario.steps
    #expect(steps.map(\.id) == ["ring", "opening", "story", "wait", "finish", "furious", "missed"])
    #expect(steps[0].title == "The phone rings")
    #expect(steps[0].ring == Ring(every: 3, givesUpAfter: 8, missed: .step("missed")))
    #expect(steps[1].clock == 631)
    #expect(steps[1].limit == 120)
    #expect(steps[1].badReplies[0].text == "喂?")
    #expect(steps[1].badReplies[0].outcome?.breaks == ["abrupt", "denial"])
    #expect(steps[1].badReplies[0].outcome?.keeps == [.voice("greeting"), .item("部门")])
    #expect(steps[1].badReplies[1].outcome == BadReply.Outcome(breaks: [], keeps: []))
    #expect(steps[1].badReplies[2].outcome == nil)
    #expect(
      steps[1].branches[0].condition
        == .or(.foundAny(of: .forbidden), .not(.and(.mood(.atLeast, 20), .tries(.less, 2)))))
    #expect(steps[2].lines[0] == .spoken(.customer, wordings: ["我的钱 -> 呢？#12345: 五千", "钱呢？"]))
    #expect(steps[2].lines.count == 2)
    #expect(steps[2].items[0].kind == .ask(answer: "660218。"))
    #expect(steps[2].branches[2].target == .back)
    #expect(steps[3].action == RequiredAction(action: .hold, atMost: 60))
    #expect(steps[3].choice?.options.map(\.points) == [2, 0, 4])
    #expect(steps[3].choice?.options.map(\.breaks) == [[], ["abrupt"], []])
    #expect(steps[3].choice?.options[2].text == "明天再来 (一早)")
    #expect(steps[4].customerHangsUpFirst)
    #expect(steps[4].form?.fields.map(\.points) == [3])
    #expect(steps[4].ending == Ending(name: "已解决", passes: true))
  }

  /// A branch as written, and whether it reads to the condition.
  static let conditions: [(text: String, condition: Condition)] = [
    ("-> done if forbidden and late or not late", .or(.and(.foundAny(of: .forbidden), .late), .not(.late))),
    ("-> done if forbidden or late and late", .or(.foundAny(of: .forbidden), .and(.late, .late))),
    ("-> done if NOT not  Late", .not(.not(.late))),
    ("-> done if (late)", .late),
    ("if late -> done", .late),
    ("否则 若 超时 -> done", .late),
    ("-> done if mood==20", .mood(.equal, 20)),
    ("-> done if mood =20", .mood(.equal, 20)),
    ("-> done if mood > 20", .mood(.greater, 20)),
    ("-> done if tries ＞＝ 2", .tries(.atLeast, 2)),
    ("-> done if wrong address or late", .or(.found(rule: "wrong-address"), .late)),
    ("-> done if secret-asked", .found(rule: "secret-asked")),
    ("-> done if red line", .foundAny(of: .redLine)),
    ("-> done if missed greeting", .missed(.voice("greeting"))),
    ("-> done if earned id and missed greeting", .and(.earned(.item("id")), .missed(.voice("greeting")))),
  ]

  @Test(arguments: conditions.map(\.text)) func readsCondition(_ text: String) throws {
    let wanted = try #require(Self.conditions.first { $0.text == text })
    let reading = readScenario(Self.minimal(step: "due: greeting\nask id: id\n\(text)\n-> done"))
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.map(\.message.en))")
    #expect(reading.value?.steps[0].branches.first?.condition == wanted.condition)
  }

  /// A small scenario around the lines of one step.
  static func minimal(step: String) -> String {
    """
    # Title
    format: 1
    id: sample
    language: en
    channel: phone
    rubric: etiquette

    ## start
    \(step)

    ## done
    end: done pass
    """
  }

  /// Durations as written, and their seconds.
  @Test(arguments: [
    ("30s", 30), ("30 s", 30), ("90秒", 90), ("2min", 120), ("2 m", 120), ("3分", 180), ("3分钟", 180),
    ("45", 45),
    ("1分30秒", 90), ("１０秒", 10), ("2 minutes", 120),
  ]) func readsDuration(_ text: String, _ seconds: Int) {
    #expect(readScenario(Self.minimal(step: "limit: \(text)\n-> done")).value?.steps[0].limit == seconds)
  }

  @Test func joinsHanWithoutSpace() {
    let text = Self.minimal(step: "Customer: 我的钱\n  呢？ where\n\tis it?\n-> done")
    let lines = readScenario(text).value?.steps[0].lines
    #expect(lines == [.spoken(.customer, wordings: ["我的钱呢？ where is it?"])])
  }

  @Test func splitsABadReplyAtItsLastArrow() {
    let text = Self.minimal(step: "due: greeting\n- a => b => abrupt\n-> done")
    #expect(readScenario(text).value?.steps[0].badReplies[0].text == "a => b")
  }

  @Test func deepNestingIsAnErrorAndNoCrash() {
    let open = String(repeating: "(", count: 50_000)
    let not = String(repeating: "not ", count: 50_000)
    for condition in [open, not, String(repeating: "late and ", count: 50_000) + "late"] {
      let reading = readScenario(Self.minimal(step: "due: greeting\n-> done if \(condition)\n-> done"))
      #expect(reading.diagnostics.map(\.code.id) == ["D321"])
    }
  }

  @Test func aMissingRubricIsOneComplaint() {
    let text = Self.minimal(step: "due: greting\n- No. => denyal keeps greting\n-> done if forbiden\n-> done")
    let reading = Scenario.read(source(text)) { _ in nil }
    #expect(reading.diagnostics.map(\.code.id) == ["D325"])
    #expect(reading.value != nil)
  }
}
