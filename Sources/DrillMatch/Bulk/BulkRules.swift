/// The rules of a rubric made ready for any number of replies: most of a text is passed over without being folded.
///
/// Each alternative of a rule's own phrases needs certain literals in every text that it matches. A scanner looks for all
/// of them at once in the bytes of the replies, and only an alternative whose literals are there is looked for, only
/// around them. The findings are those of the `RuleMatcher`. Making a value takes about as long as compiling the rules;
/// it can be used from many threads at once.
public struct BulkRules: Sendable {
  /// One alternative of a rule's own phrases.
  struct Entry: Sendable {
    var rule: Int32
    var isMaybe: Bool
    /// Whether a match may start anywhere in the reply rather than before an anchor in the same clause.
    var isWide: Bool
    /// Where it starts in the program.
    var root: Int32
    /// Where the other parts of an `a & b` alternative stand among `parts`.
    var firstPart: Int32
    var endPart: Int32
  }

  /// The rules as they are looked for one by one.
  let patterns: RulePatterns
  let program: ProgramTables
  let entries: [Entry]
  let parts: [Int32]
  let scanner: LiteralScanner
  let net: AnchorNet
  /// The entries that are looked for in every reply, because they need nothing that can be looked for.
  let always: [Int32]
  /// For each literal what it looks like.
  let shapes: [LiteralShape]
  /// For each rule, where it stands in the order of ids.
  let ranks: [Int32]

  /// Makes rules ready.
  public init(_ matcher: RuleMatcher) {
    let patterns = matcher.patterns
    self.patterns = patterns
    var compiler = Compiler(lists: patterns.lists)
    var builder = AnchorNetBuilder(lists: patterns.lists)
    var entries: [Entry] = []
    var parts: [Int32] = []
    var always: [Int32] = []
    for (index, rule) in patterns.rules.enumerated() {
      for (phrases, isMaybe) in [(rule.rule.say, false), (rule.rule.maybe, true)] {
        for alternative in phrases.flatMap({ patterns.lists.leaves(of: $0) }) {
          if !builder.add(entry: Int32(entries.count), parts: alternative) {
            always.append(Int32(entries.count))
          }
          var entry = Entry(
            rule: Int32(index), isMaybe: isMaybe, isWide: alternative.count > 1, root: 0,
            firstPart: Int32(parts.count), endPart: 0)
          for (number, part) in alternative.enumerated() {
            let root = compiler.add([part])
            if compiler.holdsMark { entry.isWide = true }
            if number == 0 { entry.root = root } else { parts.append(root) }
          }
          entry.endPart = Int32(parts.count)
          entries.append(entry)
        }
      }
    }
    program = ProgramTables(compiler.finish())
    let scanner = LiteralScanner(builder.literals)
    self.scanner = scanner
    // The builder takes only what can be looked for, so that no literal is blind.
    self.always = scanner.blind.isEmpty ? always : entries.indices.map { Int32($0) }
    self.entries = entries
    self.parts = parts
    net = builder.net()
    shapes = builder.literals.map { LiteralShape($0) }
    let order = patterns.rules.indices.sorted { patterns.rules[$0].rule.id < patterns.rules[$1].rule.id }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
    self.ranks = ranks
  }

  /// The rules, in the order in which findings name them.
  public var rules: [MatchRule] { patterns.rules.map(\.rule) }

  /// How many literals the scanner looks for.
  public var literalCount: Int { shapes.count }

  /// The ids of the rules of which some alternative is looked for in every reply.
  public var unanchored: [String] {
    Set(always.map { patterns.rules[Int(entries[Int($0)].rule)].rule.id }).sorted()
  }
}

extension PhraseLists {
  /// The alternatives of a phrase, each as its parts, with lists and groups that stand alone taken apart.
  func leaves(of phrase: Phrase) -> [[Phrase.Node]] {
    var result: [[Phrase.Node]] = []
    for parts in alternatives(of: phrase) {
      if parts.count == 1 { collect(parts[0], into: &result, depth: 0) } else { result.append(parts) }
    }
    return result
  }

  private func collect(_ node: Phrase.Node, into result: inout [[Phrase.Node]], depth: Int) {
    guard depth < Compiler.deepest else { return }
    switch node {
    case .list(let name, _):
      for phrase in phrases[name] ?? [] {
        for alternative in phrase.alternatives where alternative.parts.count == 1 {
          collect(alternative.parts[0], into: &result, depth: depth + 10)
        }
      }
    case .choice(let nodes): for node in nodes { collect(node, into: &result, depth: depth + 1) }
    default: result.append([node])
    }
  }
}
