import DrillMatch
@testable import DrillScript
import DrillText
import Testing

@Suite struct RubricReadingTests {
  /// A rubric that uses every key, in English.
  static let english = """
    # Etiquette
    format: 1
    id: etiquette
    language: zh
    note: for authors only
    pass: 75
    weights: voices 30, content 30, conduct 30, time 10
    points: minor 3, serious 9, fatal 27
    caps: minor 11, serious 41, fatal 99
    bonus: 5
    only: not in quotes
    negation: @不 before within 3
    cue: 请 | 麻烦
    cue: 吗

    ## list 不
    say: 不 | 没有

    ## voice greeting 问候声
    clause: P5.2
    advice: 先问好。
    say: 您好 | 早上好
    maybe: 嗨
    not: 您好几天
    only: start of clause, opening
    unless: 再见
    negated by: @不 after within 2
    + [您好]，李女士。
    - 您好几天\\[了\\]没登录？
    todo + [嗨哟]。

    ## forbidden denial
    name: 否定语
    clause: P5.3
    advice: 说能做什么。
    severity: fatal
    points: 12
    cap: 24
    say: 办不了
    + [办不了]。
    - 好的。

    ## courtesy summary 复述约定
    clause: X
    advice: 复述。
    bonus: 1
    say: 跟您确认一下
    + [跟您确认一下]。
    - 好的。

    ## red-line hung-up-first 抢先挂机
    clause: P3.3.4
    advice: 等客户先挂。
    event: hang-up

    ## time
    pick up: 4 rings
    apologise from: ring 6
    call: 2 min, at most 4 min

    ## mood
    voice: +4
    never-say: -20
    问候声: +8
    item: +2
    missed: -6
    late: -8
    """

  /// The same in Chinese, as an input method leaves it.
  static let chinese = """
    ＃ Etiquette
    格式：１
    编号：etiquette
    语言：zh
    注：for authors only
    及格：75
    权重：五声 30，内容 30，言行 30，时间 10
    扣分：一般 3，严重 9，致命 27
    封顶：一般 11、严重 41、致命 99
    加分：5
    只在：不在引号里
    否定：@不 前 3 以内
    请求：请 | 麻烦
    请求：吗

    ＃＃ 词表 不
    说：不 | 没有

    ＃＃ 五声 greeting 问候声
    条款：P5.2
    建议：先问好。
    说：您好 | 早上好
    或许：嗨
    不算：您好几天
    只在：句首、开头
    除非：再见
    被否定：@不 后 2 以内
    ＋ [您好]，李女士。
    － 您好几天\\[了\\]没登录？
    待办 ＋ [嗨哟]。

    ＃＃ 四语 denial
    名称：否定语
    条款：P5.3
    建议：说能做什么。
    程度：致命
    扣分：12
    封顶：24
    说：办不了
    ＋ [办不了]。
    － 好的。

    ＃＃ 礼貌 summary 复述约定
    条款：X
    建议：复述。
    加分：1
    说：跟您确认一下
    ＋ [跟您确认一下]。
    － 好的。

    ＃＃ 红线 hung-up-first 抢先挂机
    条款：P3.3.4
    建议：等客户先挂。
    事件：抢先挂机

    ＃＃ 时间
    接听：4声
    致歉自：第6声
    通话：2分钟，至多4分钟

    ＃＃ 情绪
    五声：＋4
    六不讲：－20
    问候声：+8
    条目：+2
    缺：−6
    超时：-8
    """

  @Test(arguments: 0..<2) func readsValues(_ index: Int) throws {
    let text = [Self.english, Self.chinese][index]
    let file = source(text, path: "etiquette.rubric")
    let reading = Rubric.read(file)
    #expect(reading.diagnostics.isEmpty, "\(said(reading.diagnostics, file))")
    let rubric = try #require(reading.value)
    #expect(rubric.passMark == 75)
    #expect(rubric.weights == [.voices: 30, .content: 30, .conduct: 30, .time: 10])
    #expect(rubric.tariffs[.serious] == Tariff(points: 9, cap: 41))
    #expect(rubric.bonusCap == 5)
    #expect(rubric.words.negation?.side == .before)
    #expect(rubric.words.negation?.reach == 3)
    #expect(rubric.words.requestCues.count == 2)
    #expect(rubric.words.lists.phrases["不"]?.count == 1)
    #expect(rubric.rules.map(\.id) == ["greeting", "denial", "summary", "hung-up-first"])
    #expect(rubric.rules.map(\.name) == ["问候声", "否定语", "复述约定", "抢先挂机"])
    let greeting = try #require(rubric.words.match("greeting"))
    #expect(greeting.say.flatMap(\.alternatives).count == 2)
    #expect(greeting.places == [.startOfClause, .opening, .notInQuotes])
    #expect(greeting.negations.first?.side == .after)
    #expect(greeting.negations.first?.reach == 2)
    #expect(greeting.excuses.count == 1 && greeting.exceptions.count == 1 && greeting.maybe.count == 1)
    let examples = rubric.words.examples(of: "greeting")
    #expect(examples.map(\.text) == ["您好，李女士。", "您好几天[了]没登录？", "嗨哟。"])
    #expect(examples.map(\.expectation) == [.hit(0..<2), .miss, .hit(0..<2)])
    #expect(examples.map(\.isTodo) == [false, false, true])
    #expect(
      rubric.rules.map(\.value) == [
        .voice, .deduction(.fatal, points: 12, cap: 24), .bonus(1), .deduction(.fatal, points: 27, cap: nil),
      ])
    #expect(rubric.rules[3].source == .event(.hangUp))
    #expect(rubric.time.pickUpRings == 4 && rubric.time.apologyFromRing == 6)
    #expect(rubric.time.callTarget == 120 && rubric.time.callLimit == 240)
    #expect(
      rubric.moods == [
        MoodEffect(.kind(.voice), 4), MoodEffect(.kind(.neverSay), -20), MoodEffect(.rule("greeting"), 8),
        MoodEffect(.itemEarned, 2), MoodEffect(.missed, -6), MoodEffect(.late, -8),
      ])
  }

  @Test func rulesShareWordsThroughAList() {
    let text = Fixture.rubricText(.en).replacing("say: 致谢声", with: "say: @calling | 致谢声")
      .replacing("say: 迎声", with: "say: @calling | 迎声")
    let file = source(text + "\n## list calling\nsay: thank you for calling\n", path: "etiquette.rubric")
    let reading = Rubric.read(file)
    #expect(reading.diagnostics.isEmpty, "\(said(reading.diagnostics, file))")
  }

  @Test func marksCountScalars() {
    let text = Fixture.rubricText(.en).replacing("+ [问候声]", with: "+ 👨‍👩‍👧 e\u{301}, [问候声]")
    #expect(Rubric.read(source(text)).value?.words.rules[0].examples[0].expectation == .hit(10..<13))
  }

  @Test func everyReferenceRowIsSaidInBothLanguages() {
    for (title, rows) in Vocabulary.reference {
      #expect(title.en != title.zh)
      #expect(!rows.isEmpty)
      for row in rows { #expect(row.use.en != row.use.zh, "\(row.name.en)") }
    }
  }
}
