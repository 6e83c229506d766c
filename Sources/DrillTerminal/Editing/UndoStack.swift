/// The changes that can be taken back, in steps as a person thinks of them.
struct UndoStack: Sendable {
  /// What a change belongs to; changes of one kind in a row make one step.
  enum Kind: Sendable, Hashable {
    case typing, rubbingOut, deleting
    /// Always a step of its own.
    case single
  }

  /// The most steps that are kept.
  static let limit = 500

  private var steps: [[EditBuffer.Change]] = []
  private var open: Kind?

  /// Notes a change.
  mutating func note(_ change: EditBuffer.Change, as kind: Kind) {
    if kind != .single, kind == open, let last = steps.indices.last {
      steps[last].append(change)
    } else {
      steps.append([change])
      if steps.count > Self.limit { steps.removeFirst() }
    }
    open = kind == .single ? nil : kind
  }

  /// Whatever comes next is a step of its own.
  mutating func close() { open = nil }

  /// Takes back the last step; false when there is none.
  mutating func undo(in buffer: inout EditBuffer) -> Bool {
    open = nil
    guard let step = steps.popLast() else { return false }
    for change in step.reversed() { buffer.revert(change) }
    return true
  }

  /// Forgets everything.
  mutating func clear() { self = UndoStack() }
}
