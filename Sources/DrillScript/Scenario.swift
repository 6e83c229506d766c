import DrillMatch
import DrillText

/// A scripted dialogue with a customer, read from a `.drill` file and resolved against its rubric.
public struct Scenario: Sendable, Hashable {
  /// The id, the same in every language.
  public var id: String
  /// The title, from the file's first heading.
  public var title: String
  /// The language of the dialogue.
  public var language: Language
  /// The channel.
  public var channel: Channel
  /// Who the customer is; the trainee reads it.
  public var profile: String?
  /// How the customer is to be addressed, such as “Ms Li”.
  public var address: String?
  /// The customer's mood at the start, 0 (furious) to 100 (content).
  public var mood: Int
  /// The id of the rubric that scores it.
  public var rubric: String
  /// The clauses that the drill teaches.
  public var clauses: [String]
  /// How hard it is, 1 to 5.
  public var level: Int?
  /// What it is about, for the menu.
  public var topic: String?
  /// The steps; the first one is the start, and there is at least one.
  public var steps: [Step]
}

/// One step of a scenario: what happens, what the trainee owes, and where it goes on.
public struct Step: Sendable, Hashable {
  /// The id within the scenario.
  public var id: String
  /// The free title behind the id.
  public var title: String
  /// Where the step's heading stands.
  public var span: SourceSpan
  /// The ringing phone, at a step that waits to be picked up.
  public var ring: Ring?
  /// The time of day at which the step plays, in minutes after midnight.
  public var clock: Int?
  /// What the trainee has to do before the step's lines are said.
  public var action: RequiredAction?
  /// What is told and said, in order.
  public var lines: [Line]
  /// What the customer says instead from the second prompt on.
  public var again: [String]
  /// The voices that the step calls for, as rule ids.
  public var dues: [String]
  /// What is to be asked and told.
  public var items: [Item]
  /// The time for a reply, in seconds; nil for the computed limit.
  public var limit: Int?
  /// A hint for practice.
  public var hint: String?
  /// Replies that pass.
  public var models: [ModelReply]
  /// Replies that break exactly what they name.
  public var badReplies: [BadReply]
  /// Options to choose from.
  public var choice: Choice?
  /// What must not be said before an item is earned.
  public var secrets: [Secret]
  /// Whether the customer is to hang up first.
  public var customerHangsUpFirst: Bool
  /// A form to fill in after the last reply.
  public var form: Form?
  /// Where it goes on; empty at an ending.
  public var branches: [Branch]
  /// The ending, if the drill ends here.
  public var ending: Ending?

  /// Whether the step waits for a typed reply: it has dues, items, model replies or bad replies.
  public var awaitsReply: Bool {
    !dues.isEmpty || !items.isEmpty || !models.isEmpty || !badReplies.isEmpty
  }
}

/// A phone that rings until it is picked up.
public struct Ring: Sendable, Hashable {
  /// Seconds from one ring to the next.
  public var every: Int
  /// After how many rings the caller gives up.
  public var givesUpAfter: Int
  /// Where a missed call leads.
  public var missed: Target
}

/// Something told or said in a step.
public enum Line: Sendable, Hashable {
  /// What happens.
  case narration(String)
  /// What is said: one of several wordings, picked by the seed.
  case spoken(Speaker, wordings: [String])
}

/// Who speaks to the trainee.
public enum Speaker: String, Sendable, Hashable, Codable {
  /// The customer.
  case customer
  /// The trainer, in a knowledge drill.
  case trainer
}

/// Something to ask of, or tell, the customer.
public struct Item: Sendable, Hashable {
  /// What the trainee does with it.
  public enum Kind: Sendable, Hashable {
    /// Ask for it; the customer answers in these words, if any.
    case ask(answer: String?)
    /// Tell it.
    case tell
  }

  /// The id, unique in the scenario.
  public var id: String
  /// Whether it is asked or told.
  public var kind: Kind
  /// What it is worth.
  public var points: Int
  /// The words that show it.
  public var phrases: [Phrase]
  /// Where it stands.
  public var span: SourceSpan
}

/// A reply that must pass.
public struct ModelReply: Sendable, Hashable {
  /// The reply.
  public var text: String
  /// Where it stands.
  public var span: SourceSpan
}

/// A reply that breaks exactly what it names.
public struct BadReply: Sendable, Hashable {
  /// The reply.
  public var text: String
  /// What it breaks and keeps; nil for `=> ?`, which asks the checker for the line.
  public var outcome: Outcome?
  /// Where it stands.
  public var span: SourceSpan

  /// What a bad reply breaks and what it keeps all the same.
  public struct Outcome: Sendable, Hashable {
    /// The ids of the rules that it breaks.
    public var breaks: Set<String>
    /// The dues and items that it earns; all others of the step are missed.
    public var keeps: Set<Obligation>
  }
}

/// A due voice or an item: what a step may miss or earn.
public enum Obligation: Sendable, Hashable {
  /// A voice, by the id of its rule.
  case voice(String)
  /// An item, by its id.
  case item(String)
}

/// A question with options.
public struct Choice: Sendable, Hashable {
  /// The options in order.
  public var options: [Option]

  /// The highest number of points an option earns.
  public var points: Int { options.map(\.points).max() ?? 0 }

  /// One option.
  public struct Option: Sendable, Hashable {
    /// The letter before the parenthesis, lower case.
    public var key: String
    /// What it says.
    public var text: String
    /// What choosing it earns.
    public var points: Int
    /// The rules that choosing it breaks.
    public var breaks: [String]
  }
}

/// What the trainee does on the phone besides speaking.
public enum CallAction: String, Sendable, Hashable, Codable, CaseIterable {
  /// Put the customer on hold.
  case hold
  /// Call the customer back; begins another call.
  case callback
  /// Pass the call on.
  case transfer
  /// Hang up.
  case hangUp = "hangup"
}

/// An action that a step waits for before its lines.
public struct RequiredAction: Sendable, Hashable {
  /// The action.
  public var action: CallAction
  /// For a hold: how long it may last at most, in seconds.
  public var atMost: Int?
}

/// Words that must not be said until an item is earned.
public struct Secret: Sendable, Hashable {
  /// The item that lifts it.
  public var until: String
  /// The words.
  public var phrases: [Phrase]
}

/// A form that the trainee fills in.
public struct Form: Sendable, Hashable {
  /// Its name.
  public var title: String
  /// Its fields in order.
  public var fields: [Field]

  /// One field.
  public struct Field: Sendable, Hashable {
    /// What it asks for.
    public var name: String
    /// What it is worth.
    public var points: Int
    /// The words that show it was filled in right.
    public var phrases: [Phrase]
    /// Where it stands.
    public var span: SourceSpan
  }
}

/// Where a branch leads.
public enum Target: Sendable, Hashable {
  /// A step, by its id.
  case step(String)
  /// The last other step before this one.
  case back
}

/// A way on from a step.
public struct Branch: Sendable, Hashable {
  /// When it is taken; nil always.
  public var condition: Condition?
  /// Where it leads.
  public var target: Target
  /// Where it stands.
  public var span: SourceSpan
}

/// When a branch is taken.
public indirect enum Condition: Sendable, Hashable {
  /// Due in this step and unearned over its tries so far.
  case missed(Obligation)
  /// Earned over the tries so far.
  case earned(Obligation)
  /// A confident finding of the rule in this reply.
  case found(rule: String)
  /// A confident finding of any rule of the kind in this reply.
  case foundAny(of: RuleKind)
  /// The mood compared with a number.
  case mood(Comparison, Int)
  /// The time limit ran out.
  case late
  /// The tries, counting this one, compared with a number.
  case tries(Comparison, Int)
  /// The option that was chosen, by its key.
  case chose(String)
  /// Both hold.
  case and(Condition, Condition)
  /// One holds.
  case or(Condition, Condition)
  /// It does not hold.
  case not(Condition)
}

/// How two numbers compare.
public enum Comparison: String, Sendable, Hashable, CaseIterable {
  /// Less.
  case less = "<"
  /// Less or equal.
  case atMost = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case atLeast = ">="
  /// Equal.
  case equal = "="

  /// Whether it holds.
  public func holds(_ a: Int, _ b: Int) -> Bool {
    switch self {
    case .less: a < b
    case .atMost: a <= b
    case .greater: a > b
    case .atLeast: a >= b
    case .equal: a == b
    }
  }
}

/// How a drill ends.
public struct Ending: Sendable, Hashable {
  /// The name of the ending.
  public var name: String
  /// Whether it can be passed.
  public var passes: Bool

  /// Creates an ending.
  public init(name: String, passes: Bool) {
    self.name = name
    self.passes = passes
  }
}
