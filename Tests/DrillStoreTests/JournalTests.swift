import DrillText
import Testing

@testable import DrillStore

@Suite struct JournalTests {
  private let folder = try? TemporaryFolder()

  @Test func linesAreKeptInOrder() throws {
    let folder = try #require(folder)
    let journal = Store(root: "\(folder.path)/store").journal(of: "林 小/../x")
    #expect(try journal.lines().isEmpty)
    try journal.append(["one"])
    try journal.append([])
    try journal.append(["two", "三"])
    #expect(try texts(journal) == ["one", "two", "三"])
    #expect(journal.path.hasPrefix("\(folder.path)/store/journal/林"))
    #expect(!journal.path.contains("/../"))
  }

  @Test func aTornLineIsLeftOutAndCutOff() throws {
    let folder = try #require(folder)
    let journal = Store(root: folder.path).journal(of: "a")
    try journal.append(["one"])
    try folder.write("one\ntw", to: "journal/a.jsonl")
    #expect(try texts(journal) == ["one"])
    try journal.append(["three"])
    #expect(try texts(journal) == ["one", "three"])
  }

  @Test func aPlaceThatCannotBeWrittenIsTold() throws {
    let folder = try #require(folder)
    try folder.write("", to: "file")
    #expect(throws: StoreError.self) {
      try Store(root: "\(folder.path)/file").journal(of: "a").append(["one"])
    }
  }

  @Test func finishedSessionsAreReadByTheirEnds() throws {
    let folder = try #require(folder)
    let store = Store(root: "\(folder.path)/store")
    let ids = [
      "20260302-092000-deposit-abcde", "20260301-092000-deposit-zzzzz", "20260303-092000-deposit-abcde",
    ]
    for id in ids {
      let file = try begin(store, header(id), in: folder)
      if id != ids[2] { try file.seal(card(915), at: 5) }
    }
    _ = try begin(store, header("20260304-092000-deposit-fffff", trainee: "other"), in: folder)
    try folder.write("not a session\n", to: "store/sessions/小林/20260305-x.jsonl")
    let finished = store.finishedSessions(of: "小林")
    #expect(finished.map(\.header.session) == [ids[1], ids[0]])
    #expect(finished.first?.result.tenths == 915)
    #expect(store.turns(of: finished[0]).isEmpty)
    #expect(store.finishedSessions(of: "nobody").isEmpty)
  }

  private func texts(_ journal: Journal) throws -> [String] {
    try journal.lines().map { String(decoding: $0, as: UTF8.self) }
  }
}
