import DrillMatch
import DrillText

// Reading the sections about time and mood.
extension RubricReader {
  mutating func readTime(_ section: Outline.Section) {
    var seen: [TimeKey: SourceSpan] = [:]
    for entry in section.entries {
      let message = Words(en: "only keys stand in the time section", zh: "“时间”里只写键")
      guard let (key, value) = keyed(entry, message) else { continue }
      guard let meaning = Vocabulary.time.meaning(of: key) else {
        complaints.unknownKey(key, here: Vocabulary.time, elsewhere: nil)
        continue
      }
      if meaning == .note { continue }
      if let first = seen[meaning] {
        complaints.duplicateKey(key, first: first)
        continue
      }
      seen[meaning] = key.span
      guard let value = complaints.filled(value, of: key) else { continue }
      switch meaning {
      case .pickUp: rubric.time.pickUpRings = rings(value) ?? rubric.time.pickUpRings
      case .apologiseFrom: rubric.time.apologyFromRing = rings(value) ?? rubric.time.apologyFromRing
      case .call: readCall(value)
      case .note: break
      }
    }
  }

  /// Reads `3 rings`, `ring 5`, `第5声`.
  private mutating func rings(_ value: LocatedText) -> Int? {
    let names = Vocabulary.particles.keywords.first { $0.meaning == .rings }?.names ?? []
    var number = value.droppingPrefix("第") ?? value
    for name in names {
      if let rest = number.droppingSuffix(name) ?? number.droppingPrefix(name) {
        number = rest
        break
      }
    }
    return complaints.number(
      number.isEmpty ? value : number, in: 1...100, what: Words(en: "the number of rings", zh: "响铃次数"))
  }

  /// Reads `3 min, at most 5 min`.
  private mutating func readCall(_ value: LocatedText) {
    let entries = value.listEntries
    let atMost = Vocabulary.particles.keywords.first { $0.meaning == .atMost }?.names ?? []
    guard entries.count == 2,
      let longest = atMost.lazy.compactMap({ entries[1].droppingPrefix($0) }).first
    else {
      complaints.error(
        .badValue, at: value.span,
        Words(en: "this does not say how long a call should be and may be", zh: "没写清通话该多长、最长多久"),
        help: Words(en: "write: 3 min, at most 5 min", zh: "写成：3分钟，至多5分钟"))
      return
    }
    let what = Words(en: "the length of a call", zh: "通话时长")
    guard let target = complaints.duration(entries[0], in: 1...7200, what: what),
      let limit = complaints.duration(longest, in: 1...7200, what: what)
    else { return }
    guard target <= limit else {
      complaints.error(
        .badValue, at: longest.span,
        Words(
          en: "the longest time is shorter than the time to keep within", zh: "最长时间比该有的时间还短"))
      return
    }
    rubric.time.callTarget = target
    rubric.time.callLimit = limit
  }

  mutating func readMood(_ section: Outline.Section) {
    var seen: [String: SourceSpan] = [:]
    for entry in section.entries {
      let message = Words(en: "only causes and changes stand in the mood section", zh: "“情绪”里只写原因和增减")
      guard let (key, value) = keyed(entry, message) else { continue }
      if Vocabulary.rule.meaning(of: key) == .note { continue }
      if let first = seen[folded(key)] {
        complaints.duplicateKey(key, first: first)
        continue
      }
      seen[folded(key)] = key.span
      guard let value = complaints.filled(value, of: key),
        let change = complaints.number(
          value, in: -100...100, what: Words(en: "the change of the mood", zh: "情绪的增减"))
      else { continue }
      if let cause = Vocabulary.moodCauses.meaning(of: key) {
        rubric.moods.append(MoodEffect(cause, change))
      } else {
        moodCauses.append((rubric.moods.count, key))
        rubric.moods.append(MoodEffect(.rule(key.text), change))
      }
    }
  }

  /// Looks up the rules that the mood section names, now that all are known.
  mutating func resolveMoods() {
    let names = RuleNames(rubric)
    var failed: Set<Int> = []
    for (index, name) in moodCauses {
      if let rule = names.rule(name.text) {
        rubric.moods[index].cause = .rule(rule.id)
        continue
      }
      failed.insert(index)
      let near = Vocabulary.moodCauses.nearest(to: name.text, in: complaints.language).map(meant)
      complaints.error(
        .unknownCause, at: name.span,
        Words(
          en: "nothing called \(quoted(name.text)) changes the mood", zh: "没有 \(quoted(name.text)) 这个情绪原因"),
        help: names.nearest(to: name.text, in: complaints.language) ?? near)
    }
    rubric.moods = rubric.moods.enumerated().filter { !failed.contains($0.offset) }.map(\.element)
  }
}
