import DrillMatch
import DrillText

// What the words of the formats stand for; their names are in `Vocabulary`.

/// A key in a scenario's header.
enum ScenarioKey: CaseIterable {
  case format, id, language, channel, profile, address, mood, rubric, clauses, level, topic, note
}

/// A key in a step.
enum StepKey: CaseIterable {
  case ring, due, ask, tell, answer, limit, hint, customer, trainer, or, again, hangUp, form, end, action,
    clock
  case secretUntil, note

  /// Whether a name or an item stands between the key and the colon.
  var takesName: Bool {
    switch self {
    case .ask, .tell, .form, .secretUntil: true
    case .ring, .due, .answer, .limit, .hint, .customer, .trainer, .or, .again, .hangUp, .end, .action,
      .clock,
      .note:
      false
    }
  }

  /// Whether points may stand before the colon.
  var takesPoints: Bool { self == .ask || self == .tell }

  /// Whether a step may have the key more than once.
  var repeats: Bool {
    switch self {
    case .due, .ask, .tell, .answer, .customer, .trainer, .or, .again, .secretUntil, .note: true
    case .ring, .limit, .hint, .hangUp, .form, .end, .action, .clock: false
    }
  }
}

/// A key in a rubric's header.
enum RubricKey: CaseIterable {
  case format, id, language, pass, weights, points, caps, bonus, objection, only, negation, cue, holdCue, note
}

/// A key in a rule.
enum RuleKey: CaseIterable {
  case name, clause, advice, severity, points, cap, bonus, say, maybe, not, only, unless, negatedBy, event,
    note

  /// Whether it says what is looked for in replies, and where.
  var isAboutWords: Bool {
    switch self {
    case .say, .maybe, .not, .only, .unless, .negatedBy: true
    case .name, .clause, .advice, .severity, .points, .cap, .bonus, .event, .note: false
    }
  }

  /// Whether every further line adds to the ones before.
  var repeats: Bool {
    switch self {
    case .say, .maybe, .not, .only, .unless, .negatedBy, .note: true
    case .name, .clause, .advice, .severity, .points, .cap, .bonus, .event: false
    }
  }
}

/// A key in a list.
enum ListKey: CaseIterable {
  case say, note
}

/// A key in the time section.
enum TimeKey: CaseIterable {
  case pickUp, apologiseFrom, call, note
}

/// What a section of a rubric describes.
enum SectionKind: Hashable {
  case rule(RuleKind)
  case list, time, mood
}

/// A word of a condition.
enum ConditionWord {
  case missed, earned, mood, late, tries, chose, and, or, not
}

/// A word that stands in a branch beside the condition.
enum BranchWord {
  case condition, otherwise
}

/// What a phrase between keys and values says.
enum Particle {
  case back, keeps, todo, every, givesUpAfter, atMost, customerFirst, within, rings, pass, fail
}
