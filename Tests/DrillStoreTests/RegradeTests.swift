import DrillEngine
import DrillScript
import DrillText
import Testing

@testable import DrillStore

/// Results under other rubrics, beside the sessions.
@Suite struct RegradeTests {
  private let played: PlayedStore
  private var folder: TemporaryFolder { played.folder }
  private var store: Store { played.store }
  private let id = "20260301-092000-short-aaaaa"

  init() throws { played = try PlayedStore() }

  /// A rubric that looks for other words than the one that was played.
  private func otherRubric(_ mark: Int = 60) throws -> (text: LoadedText, rubric: Rubric) {
    let path = "\(folder.path)/other.rubric"
    try folder.write(
      PlayedStore.rubric.replacing("say: hello", with: "say: good evening").replacing(
        "+ [Hello]", with: "+ [Good evening]"
      ).replacing("pass mark: 60", with: "pass mark: \(mark)"), to: "other.rubric")
    let text = try LoadedText(path: path)
    let source = try #require(TextDecoding.decode(text.bytes, path: path).value)
    return (text, try #require(Rubric.read(source).value))
  }

  private func regrade(
    _ path: String, _ other: (text: LoadedText, rubric: Rubric), at: String = "2026-03-02T09:00:00+08:00"
  ) throws -> RegradeRecord {
    let stored = try store.load(path)
    let glance = try SessionGlance.read(path: path)
    let drill = try DrillShelf(store, under: other.rubric).drill(for: stored.header)
    let session = Session.replay(
      drill, settings: stored.header.settings, inputs: stored.inputs, until: stored.lastTime
    ).session
    return RegradeRecord(
      session: stored.id, author: "Head", at: at, rubric: other.rubric.id,
      seal: Seal(
        engine: Session.engineNumber, scenarioDigest: stored.header.scenarioDigest,
        rubricDigest: other.text.digest, digest: try #require(glance.seal).digest,
        scorecard: try #require(session.scorecard)))
  }

  @Test func theNewResultHoldsAndTheOldOneStays() throws {
    let path = try played.play(id)
    let bytes = try Files.read(path)
    let other = try otherRubric()
    let record = try regrade(path, other)
    #expect(record.scorecard.tenths != (try store.glance(path)).seal?.scorecard.tenths)
    let file = try store.keep(record, rubric: other.text)
    #expect(RegradeRecord(line: try Files.read(file)) == record)
    let glance = try store.glance(path)
    #expect(glance.result == record.scorecard && glance.standing == .failed)
    #expect(glance.seal?.scorecard.isPassed == true && glance.holdingHeader.rubricDigest == other.text.digest)
    #expect(try Files.read(path) == bytes)
    var seen: [SessionGlance] = []
    #expect(try store.forEachSession { seen.append($0) }.isEmpty)
    #expect(seen.first?.result == record.scorecard)
    #expect(store.finishedSessions(of: "小林").first?.result.tenths == record.scorecard.tenths)
    #expect(store.bestScores(of: "小林")["en/short"]?.isPassed == false)
    // The same result once more is the same file; a later one holds, and both stay.
    #expect(try store.keep(record, rubric: other.text) == file)
    let later = try regrade(path, other, at: "2026-03-02T08:59:00+07:00")
    try store.keep(later, rubric: nil)
    let found = store.regrades(of: id)
    #expect(found.records.map(\.record.at) == [record.at, later.at] && found.broken.isEmpty)
    #expect(found.holding == later)
  }

  @Test func theSameTextsAndEngineGiveTheSameBytes() throws {
    let path = try played.play(id)
    let sealed = try #require(try SessionGlance.read(path: path).seal)
    let own = try DrillShelf(store).drill(for: try store.load(path).header)
    let stored = try store.load(path)
    let again = Session.replay(
      own, settings: stored.header.settings, inputs: stored.inputs, until: stored.lastTime
    ).session
    #expect(again.scorecard?.line == sealed.scorecard.line)
    let other = try otherRubric()
    let records = try (0..<3).map { _ in try regrade(path, other).line }
    #expect(Set(records).count == 1)
  }

  @Test func verifyingLooksAtRegradesToo() throws {
    let path = try played.play(id)
    let other = try otherRubric()
    let file = try store.keep(try regrade(path, other), rubric: other.text)
    let sound = SessionVerifier(store).verify(path)
    #expect(sound.problems.isEmpty && sound.regrades == 1)
    func problems() -> [Words] { SessionVerifier(store).verify(path).problems.map(\.words) }
    let bytes = try Files.read(file)
    try played.edit(file) { $0.replacing("Head", with: "Hand") }
    #expect(problems().count == 1 && problems().first?.en.contains("was changed") == true)
    try Files.put(Array("nothing".utf8), at: file, mode: 0o600)
    #expect(problems().first?.en.contains("is no regrade") == true)
    try Files.erase(file)
    // A false result under a good name is found by playing the session again.
    var forged = try regrade(path, other)
    forged.seal.scorecard.tenths += 10
    let lie = try store.keep(forged, rubric: nil)
    #expect(problems().first?.en.contains("but the replies come to") == true, "\(problems())")
    try Files.erase(lie)
    forged = try regrade(path, other)
    forged.seal.digest = "0"
    try store.keep(forged, rubric: nil)
    #expect(problems().first?.en.contains("another course") == true, "\(problems())")
    _ = bytes
  }

  @Test func regradesAreCollectedAndForgotten() throws {
    let path = try played.play(id)
    let other = try otherRubric()
    try store.keep(try regrade(path, other), rubric: other.text)
    let far = Store(root: "\(folder.path)/far")
    for expected in [1, 0] {
      var collector = Collector(far)
      try collector.collect(store.root)
      #expect(collector.collection.regrades == expected && collector.collection.refused.isEmpty)
    }
    let copy = "\(far.root)/sessions/小林/\(id).jsonl"
    #expect(try far.glance(copy).standing == .failed)
    #expect(SessionVerifier(far).verify(copy).problems.isEmpty)
    let data = far.data(of: "小林")
    #expect(data.regrades.count == 1)
    try far.erase(data)
    #expect(far.regradedSessions.isEmpty && far.data(of: "小林").isEmpty)
  }

  @Test func whatCannotBeReadIsToldAndTheRestHolds() throws {
    let path = try played.play(id)
    try folder.write("garbage", to: "store/regrades/\(id)/x.json")
    let glance = try store.glance(path)
    #expect(glance.regrade == nil && glance.standing == .passed)
    #expect(try store.forEachSession { _ in }.count == 1)
  }
}
