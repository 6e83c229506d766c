import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// One turn to be drilled alone.
struct TurnCard {
  let place: Mistake.Place
  let drill: Drill
  let step: Step
  /// What was said and told before the reply, in order.
  let heard: [StoredTurn.Heard]
  /// The mistake that is tried again, if it is one.
  let mistake: Mistake?

  /// The title of the drill and, where it has one, of the step.
  var title: String {
    let drill = self.drill.scenario.title
    return step.title.isEmpty ? drill : "\(drill) · \(step.title)"
  }
}

/// Loads the turns of drills, each drill once.
struct TurnLoader {
  let library: Library
  private var drills: [DrillName: Drill] = [:]

  init(_ library: Library) { self.library = library }

  /// The drill as it is in the library now; nil when it cannot be played.
  mutating func drill(_ name: DrillName) -> Drill? {
    if let known = drills[name] { return known }
    guard let loaded = try? library.load(scenario: name.id, name.language), let drill = Self.drill(loaded)
    else {
      return nil
    }
    drills[name] = drill
    return drill
  }

  private static func drill(_ loaded: LoadedDrill) -> Drill? {
    guard !loaded.hasErrors, let scenario = loaded.scenario, let rubric = loaded.rubric else { return nil }
    return Drill(scenario: scenario, rubric: rubric)
  }

  /// A step as its scenario has it; the day picks among several wordings.
  mutating func card(_ place: Mistake.Place, on day: Day) -> TurnCard? {
    guard let drill = drill(place.drill), let step = Self.step(place.step, of: drill) else { return nil }
    let heard = step.lines.map { line -> StoredTurn.Heard in
      switch line {
      case .narration(let text): return StoredTurn.Heard(speaker: nil, text: text)
      case .spoken(let speaker, let wordings):
        let text = wordings.isEmpty ? "" : wordings[abs(day.number) % wordings.count]
        return StoredTurn.Heard(speaker: speaker, text: text)
      }
    }
    return TurnCard(
      place: place, drill: drill, step: step, heard: heard, mistake: nil)
  }

  /// The step of a mistake: as the library has it, or where that has changed, as it was played.
  mutating func card(_ card: Notebook.Card, record: TraineeRecord) -> TurnCard? {
    let mistake = card.mistake
    var found = drill(mistake.place.drill)
    if found.flatMap({ Self.step(mistake.place.step, of: $0) }) == nil {
      found = record.keptDrill(of: mistake).flatMap(Self.drill)
    }
    guard let drill = found, let step = Self.step(mistake.place.step, of: drill) else { return nil }
    return TurnCard(
      place: mistake.place, drill: drill, step: step,
      heard: Array(mistake.heard.suffix(4)),
      mistake: mistake)
  }

  private static func step(_ id: String, of drill: Drill) -> Step? {
    drill.scenario.steps.first { $0.id == id && $0.awaitsReply }
  }

  /// The turns of a drill's call from its beginning to a passing end, with the time that each takes.
  mutating func turns(of name: DrillName) -> [DailyDrill.Turn] {
    guard let drill = drill(name) else { return [] }
    return drill.modelSteps.filter { $0.awaitsReply && !$0.models.isEmpty }.map { step in
      DailyDrill.Turn(
        drill: name, step: step.id, milliseconds: Self.time(of: step, in: drill.scenario.language))
    }
  }

  /// A card as a turn, with the time that it takes.
  func turn(of card: TurnCard) -> DailyDrill.Turn {
    DailyDrill.Turn(
      drill: card.place.drill, step: card.place.step,
      milliseconds: Self.time(of: card.step, in: card.drill.scenario.language))
  }

  /// The time to hear a step, to answer it as its shortest model reply does, and to look at what came of it.
  private static func time(of step: Step, in language: Language) -> Int {
    let heard = step.lines.reduce(0) { sum, line in
      switch line {
      case .narration(let text): sum + SpokenTime.milliseconds(of: text, in: language)
      case .spoken(_, let wordings):
        sum + (wordings.map { SpokenTime.milliseconds(of: $0, in: language) }.max() ?? 0)
      }
    }
    // At the usual speed of copying: of a single turn the trainee knows what it is about.
    let perMinute = SpokenTime.usualSpeed(language)
    let typing = step.models.map { SpokenTime.units(of: $0.text, in: language) * 60_000 / perMinute }.min()
    return heard + (typing ?? 0) + 8000
  }
}
