import DrillMatch
import DrillText

/// The rules of a rubric by id and by name.
///
/// Without a rubric every name counts as known, so that one missing file is one complaint.
struct RuleNames {
  private let rules: [String: Rule]
  private let isOpen: Bool
  /// All ids and names, for suggestions.
  let names: [String]

  init(_ rubric: Rubric?) {
    let all = rubric?.rules ?? []
    var table: [String: Rule] = [:]
    for rule in all { table[folded(rule.name)] = rule }
    // An id comes before a name.
    for rule in all { table[folded(rule.id)] = rule }
    rules = table
    isOpen = rubric == nil
    voices = all.filter { $0.kind == .voice }.map(\.name)
    names = all.flatMap { $0.name.isEmpty ? [$0.id] : [$0.id, $0.name] }
  }

  /// The rule with an id or a name.
  func rule(_ text: String) -> Rule? { text.utf8.count > 300 ? nil : rules[folded(text)] }

  /// The id of the rule with an id or a name; the name itself when there is no rubric.
  func id(_ text: String) -> String? { isOpen ? text : rule(text)?.id }

  /// The names of the voices.
  let voices: [String]

  /// Whether there is no rubric to look into.
  var knowsNothing: Bool { isOpen }

  /// “Did you mean …?” in the language of the file.
  func nearest(to text: String, in language: Language) -> Words? {
    let han = text.unicodeScalars.contains(where: isHan)
    if let near = didYouMean(text, among: names.filter { $0.unicodeScalars.contains(where: isHan) == han })
      ?? didYouMean(text, among: names)
    {
      return near
    }
    // Half of a name, such as 生硬 for 生硬唐突.
    let longer = names.filter { text.count > 1 && text.count <= 40 && folded($0).hasPrefix(folded(text)) }
    return longer.count == 1 ? longer.first.map(meant) : nil
  }
}
