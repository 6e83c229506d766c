import DrillEngine

/// A turn of a drill, which is a step that asks the trainee for something: how hard it is and what it tells.
public struct TurnRow: Sendable, Hashable {
  /// The drill.
  public var drill: DrillName
  /// The title of the drill.
  public var title: String
  /// The id of the step.
  public var step: String
  /// The title of the step; its id where the scenario's text is not at hand.
  public var stepTitle: String
  /// What was lost in it: voices, items, choices, fields and rules broken; out of the sessions that came to it.
  public var loss: Loss
  /// How easy it is: the mean share of its points that was earned, 0 nobody earned anything to 1 everybody
  /// everything; nil where nothing could be earned.
  ///
  /// The item facility of classical test theory, for items of more than one point: mean score ÷ possible score.
  public var facility: Fraction?
  /// How well it tells strong sessions from weak ones, −1 to 1; nil where it cannot be told: fewer than ten
  /// sessions, nothing else to earn in them, or all alike in the rest.
  ///
  /// The index of discrimination, D = facility in the best 27 % − facility in the weakest 27 % (Kelley 1939, Ebel
  /// 1965), the sessions ranked by what they earned in the other turns of the drill.
  public var discrimination: Fraction?
  /// What is lost in it, the most expensive first; at most three.
  public var needs: [Need]

  /// Creates a row.
  public init(
    drill: DrillName, title: String, step: String, stepTitle: String, loss: Loss, facility: Fraction? = nil,
    discrimination: Fraction? = nil, needs: [Need] = []
  ) {
    self.drill = drill
    self.title = title
    self.step = step
    self.stepTitle = stepTitle
    self.loss = loss
    self.facility = facility
    self.discrimination = discrimination
    self.needs = needs
  }
}
