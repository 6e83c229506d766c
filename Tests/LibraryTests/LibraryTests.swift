import DrillEngine
import DrillScript
import DrillText
import LibrarySupport
import Testing

@Suite("The shipped library reads")
struct ReadingTests {
  @Test("There are scenarios and rubrics, the same ids in both languages")
  func parity() {
    for files in [ShippedLibrary.scenarios, ShippedLibrary.rubrics] {
      #expect(!files.isEmpty)
      let english = files.filter { $0.language == .en }.map(\.id)
      #expect(english == files.filter { $0.language == .zh }.map(\.id))
    }
  }

  @Test("A rubric reads without complaint", arguments: ShippedLibrary.rubrics)
  func rubric(file: ShippedLibrary.File) throws {
    let source = try ShippedLibrary.source(file.path)
    let reading = try ShippedLibrary.rubric(file)
    #expect(reading.diagnostics.map { $0.rendered(source: source, language: .en) } == [])
    #expect(reading.value?.id == file.id)
  }

  @Test("Every example of a rubric holds", arguments: ShippedLibrary.rubrics)
  func examples(file: ShippedLibrary.File) throws {
    let rubric = try #require(try ShippedLibrary.rubric(file).value)
    #expect(rubric.exampleFailures().map { "\($0)" } == [])
  }

  @Test("A scenario reads without complaint", arguments: ShippedLibrary.scenarios)
  func scenario(file: ShippedLibrary.File) throws {
    let source = try ShippedLibrary.source(file.path)
    let reading = try ShippedLibrary.scenario(file)
    #expect(reading.diagnostics.map { $0.rendered(source: source, language: .en) } == [])
    #expect(reading.value?.id == file.id)
    #expect(reading.value?.language == file.language)
  }

  @Test("A scenario is large enough", arguments: ShippedLibrary.scenarios)
  func size(file: ShippedLibrary.File) throws {
    let scenario = try ShippedLibrary.drill(file).scenario
    let turns = scenario.steps.filter(\.awaitsReply)
    #expect(turns.count >= 6)
    #expect(scenario.steps.compactMap(\.ending).count >= 3)
    #expect(scenario.steps.contains { $0.ending?.passes == true })
    for step in turns {
      #expect(!step.models.isEmpty && step.badReplies.count >= 2 && step.hint != nil, "\(step.id)")
    }
  }

  @Test(
    "The two files of a scenario have the same steps, dues, items and points",
    arguments: Set(ShippedLibrary.scenarios.map(\.id)).sorted())
  func sameSteps(id: String) throws {
    func shape(_ language: Language) throws -> [String] {
      try ShippedLibrary.drill(id, language).scenario.steps.map { step in
        let items = step.items.map { item in
          if case .ask = item.kind { "ask \(item.points)" } else { "tell \(item.points)" }
        }
        let options = step.choice?.options.map { "\($0.key) \($0.points) \($0.breaks)" } ?? []
        let fields = step.form?.fields.map(\.points) ?? []
        return "\(step.id): \(step.dues) \(items) \(options) \(fields) \(step.branches.map(\.target)) "
          + "\(step.ending?.passes as Bool?) \(step.action as RequiredAction?)"
      }
    }
    #expect(try shape(.en) == shape(.zh))
  }
}

@Suite("The shipped replies are what they say")
struct ReplyTests {
  @Test(
    "A bad reply breaks exactly what it names and keeps exactly what it says",
    arguments: ShippedLibrary.scenarios)
  func bad(file: ShippedLibrary.File) throws {
    let drill = try ShippedLibrary.drill(file)
    for step in drill.scenario.steps {
      for reply in step.badReplies {
        let outcome = try #require(reply.outcome, "\(step.id): \(reply.text)")
        let trial = try #require(drill.trial(of: reply.text, at: step.id))
        let place = Comment(rawValue: "\(file.path):\(reply.span.start.line) \(reply.text)")
        #expect(trial.breaks == outcome.breaks, place)
        #expect(trial.keeps == outcome.keeps, place)
      }
    }
  }

  @Test("A model reply earns all that is due and breaks nothing", arguments: ShippedLibrary.scenarios)
  func model(file: ShippedLibrary.File) throws {
    let drill = try ShippedLibrary.drill(file)
    for step in drill.scenario.steps {
      for reply in step.models {
        let trial = try #require(drill.trial(of: reply.text, at: step.id))
        let place = Comment(rawValue: "\(file.path):\(reply.span.start.line) \(reply.text)")
        #expect(trial.breaks == [], place)
        #expect(trial.misses == [], place)
      }
    }
  }

  @Test("Model replies lead to a passing end with 95 and more", arguments: ShippedLibrary.scenarios)
  func modelPaths(file: ShippedLibrary.File) throws {
    let drill = try ShippedLibrary.drill(file)
    let most = drill.scenario.steps.map(\.models.count).max() ?? 1
    for choice in (0..<most).map(ModelTrainee.Choice.numbered) + [.longest] {
      for seed: UInt64 in 1...3 {
        var trainee = ModelTrainee(drill, choice: choice, seed: seed)
        trainee.play()
        let card = try #require(trainee.session.scorecard, "\(trainee.steps)")
        #expect(
          card.isPassed && card.tenths >= 950, "\(choice) \(card.score) \(card.deductions) \(trainee.steps)")
      }
    }
  }

  @Test("The model replies of one turn, given every time, do not pass", arguments: ShippedLibrary.scenarios)
  func sameReply(file: ShippedLibrary.File) throws {
    let drill = try ShippedLibrary.drill(file)
    for step in drill.scenario.steps {
      guard let model = step.models.first else { continue }
      #expect(try !passes(drill, always: model.text), "\(step.id)")
    }
  }

  @Test(
    "The five voices and nothing else do not pass, nor does saying nothing",
    arguments: ShippedLibrary.scenarios)
  func voicesAlone(file: ShippedLibrary.File) throws {
    let drill = try ShippedLibrary.drill(file)
    let replies =
      file.language == .zh
      ? ["欢迎您，您好，谢谢，对不起，再见", "您好，欢迎致电，谢谢您，非常抱歉，祝您生活愉快，再见。", "嗯", ""]
      : [
        "Welcome, hello, thank you, sorry, goodbye",
        "Hello, welcome, thank you so much, I do apologise, goodbye.", "k", "",
      ]
    for reply in replies { #expect(try !passes(drill, always: reply), "\(reply)") }
  }

  @Test("Hanging up or passing on early does not pass, at any turn", arguments: ShippedLibrary.scenarios)
  func early(file: ShippedLibrary.File) throws {
    let drill = try ShippedLibrary.drill(file)
    var trainee = ModelTrainee(drill, choice: .numbered(0))
    trainee.play()
    for count in trainee.script.indices {
      for end in ["/hangup", "/transfer"] {
        let script = ReplyScript.read((trainee.script.prefix(count) + [end]).joined(separator: "\n"))
        var session = Session(drill, settings: Settings())
        Rehearsal.run(script, in: &session) { _, _, _ in }
        let card = try #require(session.scorecard)
        #expect(!card.isPassed && card.tenths <= 590, "\(end) after \(count): \(card.ending) \(card.score)")
      }
    }
  }

  /// Whether a drill is passed by one reply given at every turn, with the best options and full forms.
  private func passes(_ drill: Drill, always reply: String) throws -> Bool {
    var session = Session(drill, settings: Settings(pace: .instant))
    var now = 0
    _ = session.receive(.tick, at: 0)
    for _ in 0..<400 where session.scorecard == nil {
      now = max(now + 1000, session.isComposing || session.expects == .nothing ? session.nextWake ?? 0 : 0)
      switch session.expects {
      case .pickUp: _ = session.receive(.pickUp, at: now)
      case .reply where !session.isComposing: _ = session.receive(.reply(reply), at: now)
      case .choice:
        // The best option is the one that the model trainee would pick; any will do here.
        for key in ["b", "a", "c", "d"] where session.expects == .choice {
          _ = session.receive(.choice(key), at: now)
        }
      case .form: _ = session.receive(.form([String](repeating: reply, count: 12)), at: now)
      case .action:
        for action in CallAction.allCases
        where action != .hangUp && session.expects == .action && session.scorecard == nil {
          if action != .transfer { _ = session.receive(.action(action), at: now) }
        }
      case .nothing, .reply: _ = session.receive(.tick, at: now)
      }
    }
    return session.scorecard?.isPassed ?? false
  }
}
