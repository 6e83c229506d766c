/// Finds many alternatives in a text, each told apart from all others, with one search.
///
/// Where `RuleMatcher` tells what a rule makes of a reply, this tells which of its alternatives had a part in it. A
/// value can be used from many threads at once; what a search has learnt from one text serves the next.
public struct AlternativeMatcher: Sendable {
  /// What an alternative does where it is used.
  public enum Role: Sendable, Hashable {
    /// It makes a confident finding, or one of low confidence.
    case say, maybe
    /// It cancels a hit that it covers.
    case exception
    /// It excuses what stands elsewhere.
    case excuse
    /// It is a cue of the rule's n-th negation.
    case cue(Int)
  }

  let roles: [Role]
  private let desks: SearchDesks

  /// Compiles alternatives; each phrase should hold one, and is known by its place among them.
  public init(_ alternatives: [(phrase: Phrase, role: Role)], lists: PhraseLists) {
    roles = alternatives.map(\.role)
    desks = SearchDesks(
      RulePatterns(alternatives: alternatives.map { ($0.phrase, FragmentTarget.Role($0.role)) }, lists: lists)
    )
  }

  /// Everything that is found in a text.
  public func sightings(in text: FoldedText) -> Sightings {
    let desk = desks.take()
    defer { desks.giveBack(desk) }
    let all = text.withSymbols { symbols in
      var reply = ReplyText(symbols)
      desk.search.search(&reply)
      return desk.search.matches.map { match in
        Sightings.Sighting(alternative: Int(match.target.rule), hit: match.hit)
      }
    }
    return Sightings(text, roles: roles, all)
  }
}

extension FragmentTarget.Role {
  /// What an alternative does, as searches know it.
  init(_ role: AlternativeMatcher.Role) {
    switch role {
    case .say: self = .say
    case .maybe: self = .maybe
    case .exception: self = .exception
    case .excuse: self = .excuse
    case .cue(let number): self = .cue(number)
    }
  }
}
