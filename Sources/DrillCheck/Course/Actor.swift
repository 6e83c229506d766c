import DrillEngine
import DrillScript

/// A trainee who plays a drill through a session on a virtual clock, as told.
struct Actor {
  /// What the trainee does when asked for something; nil hangs up.
  typealias Answer = (_ prompt: Prompt, _ step: Step) -> Input?

  private(set) var session: Session
  /// What each reply was judged to be.
  private(set) var assessments: [Assessment] = []
  /// The steps in the order in which they were entered.
  private(set) var entered: [String] = []
  /// What the customer said since the last reply.
  private(set) var heard: [String] = []
  private var prompt: Prompt?
  private var now = 0
  private let steps: [String: Step]

  init(_ drill: Drill, settings: Settings = Settings()) {
    session = Session(drill, settings: settings)
    steps = Dictionary(
      drill.scenario.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The scorecard, once the drill is over.
  var card: Scorecard? { session.scorecard }

  /// Plays to the end, picking the phone up after a second and answering 5 s after the customer's last word.
  ///
  /// `letsRing` and `picksUpAt` tell what to do with a ringing phone.
  mutating func play(pickUpAfter wait: Int? = 1000, _ answer: (Prompt, Step, [String]) -> Input?) {
    take(.tick)
    for _ in 0..<2000 where session.scorecard == nil {
      if session.isComposing {
        now = max(now, session.nextWake ?? now)
        take(.tick)
        continue
      }
      switch session.expects {
      case .pickUp:
        if let wait {
          pass(until: now + wait)
          if session.expects == .pickUp { take(.pickUp) }
        } else {
          now = session.nextWake ?? now
          take(.tick)
        }
      case .nothing:
        guard let next = session.nextWake else { return }
        now = max(now, next)
        take(.tick)
      case .reply, .choice, .form, .action:
        guard let prompt, let step = steps[prompt.step] else { return }
        guard let input = answer(prompt, step, heard) else {
          take(.stop)
          return
        }
        if input == .tick {
          // Saying nothing: the limit runs out.
          guard let next = session.nextWake else { return take(.stop) }
          now = max(now, next)
        } else if session.settings.pace != .instant {
          now += ReplyScript.usualPause
        }
        if case .reply = input { heard = [] }
        take(input)
      }
    }
  }

  private mutating func pass(until time: Int) {
    while let next = session.nextWake, next <= time {
      now = max(now, next)
      take(.tick)
    }
    now = time
  }

  private mutating func take(_ input: Input) {
    for output in session.receive(input, at: now) {
      switch output.event {
      case .prompt(let prompt): self.prompt = prompt
      case .assessment(let assessment): assessments.append(assessment)
      case .entered(let step, _): entered.append(step)
      case .line(_, let text, _): heard.append(text)
      default: break
      }
    }
  }
}

/// What a trainee does where a prompt leaves no choice of words.
struct RightInput {
  let samples: SampleText

  /// The best option, a form filled in right, the action asked for; nil where a reply is wanted.
  func input(for prompt: Prompt) -> Input? {
    switch prompt.kind {
    case .reply: nil
    case .choice(let options): .choice(options.best.first?.key ?? "")
    case .form(let form): .form(form.fields.map { samples.text(of: $0.phrases) })
    case .action(let required): .action(required.action)
    }
  }
}
