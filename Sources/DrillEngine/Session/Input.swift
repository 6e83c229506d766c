import DrillScript

/// What the trainee, or the clock, does.
public enum Input: Sendable, Hashable {
  /// The ringing phone is picked up.
  case pickUp
  /// The first key of a reply.
  case typing
  /// A reply is sent; in a chat, one bubble.
  case reply(String)
  /// An action on the phone.
  case action(CallAction)
  /// An option is chosen, by its key.
  case choice(String)
  /// A form is filled in, one value a field, in the form's order.
  case form([String])
  /// Every clock stops.
  case pause
  /// The clocks go on.
  case resume
  /// The session was left, and is taken up again by another run of the program.
  case reopened
  /// The trainee has no more replies to give; counts as hanging up.
  case stop
  /// Time passes. Never stored; more ticks change no later output.
  case tick
}

/// An input with its time.
public struct TimedInput: Sendable, Hashable {
  /// Milliseconds since the session began, never less than those of the input before.
  public var at: Int
  /// The input.
  public var input: Input

  /// Creates a timed input.
  public init(_ input: Input, at: Int) {
    self.at = at
    self.input = input
  }
}
