import DrillScript

// What a screen shows of a running session besides its outputs. None of it changes anything.
extension Session {
  /// Whether the clocks stand still.
  public var isPaused: Bool { clock.isPaused }

  /// The id of the step that is being played.
  public var stepID: String { step.id }

  /// Milliseconds left for what is awaited, never below 0; nil where no limit runs.
  public func timeLeft(at milliseconds: Int) -> Int? {
    agenda.entries.first { $0.entry == .timeOut }.map { max(0, $0.at - clock.reading(milliseconds)) }
  }

  /// The length of the present call as it is counted against its limits (P3.3.4), in milliseconds: what was spoken,
  /// held and thought so far.
  public var callLength: Int { call.length }

  /// For how many milliseconds the customer has been on hold; nil when he is not.
  public func holdLength(at milliseconds: Int) -> Int? {
    call.hold.map { max(0, clock.reading(milliseconds) - $0.since) }
  }

  /// Whether the line stands: nobody has hung up since the call began.
  public var isCallOpen: Bool { call.isOpen && phase != .over && phase != .notBegun }

  /// Whether an action would be taken up now.
  public func accepts(_ action: CallAction) -> Bool {
    guard !clock.isPaused, phase != .over, phase != .notBegun else { return false }
    if case .awaitingAction(let required) = phase, required.action == action { return true }
    return switch action {
    case .hangUp: call.isOpen && phase != .awaitingForm
    case .transfer: call.isOpen && !isRinging
    case .hold: phase == .awaitingReply && call.hold == nil
    case .callback: false
    }
  }
}
