import DrillEngine
import DrillMatch
import DrillScript
import DrillText
import Synchronization

/// The drills of stored sessions, from the very texts that were played, each read once.
///
/// Sessions of one rubric share its rules; a shelf may be used from several threads.
public final class DrillShelf: Sendable {
  private let store: Store
  /// The rubric under which all sessions are played, instead of the one they were played with.
  private let other: (rubric: Rubric, rules: RuleMatcher)?
  private let state = Mutex(State())

  private struct State {
    var drills: [[String]: Result<Drill, StoreError>] = [:]
    var rubrics: [String: (rubric: Rubric, rules: RuleMatcher)] = [:]
  }

  /// Creates a shelf over a store's texts.
  ///
  /// - Parameter rubric: another rubric for all sessions; nil for the one that each was played with.
  public init(_ store: Store, under rubric: Rubric? = nil) {
    self.store = store
    other = rubric.map { ($0, RuleMatcher($0)) }
  }

  /// The drill that a session was played with.
  public func drill(for header: SessionHeader) throws(StoreError) -> Drill {
    let key = [header.scenarioDigest, header.rubricDigest]
    let result = state.withLock { state in
      if let known = state.drills[key] { return known }
      let result: Result<Drill, StoreError>
      do throws(StoreError) {
        result = .success(try load(header, into: &state))
      } catch {
        result = .failure(error)
      }
      state.drills[key] = result
      return result
    }
    return try result.get()
  }

  private func load(_ header: SessionHeader, into state: inout State) throws(StoreError) -> Drill {
    let (rubric, rules) = try rubric(header.rubricDigest, into: &state)
    let text = try store.text(digest: header.scenarioDigest, ending: "drill")
    let decoding = TextDecoding.decode(text.bytes, path: text.path)
    guard let source = decoding.value else { throw Self.unusable(text) }
    let reading = Scenario.read(source) { _ in rubric }
    guard let scenario = reading.value, !reading.diagnostics.hasErrors else {
      if other == nil { throw Self.unusable(text) }
      let reason = reading.diagnostics.first?.message ?? Words(same: text.path)
      throw StoreError(
        .badData,
        Words(
          en: "\(header.scenario) does not fit this rubric: \(reason.en)",
          zh: "\(header.scenario) 与该评分表不符：\(reason.zh)"))
    }
    return Drill(scenario: scenario, rubric: rubric, rules: rules)
  }

  private func rubric(
    _ digest: String, into state: inout State
  ) throws(StoreError) -> (rubric: Rubric, rules: RuleMatcher) {
    if let other { return other }
    if let known = state.rubrics[digest] { return known }
    let text = try store.text(digest: digest, ending: "rubric")
    let decoding = TextDecoding.decode(text.bytes, path: text.path)
    guard let source = decoding.value, let rubric = Rubric.read(source, findsRepeats: false).value else {
      throw Self.unusable(text)
    }
    let entry = (rubric, RuleMatcher(rubric))
    state.rubrics[digest] = entry
    return entry
  }

  private static func unusable(_ text: LoadedText) -> StoreError {
    StoreError(
      .badData,
      Words(
        en: "\(text.path) can no longer be read as it was when it was played",
        zh: "\(text.path) 已无法按当时的内容读取"))
  }
}
