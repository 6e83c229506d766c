import DrillScript

/// A form that is being filled in, field by field; one may go back to any field.
public struct FormFill: Sendable, Hashable {
  /// The form.
  public let form: Form
  /// What stands in each field.
  public private(set) var values: [String]
  /// The field that is being filled in; the number of fields when all were, and the form waits to be handed in.
  public private(set) var current = 0

  /// Begins with an empty form.
  public init(_ form: Form) {
    self.form = form
    values = Array(repeating: "", count: form.fields.count)
  }

  /// Whether the last field was left: the form can be handed in.
  public var isComplete: Bool { current >= form.fields.count }

  /// The name of the field that is being filled in; nil when all were.
  public var field: String? { isComplete ? nil : form.fields[current].name }

  /// What stands in the field that is being filled in.
  public var value: String { isComplete ? "" : values[current] }

  /// Puts a value into the field and goes to the next one.
  public mutating func enter(_ value: String) {
    guard !isComplete else { return }
    values[current] = value
    current += 1
  }

  /// Keeps what was typed so far and goes back one field; false at the first.
  ///
  /// - Parameter draft: what stands in the editor.
  @discardableResult
  public mutating func goBack(keeping draft: String) -> Bool {
    if !isComplete { values[current] = draft }
    guard current > 0 else { return false }
    current -= 1
    return true
  }
}
