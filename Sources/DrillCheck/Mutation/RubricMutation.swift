import DrillMatch
import DrillScript
import DrillText

/// Takes each phrase of a rubric out in turn and looks whether any example notices.
///
/// The work is cut into one unit a rule, so that a caller can show how far it is and use its processors.
public struct RubricMutation: Sendable {
  private let check: RubricCheck
  private let reader: ExampleReader

  /// The phrases that the examples of some rules would miss.
  public struct Noticed: Sendable {
    fileprivate var members: Set<Int> = []
    fileprivate var used: Set<Int> = []
  }

  /// Prepares to weaken a rubric.
  public init(_ check: RubricCheck) {
    self.check = check
    reader = check.reader
  }

  /// How many units of work there are.
  public var unitCount: Int { check.rubric.rules.count }

  /// Takes every phrase that a rule's examples meet out in turn.
  public func notice(unit: Int) -> Noticed {
    var noticed = Noticed()
    var exercise = Exercise(reader.inventory)
    for example in reader.examples(ofRule: unit) {
      guard let probe = reader.probe(example, ofRule: unit) else { continue }
      exercise.note(example, ofRule: unit, probe)
      let spans: [Range<Int>] =
        switch example.expectation {
        case .hit(let mark): [mark]
        case .miss: []
        }
      noticed.members.formUnion(probe.missed(expecting: spans))
    }
    noticed.used = exercise.used
    return noticed
  }

  /// What no example noticed, once all units are done.
  ///
  /// - Parameter each: whether every phrase is told by itself, rather than those of one rule or list together.
  public func report(_ noticed: [Noticed], each: Bool = false) -> MutationReport {
    let inventory = reader.inventory
    let known = noticed.reduce(into: Set<Int>()) { $0.formUnion($1.members) }
    // What no example puts to use at all is told without mutation.
    let used = noticed.reduce(into: Set<Int>()) { $0.formUnion($1.used) }
    let unnoticed = used.subtracting(known).filter { !inventory.headerMembers.contains($0) }
      .sorted()
    var findings = Findings(path: check.source.path)
    for group in groups(of: unnoticed) {
      if each || group.members.count == 1 {
        for member in group.members { tell(member, isCovered: group.isCovered, &findings) }
      } else {
        tell(group, &findings)
      }
    }
    return MutationReport(
      diagnostics: findings.inOrder, mutations: used.union(known).count, unnoticed: unnoticed.count)
  }

  // MARK: Groups

  /// Phrases of one rule or list of which the same is to be told.
  private struct Group {
    var owner: String
    /// Whether other phrases of the rule find what these do.
    var isCovered: Bool
    var members: [Int]
  }

  private func groups(of members: [Int]) -> [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for member in members {
      let owner = owner(of: member)
      let isCovered = isCovered(member)
      let key = "\(isCovered) \(owner)"
      if let place = places[key] {
        groups[place].members.append(member)
      } else {
        places[key] = groups.count
        groups.append(Group(owner: owner, isCovered: isCovered, members: [member]))
      }
    }
    return groups
  }

  private func owner(of member: Int) -> String {
    switch reader.inventory.members[member].owner {
    case .rule(let number, _): check.rubric.rules[number].id
    case .list(let name): "@\(name)"
    case .header: ""
    }
  }

  /// Whether the other phrases of its rule find the very same in a text made for a phrase.
  private func isCovered(_ member: Int) -> Bool {
    guard case .rule(let number, let use) = reader.inventory.members[member].owner, use.finds,
      let probe = reader.probe(FoldedText(sample(of: member)), ofRule: number)
    else { return false }
    return !probe.findings.isEmpty && probe.findings(without: member) == probe.findings
  }

  private func sample(of member: Int) -> String {
    SampleText(lists: check.rubric.words.lists).text(of: [reader.inventory.members[member].phrase])
  }

  // MARK: Telling

  private func tell(_ member: Int, isCovered: Bool, _ findings: inout Findings) {
    let source = reader.inventory.members[member].source
    if isCovered {
      findings.warning(
        .phraseCovered, at: source.span,
        Words(
          en:
            "other phrases of \(quoted(owner(of: member))) find what \(quoted(source.text)) finds",
          zh: "\(quoted(source.text)) 找到的，\(quoted(owner(of: member))) 的其他短语也能找到"),
        help: Self.coveredHelp)
    } else {
      findings.warning(
        .mutationUnnoticed, at: source.span,
        Words(
          en: "no example would miss \(quoted(source.text))",
          zh: "去掉 \(quoted(source.text))，没有例句会发现"),
        help: help(for: member))
    }
  }

  private func tell(_ group: Group, _ findings: inout Findings) {
    let members = reader.inventory.members
    let names = listing(group.members.prefix(3).map { quoted(members[$0].source.text) })
    let more = group.members.count > 3
    let count = group.members.count
    let span = group.members.first.map { members[$0].source.span }
    if group.isCovered {
      findings.warning(
        .phraseCovered, at: span,
        Words(
          en:
            "\(count) phrases of \(quoted(group.owner)) find only what other phrases of it find too: "
            + "\(names.en)\(more ? ", …" : "")",
          zh: "\(quoted(group.owner)) 有 \(count) 个短语，找到的东西其他短语也能找到：\(names.zh)\(more ? "……" : "")"),
        help: Self.coveredHelp)
    } else {
      let first = group.members.first.map(help) ?? Words(same: "")
      findings.warning(
        .mutationUnnoticed, at: span,
        Words(
          en: "no example would miss any one of \(count) phrases of \(quoted(group.owner)): "
            + "\(names.en)\(more ? ", …" : "")",
          zh: "\(quoted(group.owner)) 有 \(count) 个短语，去掉哪一个都没有例句会发现：\(names.zh)\(more ? "……" : "")"),
        help: Words(en: "for the first: \(first.en)", zh: "以第一个为例：\(first.zh)"))
    }
  }

  private static let coveredHelp = Words(
    en: "take it out, or show with an example what it finds alone", zh: "删掉它，或者写一个只有它能找到的例句")

  /// An example that would notice the loss of a phrase.
  private func help(for member: Int) -> Words {
    let text = sample(of: member)
    guard case .rule(_, let use) = reader.inventory.members[member].owner else {
      return Words(
        en: "an example whose mark needs “\(text)” would notice", zh: "标记里少不了“\(text)”的例句能发现")
    }
    return use.finds
      ? Words(en: "this would notice: + [\(text)]", zh: "这句能发现：+ [\(text)]")
      : Words(
        en: "a “-” example that only “\(text)” saves would notice", zh: "靠“\(text)”才不命中的 - 例句能发现")
  }
}
