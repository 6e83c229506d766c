import DrillMatch

extension Drill {
  /// The words of a reply that show an item, in order; none where the item's phrases do not stand in it.
  public func words(showing item: String, in reply: String) -> [String] {
    let hits = phrases.hits(in: FoldedText(reply))
    for (number, step) in scenario.steps.enumerated() {
      guard let index = step.items.firstIndex(where: { $0.id == item }) else { continue }
      return (hits[.item(step: number, index: index)] ?? []).map { reply.scalars(in: $0) }
    }
    return []
  }
}
