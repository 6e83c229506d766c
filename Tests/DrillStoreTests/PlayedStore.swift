@testable import DrillEngine
import DrillScript
import DrillText
import Testing

@testable import DrillStore

/// A store of sessions that were really played.
///
/// In a chat, which ends by itself a while after the last reply.
struct PlayedStore {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = Store(root: "\(folder.path)/store")
    try folder.write(Self.rubric, to: "library/Rubrics/en/small.rubric")
    try folder.write(Self.scenario, to: "library/Scenarios/en/short.drill")
  }

  static let rubric = """
    # Small
    format: 1
    id: small
    language: en
    pass mark: 60

    ## voice greeting
    name: Greeting
    clause: P5.2
    say: hello | good morning
    advice: Greet first.
    + [Hello], this is Lin.
    - Who is this?
    """

  private static let scenario = """
    # Short call
    format: 1
    id: short
    language: en
    channel: chat
    mood: 50
    rubric: small
    clauses: P5.2

    ## opening
    Customer: Excuse me?
    due: greeting
    + Hello, how can I help?
    - What? =>
    -> done

    ## done
    end: done pass
    """

  /// Plays the drill and keeps it; without a reply it stays unfinished.
  @discardableResult
  func play(
    _ id: String, trainee: String = "小林", reply: String? = "Hello, can I help?", in other: Store? = nil
  ) throws -> String {
    let loaded = try Library(root: "\(folder.path)/library").load(scenario: "short", .en)
    let scenario = try #require(loaded.scenario, "\(loaded.complaints(in: .en))")
    let rubric = try #require(loaded.rubric)
    let header = SessionHeader(
      session: id, engine: Session.engineNumber, scenario: "short", title: scenario.title, language: .en,
      channel: .chat, scenarioDigest: loaded.scenarioText.digest, rubric: "small",
      rubricDigest: try #require(loaded.rubricText).digest, settings: Settings(isTimed: false),
      trainee: trainee,
      started: "\(id.prefix(4))-\(id.dropFirst(4).prefix(2))-\(id.dropFirst(6).prefix(2))T09:20:00+08:00")
    var session = Session(Drill(scenario: scenario, rubric: rubric), settings: header.settings)
    var events = session.receive(.tick, at: 0).map(Record.output)
    if let reply {
      for output in session.receive(.tick, at: 20_000) { events.append(.output(output)) }
      events.append(.input(TimedInput(.reply(reply), at: 20_000)))
      for output in session.receive(.reply(reply), at: 20_000) { events.append(.output(output)) }
      for output in session.receive(.tick, at: 60_000) { events.append(.output(output)) }
    }
    let target = other ?? store
    try target.keep(
      header, events: events, result: session.scorecard.map { ($0, 60_000) }, texts: loaded)
    return "\(target.root)/sessions/\(FolderName.encode(trainee))/\(id).jsonl"
  }

  func edit(_ path: String, _ change: (String) -> String) throws {
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    try Files.put(Array(change(text).utf8), at: path, mode: 0o600)
  }
}
