import DrillMatch
import DrillText

/// A phrase of a rubric and what it is for.
struct PhraseUse {
  var phrase: Phrase
  var place: Place

  /// What a phrase is for; a rule or a list by its id.
  enum Place: Hashable {
    case say(String), maybe(String), not(String), unless(String), list(String), negation, cue, holdCue

    /// The group within which a phrase may stand once; nil where repeating does no harm.
    var group: String? {
      switch self {
      case .say, .maybe, .list: "found"
      case .not(let rule): "not \(rule)"
      case .unless(let rule): "unless \(rule)"
      case .cue: "cue"
      case .holdCue: "hold cue"
      case .negation: nil
      }
    }
  }
}

// Looking at all phrases of a rubric together.
extension RubricReader {
  mutating func checkPhrases(findsRepeats: Bool) {
    var checker = ListChecker(words.lists, path: complaints.path)
    for use in phrases { complaints.add(checker.diagnostics(for: use.phrase)) }
    if findsRepeats { checkRepeats() }
    checkLists()
  }

  private mutating func checkRepeats() {
    /// A phrase in its group.
    struct Key: Hashable {
      let group: Int
      let canonical: [Unicode.Scalar]
      private let digest: UInt64

      init(group: Int, canonical: [Unicode.Scalar]) {
        self.group = group
        self.canonical = canonical
        // FNV-1a: thousands of phrases are looked up here, and nobody gains from making them collide.
        digest = canonical.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.value)) &* 0x100_0000_01B3 }
      }

      func hash(into hasher: inout Hasher) { hasher.combine(digest) }
    }
    var groups: [String: Int] = [:]
    var first: [Key: Position] = [:]
    for use in phrases {
      guard let name = use.place.group else { continue }
      let group = groups[name, default: groups.count]
      groups[name] = group
      for alternative in use.phrase.alternatives {
        // Sharing a list is how two rules use the same words.
        if alternative.isListAlone, !use.place.isUnshared { continue }
        let key = Key(group: group, canonical: alternative.canonicalScalars)
        guard let earlier = first[key] else {
          first[key] = alternative.source.start
          continue
        }
        complaints.error(
          .duplicatePhrase, at: alternative.source.trimmed.span,
          Words(
            en: "the phrase \(quoted(alternative.source.value)) is there already",
            zh: "短语 \(quoted(alternative.source.value)) 已经有了"),
          help: Words(
            en: "the first one is on line \(earlier.line); rules share phrases through a @list",
            zh: "第一次在第 \(earlier.line) 行；几条规则共用的短语要写成词表，用 @ 引用"))
      }
    }
  }

  private mutating func checkLists() {
    // By their names as written first, since folding a name costs more than looking it up.
    var seen: Set<String> = []
    var used: Set<String> = []
    for use in phrases {
      for name in use.phrase.references.lazy.map(\.name) {
        // A list that names itself is no use of it.
        if use.place != .list(name), seen.insert(name).inserted { used.insert(folded(name)) }
      }
    }
    for (name, heading) in listHeadings where !used.contains(folded(name)) {
      complaints.warning(
        .unusedList, at: heading.span,
        Words(en: "no phrase uses the list \(quoted(name))", zh: "没有短语用到词表 \(quoted(name))"))
    }
  }
}

extension PhraseUse.Place {
  /// Whether naming the same list twice is a repetition too.
  fileprivate var isUnshared: Bool {
    switch self {
    case .not, .unless, .cue, .holdCue: true
    case .say, .maybe, .list, .negation: false
    }
  }
}

extension Phrase.Alternative {
  /// Whether it is nothing but a list.
  fileprivate var isListAlone: Bool {
    guard parts.count == 1 else { return false }
    switch parts[0] {
    case .list: return true
    case .sequence(let nodes): return nodes.count == 1 && nodes[0].isList
    default: return false
    }
  }
}

extension Phrase.Node {
  fileprivate var isList: Bool {
    if case .list = self { return true }
    return false
  }
}
