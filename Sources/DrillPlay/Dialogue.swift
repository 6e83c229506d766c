import DrillEngine
import DrillMatch
import DrillScript
import DrillTerminal
import DrillText

/// How a drill reads: who speaks, what happens, and what a reply was worth.
public struct Dialogue: Sendable {
  /// The drill.
  public let drill: Drill
  /// The language of the program, which may differ from the drill's.
  public let language: Language
  /// What each clause is about.
  public let clauses: [String: String]

  /// Creates the wording of a drill.
  public init(_ drill: Drill, language: Language, clauses: [String: String]) {
    self.drill = drill
    self.language = language
    self.clauses = clauses
  }

  /// One thing to say, in the program's language.
  public func say(_ words: Words) -> String { words[language] }

  /// Something that happens.
  public func told(_ words: Words) -> StyledText { StyledText("* \(say(words))", hanging: 2) }

  /// Something that happens, in the scenario's words.
  public func narrated(_ text: String) -> StyledText { StyledText("* \(text)", hanging: 2) }

  /// What somebody says.
  public func spoken(by name: String, _ words: StyledText) -> StyledText {
    StyledText(name + (drill.scenario.language == .zh ? "：" : ": "), .bold, hanging: 2) + words
  }

  /// What the trainee is called.
  public var you: String { Words(en: "You", zh: "您")[drill.scenario.language] }

  /// What a speaker is called.
  public func name(of speaker: Speaker) -> String {
    switch speaker {
    case .customer: drill.scenario.address ?? Words(en: "Customer", zh: "客户")[drill.scenario.language]
    case .trainer: Words(en: "Trainer", zh: "教员")[drill.scenario.language]
    }
  }

  /// A ring of the phone.
  public func ring(_ number: Int, of count: Int) -> Words {
    Words(en: "Ring \(number) of \(count).", zh: "电话响第 \(number) 声（共 \(count) 声）。")
  }

  /// The lines of an event that is told in words of its own; none for one that is shown in other ways.
  public func lines(for event: Output.Event) -> [StyledText] {
    switch event {
    case .ring(let number, let count): [told(ring(number, of: count))]
    case .narration(let text): [narrated(text)]
    case .line(let speaker, let text, _): [spoken(by: name(of: speaker), StyledText(text))]
    case .prompt(let prompt): lines(for: prompt)
    case .acted(let action): [told(action.done)]
    case .notNow: [told(Words(en: "That cannot be done now.", zh: "现在不能这样做。"))]
    case .customerHungUp: [told(Words(en: "The customer hangs up.", zh: "客户挂断了电话。"))]
    case .paused: [told(Words(en: "Paused.", zh: "已暂停。"))]
    case .resumed: [told(Words(en: "Going on.", zh: "继续。"))]
    case .entered, .bubble, .assessment, .chose, .filled, .end: []
    }
  }

  /// What is asked for.
  public func lines(for prompt: Prompt) -> [StyledText] {
    switch prompt.kind {
    case .reply: []
    case .choice(let options): options.map { StyledText("  \($0.key)) \($0.text)", hanging: 5) }
    case .form(let form): [told(Words(en: "Form: \(form.title)", zh: "表单：\(form.title)"))]
    case .action(let required): [told(required.action.wanted)]
    }
  }

  /// That the time ran out.
  public var timeIsUp: StyledText {
    told(Words(en: "Time is up without a reply.", zh: "时间到，没有回答。"))
  }

  /// That the time for a choice ran out.
  public var timeIsUpForChoice: StyledText {
    told(Words(en: "Time is up without a choice.", zh: "时间到，没有选择。"))
  }
}
