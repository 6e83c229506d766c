import DrillEngine
import DrillMatch
import DrillScript
import DrillText
import LibrarySupport
import Testing

/// What the shipped rubrics find in a reply, and what they do not.
@Suite("The shipped rubrics understand")
struct UnderstandingTests {
  private func findings(_ text: String, _ language: Language) throws -> [Finding] {
    let file = try #require(ShippedLibrary.rubrics.first { $0.language == language && $0.id == "etiquette" })
    let rubric = try #require(try ShippedLibrary.rubric(file).value)
    let matcher = RuleMatcher(rubric)
    return matcher.findings(in: text)
  }

  private func labels(_ text: String, _ language: Language) throws -> Set<String> {
    Set(
      try findings(text, language)
        .filter { $0.confidence == .confident && [.voice, .forbidden, .neverSay].contains($0.kind) }
        .map(\.rule))
  }

  @Test(
    "Good Chinese, however it is typed",
    arguments: [
      ("您好", "greeting", "您好"), ("您 好", "greeting", "您 好"), ("您　好！", "greeting", "您　好"),
      ("對不起，讓您久等了", "apology", "對不起"), ("谢谢您👍", "thanks", "谢谢您"), ("謝謝您", "thanks", "謝謝您"),
      ("😀您好😀", "greeting", "您好"), ("再　见", "farewell", "再　见"), ("您\u{200B}好", "greeting", "您\u{200B}好"),
    ])
  func written(text: String, rule: String, span: String) throws {
    let finding = try #require(try findings(text, .zh).first { $0.rule == rule })
    let scalars = Array(text.unicodeScalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[finding.span])
    // The span may hold more of the polite phrase, but starts where the words were typed.
    #expect(String(view).hasPrefix(span), "\(String(view))")
    #expect(finding.text == String(view))
  }

  @Test(
    "Full width and Latin disguises",
    arguments: [
      ("Ｈｅｌｌｏ, how can I help?", "greeting"), ("s o r r y about that", "apology"), ("sorrrry!", "apology"),
      ("THANK YOU", "thanks"), ("th4nk you", "thanks"),
    ])
  func latin(text: String, rule: String) throws {
    #expect(try labels(text, .en).contains(rule))
  }

  @Test(
    "Not fooled in Chinese",
    arguments: [
      ("不知道您现在方便吗？", "denial"), ("您好像输错了", "greeting"), ("您刚才说“你们都是骗子”，我记下了。", "demeaning"),
      ("您说“滚”，我能理解您的心情。", "vulgar"), ("感谢信已经收到。", "thanks"), ("您 好急的话，我先帮您查。", "greeting"),
    ])
  func notFooledChinese(text: String, rule: String) throws {
    #expect(try !labels(text, .zh).contains(rule))
  }

  @Test(
    "Not fooled in English",
    arguments: [
      ("I don't know if now is a good time, but let me check.", "denial"),
      ("You said “you idiots lost my money”, and I have written that down.", "demeaning"),
      ("Open the hello-world page.", "greeting"), ("He'll call you back.", "vulgar"),
      ("Please click the goodbye template.", "farewell"),
    ])
  func notFooledEnglish(text: String, rule: String) throws {
    #expect(try !labels(text, .en).contains(rule))
  }

  @Test("A customer's insult that is quoted is nobody's fault")
  func quoted() throws {
    #expect(try labels("您说“傻逼客服”，我听见了，对不起。", .zh) == ["apology"])
    #expect(
      try labels("I heard “stupid idiot”, and I am sorry this has been so hard.", .en).isSubset(of: [
        "apology"
      ]))
  }
}

/// Sessions of the shipped drills that an issue of their trade turns on.
@Suite("The shipped drills, played")
struct PlayedTests {
  @Test("Three chat bubbles are one reply")
  func bubbles() throws {
    let drill = try ShippedLibrary.drill("password-reset", .zh)
    var session = Session(drill, settings: Settings())
    let script = ReplyScript.read("您好\n@+2s 我是小林\n@+2s 请问有什么可以帮您")
    var assessments: [Assessment] = []
    Rehearsal.run(script, in: &session) { _, _, outputs in
      for case .assessment(let assessment) in outputs.map(\.event) { assessments.append(assessment) }
    }
    #expect(assessments.map(\.reply) == ["您好\n我是小林\n请问有什么可以帮您"])
    let voices = assessments[0].earned.map(\.obligation)
    #expect(voices.contains(.voice("greeting")) && voices.contains(.voice("welcome")))
  }

  @Test("A greeting a turn late earns half", arguments: Language.allCases)
  func lateGreeting(language: Language) throws {
    let drill = try ShippedLibrary.drill("deposit-failure", language)
    let opening = try #require(drill.scenario.steps.first { $0.dues.contains("greeting") && $0.awaitsReply })
    var session = Session(drill, settings: Settings(pace: .instant, isTimed: false))
    _ = session.receive(.tick, at: 0)
    var now = 0
    func run(_ input: Input) -> [Output] {
      now += 1000
      return session.receive(input, at: now)
    }
    if session.expects == .pickUp || session.nextWake == 0 { _ = run(.pickUp) }
    _ = run(.reply(language == .zh ? "嗯，请稍等。" : "Right, one second please."))
    let greeting = language == .zh ? "您好，我来帮您查。" : "Hello, let me look into that."
    var credits: [Bool] = []
    for output in run(.reply(greeting)) {
      guard case .assessment(let assessment) = output.event else { continue }
      credits += assessment.earned.filter { $0.obligation == .voice("greeting") && $0.step == opening.id }
        .map(\.isFull)
    }
    #expect(credits == [false])
  }
}
