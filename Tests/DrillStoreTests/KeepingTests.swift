@testable import DrillEngine
import DrillScript
import DrillText
import Testing

@testable import DrillStore

/// What is seen of many sessions, and what is found wrong with one.
@Suite struct KeepingTests {
  private let played: PlayedStore
  private var folder: TemporaryFolder { played.folder }
  private var store: Store { played.store }

  init() throws { played = try PlayedStore() }

  // MARK: Glances

  @Test func aGlanceSeesBothEnds() throws {
    let done = try SessionGlance.read(path: played.play("20260301-092000-short-aaaaa"))
    #expect(done.standing == .passed)
    #expect(done.header.trainee == "小林")
    #expect(done.seal?.scorecard.parts.first?.earned == Fraction(1))
    let whole = try store.session(named: "aaaaa")
    #expect(whole.seal?.tenths == done.seal?.scorecard.tenths)
    let open = try SessionGlance.read(path: played.play("20260302-092000-short-bbbbb", reply: nil))
    #expect(open.standing == .unfinished)
  }

  @Test func longSessionsAreSeenToo() throws {
    let path = try played.play(
      "20260301-092000-short-aaaaa", reply: String(repeating: "Hello. ", count: 20_000))
    #expect(Files.size(of: path) > 200_000)
    #expect(try SessionGlance.read(path: path).standing != .unfinished)
    try played.edit(path) { String($0.dropLast(1)) }
    #expect(try SessionGlance.read(path: path).standing == .unfinished)
  }

  @Test func filtersLetThroughWhatIsWanted() throws {
    try played.play("20260301-092000-short-aaaaa")
    try played.play("20260315-092000-short-bbbbb", trainee: "Ann", reply: "What?")
    try played.play("20260401-092000-short-ccccc", trainee: "Ann", reply: nil)
    func ids(_ change: (inout SessionFilter) -> Void) throws -> [String] {
      var filter = SessionFilter()
      change(&filter)
      var found: [String] = []
      let broken = try store.forEachSession(filter) { found.append(String($0.header.session.suffix(5))) }
      #expect(broken.isEmpty)
      return found
    }
    #expect(try ids { _ in } == ["aaaaa", "bbbbb", "ccccc"])
    #expect(try ids { $0.trainee = "Ann" } == ["bbbbb", "ccccc"])
    #expect(try ids { $0.trainee = "ann" } == [])
    #expect(try ids { $0.standing = .passed } == ["aaaaa"])
    #expect(try ids { $0.standing = .failed } == ["bbbbb"])
    #expect(try ids { $0.standing = .unfinished } == ["ccccc"])
    #expect(try ids { $0.from = "2026-03-15" } == ["bbbbb", "ccccc"])
    #expect(try ids { $0.to = "2026-03-15" } == ["aaaaa", "bbbbb"])
    #expect(try ids { $0.scenario = "other" } == [])
    #expect(try ids { $0.channel = .phone } == [])
    #expect(
      try ids {
        $0.language = .en; $0.mode = .practice
      } == ["aaaaa", "bbbbb", "ccccc"])
  }

  // MARK: Verifying

  @Test func whatIsSoundIsFoundSound() throws {
    for (id, reply) in [("20260301-092000-short-aaaaa", "Hello."), ("20260301-092000-short-bbbbb", "What?")] {
      let result = SessionVerifier(store).verify(try played.play(id, reply: reply))
      #expect(result.problems.isEmpty, "\(result.problems)")
      #expect(result.isSealed)
    }
    let open = SessionVerifier(store).verify(try played.play("20260301-092000-short-ccccc", reply: nil))
    #expect(open.problems.isEmpty && !open.isSealed)
  }

  private func problems(_ change: (String) throws -> String) throws -> [SessionProblem] {
    let path = try played.play("20260301-092000-short-aaaaa")
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    try Files.put(Array(try change(text).utf8), at: path, mode: 0o600)
    return SessionVerifier(store).verify(path).problems
  }

  private func lines(_ text: String, _ change: (inout [Substring]) -> Void) -> String {
    var lines = text.split(separator: "\n")
    change(&lines)
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func editsAreFound() throws {
    #expect(try problems { $0.replacing("Hello, can", with: "Hello! can") }.contains(.edited))
    #expect(try problems { text in lines(text) { $0.swapAt(1, 2) } }.contains(.edited))
    #expect(try problems { text in lines(text) { $0.remove(at: 2) } }.contains(.edited))
    let reversed = try problems { text in lines(text) { $0.swapAt(1, $0.count - 2) } }
    #expect(reversed.contains(.outOfOrder(3)), "\(reversed)")
    #expect(try problems { text in lines(text) { $0[3] = "garbage" } }.contains(.damaged([4])))
    let after = try problems { $0 + "{\"type\":\"output\",\"at\":70000}\n" }
    #expect(after.contains { if case .damaged = $0 { true } else { false } })
    #expect(try problems { $0.replacing("\"session\":\"20", with: "\"session\":\"19") }.contains(.misfiled))
  }

  @Test func anotherScoreUnderAGoodSealIsFound() throws {
    let found = try problems { text in
      // The seal's own line is not sealed; who changes it must change the result too.
      lines(text) { lines in
        let seal = lines.removeLast()
        lines.append(Substring(seal.replacing("\"tenths\":1000", with: "\"tenths\":900")))
      }
    }
    guard case .otherResult(let sealed, let recomputed)? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(sealed.hasPrefix("90.0") && recomputed.hasPrefix("100.0"))
  }

  @Test func aTornEndIsNoDamage() throws {
    let path = try played.play("20260301-092000-short-aaaaa")
    try played.edit(path) { String($0.dropLast(30)) }
    let result = SessionVerifier(store).verify(path)
    #expect(result.problems.isEmpty && result.isTorn && !result.isSealed)
  }

  @Test func missingAndChangedTextsAreFound() throws {
    let path = try played.play("20260301-092000-short-aaaaa")
    let text = try #require(Files.names(in: "\(store.root)/texts").first { $0.hasSuffix(".drill") })
    try played.edit("\(store.root)/texts/\(text)") { $0 + " " }
    guard case .text? = SessionVerifier(store).verify(path).problems.first else {
      Issue.record("a changed text was not found")
      return
    }
    try Files.erase("\(store.root)/texts/\(text)")
    #expect(SessionVerifier(store).verify(path).problems.count == 1)
  }

  @Test func sessionsOfOtherEnginesAreNotRecomputed() throws {
    let found = try problems { text in
      text.replacing("\"engine\":\(Session.engineNumber)", with: "\"engine\":0").replacing(
        "\"tenths\":1000", with: "\"tenths\":900")
    }
    #expect(found == [.edited])
  }
}
