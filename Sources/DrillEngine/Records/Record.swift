import DrillMatch
import DrillScript
import DrillText

/// What a session file says about its session before anything happens.
public struct SessionHeader: Sendable, Hashable {
  /// The number of the session format.
  public static let formatNumber = 1

  /// The id of the session, which is also the name of its file.
  public var session: String
  /// The number of the engine that played it.
  public var engine: Int
  /// The id of the scenario.
  public var scenario: String
  /// The title of the scenario.
  public var title: String
  /// The language of the scenario.
  public var language: Language
  /// The channel.
  public var channel: Channel
  /// The SHA-256 of the scenario's text, in hexadecimal.
  public var scenarioDigest: String
  /// The id of the rubric.
  public var rubric: String
  /// The SHA-256 of the rubric's text, in hexadecimal.
  public var rubricDigest: String
  /// How the drill is played.
  public var settings: Settings
  /// Who plays it.
  public var trainee: String
  /// When it began, in local time with its offset, by ISO 8601.
  public var started: String

  /// Creates a header.
  public init(
    session: String, engine: Int, scenario: String, title: String, language: Language, channel: Channel,
    scenarioDigest: String, rubric: String, rubricDigest: String, settings: Settings, trainee: String,
    started: String
  ) {
    self.session = session
    self.engine = engine
    self.scenario = scenario
    self.title = title
    self.language = language
    self.channel = channel
    self.scenarioDigest = scenarioDigest
    self.rubric = rubric
    self.rubricDigest = rubricDigest
    self.settings = settings
    self.trainee = trainee
    self.started = started
  }
}

/// The last line of a finished session: its result, and what it rests on.
public struct Seal: Sendable, Hashable {
  /// The number of the engine that scored it.
  public var engine: Int
  /// The SHA-256 of the scenario's text, in hexadecimal.
  public var scenarioDigest: String
  /// The SHA-256 of the rubric's text, in hexadecimal.
  public var rubricDigest: String
  /// The SHA-256 of all bytes of the file before this line, in hexadecimal.
  public var digest: String
  /// When the session was finished, in local time with its offset, by ISO 8601; nil where no clock was asked.
  public var finished: String?
  /// The result.
  public var scorecard: Scorecard

  /// Creates a seal.
  public init(
    engine: Int, scenarioDigest: String, rubricDigest: String, digest: String, finished: String? = nil,
    scorecard: Scorecard
  ) {
    self.engine = engine
    self.scenarioDigest = scenarioDigest
    self.rubricDigest = rubricDigest
    self.digest = digest
    self.finished = finished
    self.scorecard = scorecard
  }
}

/// One line of a session file, as it is written.
public enum Record: Sendable, Hashable {
  /// What the session is; the first line.
  case header(SessionHeader)
  /// What the trainee did.
  case input(TimedInput)
  /// What happened.
  case output(Output)
  /// The result; the last line.
  case seal(Seal, at: Int)
}

/// One line of a session file, as it is read back.
///
/// Outputs are not taken apart: replaying the inputs gives them again.
public enum StoredRecord: Sendable, Hashable {
  /// What the session is.
  case header(SessionHeader)
  /// What the trainee did.
  case input(TimedInput)
  /// Something happened at this time.
  case output(at: Int)
  /// The result.
  case seal(Summary)

  /// What a seal says about the result.
  public struct Summary: Sendable, Hashable {
    /// Milliseconds since the session began.
    public var at: Int
    /// The number of the engine that scored it.
    public var engine: Int
    /// The SHA-256 of all bytes before the seal, in hexadecimal.
    public var digest: String
    /// The score in tenths of a point.
    public var tenths: Int
    /// Whether the drill was passed.
    public var isPassed: Bool
    /// The name of the ending.
    public var ending: String
    /// When the session was finished, by ISO 8601; nil where no clock was asked.
    public var finished: String?
  }
}

extension Record {
  /// The record as one line of JSON (RFC 8259), without a line end.
  ///
  /// Keys always stand in the same order, so equal records give equal bytes.
  public var line: String { json.text }

  /// The record as a JSON value.
  public var json: JSON {
    switch self {
    case .header(let header): header.json
    case .input(let timed): timed.json
    case .output(let output): output.json
    case .seal(let seal, let at): seal.json(at: at)
    }
  }
}

extension StoredRecord {
  /// Reads one line; nil when it is no record of this format.
  public init?(line: some Sequence<UInt8>) {
    guard let json = JSON(parsing: Array(line)), let at = json["at"]?.int, at >= 0 else { return nil }
    switch json["type"]?.string {
    case "header":
      guard let header = SessionHeader(json) else { return nil }
      self = .header(header)
    case "input":
      guard let input = Input(json) else { return nil }
      self = .input(TimedInput(input, at: at))
    case "output":
      self = .output(at: at)
    case "seal":
      guard let engine = json["engine"]?.int, let digest = json["digest"]?.string,
        let tenths = json["tenths"]?.int, let passed = json["passed"]?.bool,
        let ending = json["ending"]?.string
      else { return nil }
      self = .seal(
        Summary(
          at: at, engine: engine, digest: digest, tenths: tenths, isPassed: passed, ending: ending,
          finished: json["finished"]?.string))
    default:
      return nil
    }
  }
}

extension SessionHeader {
  fileprivate var json: JSON {
    var fields: [(String, JSON)] = [
      ("type", .string("header")), ("at", .int(0)), ("format", .int(Self.formatNumber)),
      ("engine", .int(engine)), ("session", .string(session)), ("scenario", .string(scenario)),
      ("language", .string(language.rawValue)), ("title", .string(title)),
      ("channel", .string(channel.rawValue)), ("scenarioDigest", .string(scenarioDigest)),
      ("rubric", .string(rubric)), ("rubricDigest", .string(rubricDigest)),
      ("mode", .string(settings.mode.rawValue)), ("seed", .number(String(settings.seed))),
      ("pace", .string(settings.pace.rawValue)),
      ("timeFactorPercent", .int(settings.timeFactorPercent)), ("timed", .bool(settings.isTimed)),
    ]
    // Files from before the speed was measured have no such member, and read the same.
    if let speed = settings.typingSpeed { fields.append(("typingSpeed", .int(speed))) }
    return .object(fields + [("trainee", .string(trainee)), ("started", .string(started))])
  }

  fileprivate init?(_ json: JSON) {
    guard json["format"]?.int == Self.formatNumber, let engine = json["engine"]?.int,
      let session = json["session"]?.string, let scenario = json["scenario"]?.string,
      let language = json["language"]?.string.flatMap(Language.init(rawValue:)),
      let title = json["title"]?.string,
      let channel = json["channel"]?.string.flatMap(Channel.init(rawValue:)),
      let scenarioDigest = json["scenarioDigest"]?.string, let rubric = json["rubric"]?.string,
      let rubricDigest = json["rubricDigest"]?.string,
      let mode = json["mode"]?.string.flatMap(Mode.init(rawValue:)),
      let seed = json["seed"]?.uint64,
      let pace = json["pace"]?.string.flatMap(Pace.init(rawValue:)),
      let factor = json["timeFactorPercent"]?.int, factor > 0, let timed = json["timed"]?.bool,
      let trainee = json["trainee"]?.string, let started = json["started"]?.string
    else { return nil }
    let speed = json["typingSpeed"]?.int
    guard (speed ?? 1) > 0 else { return nil }
    self.init(
      session: session, engine: engine, scenario: scenario, title: title, language: language,
      channel: channel, scenarioDigest: scenarioDigest, rubric: rubric, rubricDigest: rubricDigest,
      settings: Settings(
        mode: mode, seed: seed, pace: pace, timeFactorPercent: factor, isTimed: timed,
        typingSpeed: speed),
      trainee: trainee, started: started)
  }
}

extension TimedInput {
  fileprivate var json: JSON {
    let fields: [(String, JSON)] =
      switch input {
      case .pickUp: [("input", .string("pickUp"))]
      case .typing: [("input", .string("typing"))]
      case .reply(let text): [("input", .string("reply")), ("text", .string(text))]
      case .action(let action): [("input", .string("action")), ("action", .string(action.rawValue))]
      case .choice(let key): [("input", .string("choice")), ("choice", .string(key))]
      case .form(let values):
        [("input", .string("form")), ("values", .array(values.map(JSON.string)))]
      case .pause: [("input", .string("pause"))]
      case .resume: [("input", .string("resume"))]
      case .reopened: [("input", .string("reopened"))]
      case .stop: [("input", .string("stop"))]
      case .tick: [("input", .string("tick"))]
      }
    return .object([("type", .string("input")), ("at", .int(at))] + fields)
  }
}

extension Input {
  fileprivate init?(_ json: JSON) {
    switch json["input"]?.string {
    case "pickUp": self = .pickUp
    case "typing": self = .typing
    case "reply":
      guard let text = json["text"]?.string else { return nil }
      self = .reply(text)
    case "action":
      guard let action = json["action"]?.string.flatMap(CallAction.init(rawValue:)) else { return nil }
      self = .action(action)
    case "choice":
      guard let key = json["choice"]?.string else { return nil }
      self = .choice(key)
    case "form":
      guard let values = json["values"]?.array else { return nil }
      let texts = values.compactMap(\.string)
      guard texts.count == values.count else { return nil }
      self = .form(texts)
    case "pause": self = .pause
    case "resume": self = .resume
    case "reopened": self = .reopened
    case "stop": self = .stop
    case "tick": self = .tick
    default: return nil
    }
  }
}

extension Seal {
  fileprivate func json(at: Int) -> JSON {
    .object([("type", .string("seal")), ("at", .int(at))] + fields)
  }

  /// What a seal says, whatever line it stands in.
  var fields: [(String, JSON)] {
    let basis: [(String, JSON)] = [
      ("engine", .int(engine)), ("scenarioDigest", .string(scenarioDigest)),
      ("rubricDigest", .string(rubricDigest)), ("digest", .string(digest)),
    ]
    // Files from before the end was written down have no such member, and read the same.
    let end: [(String, JSON)] = finished.map { [("finished", .string($0))] } ?? []
    return basis + end + [
      ("tenths", .int(scorecard.tenths)), ("score", .number(scorecard.score)),
      ("passed", .bool(scorecard.isPassed)), ("ending", .string(scorecard.ending.name)),
      ("scorecard", scorecard.json),
    ]
  }
}
