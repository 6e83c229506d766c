import DrillText
import Testing

@testable import DrillStore

/// The index: it saves work, and changes nothing.
@Suite struct SessionIndexTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = Store(root: "\(folder.path)/store")
    for (name, text) in [("Ann/a", "one\n"), ("Ann/b", "two\n"), ("林晓/c", "three\n")] {
      try folder.write(text, to: "store/sessions/\(name).jsonl")
    }
  }

  /// Goes through everything; a value is a file's text and what was said beside it, half of it in the table of words.
  ///
  /// - Returns: the values by path, which files were read for them, and what could not be read.
  private func visit(form: String = "1", step: Int64 = 0) -> (values: [String], made: [String], broken: Int) {
    let index = SessionIndex(store, name: "test", form: form, smallestStep: step)
    var values: [String] = []
    var made: [String] = []
    var broken = 0
    for trainee in index.folders() {
      let errors = index.visit(trainee) { path, table in
        made.append(StoredSession.id(ofPath: path))
        guard let bytes = try? Files.read(path), bytes != Array("broken\n".utf8) else {
          return .broken(StoreError(.badData, Words(same: path)))
        }
        let said = store.reviewFiles(of: StoredSession.id(ofPath: path)).map {
          String(decoding: $0.bytes, as: UTF8.self)
        }
        let number = UInt8(table.number(of: said.joined(separator: ",")))
        if bytes == Array("passing\n".utf8) { return .passing([number] + bytes) }
        return .lasting([number] + bytes)
      } take: { bytes, range, words in
        let value = bytes[range]
        guard let first = value.first, words.indices.contains(Int(first)) else { return false }
        values.append(String(decoding: value.dropFirst(), as: UTF8.self) + words[Int(first)])
        return true
      }
      broken += errors.count
    }
    return (values, made, broken)
  }

  @Test func whatWasReadIsNotReadAgain() {
    let first = visit()
    #expect(first.values == ["one\n", "two\n", "three\n"] && first.made == ["a", "b", "c"])
    let second = visit()
    #expect(second.values == first.values && second.made.isEmpty)
  }

  @Test func whatChangedIsReadAgainAndNothingElse() throws {
    _ = visit()
    try folder.write("one more\n", to: "store/sessions/Ann/a.jsonl")
    try folder.write("new\n", to: "store/sessions/Ann/aa.jsonl")
    #expect(visit().made == ["a", "aa"])
    try Files.erase("\(store.root)/sessions/Ann/b.jsonl")
    let gone = visit()
    #expect(gone.made.isEmpty && gone.values == ["one more\n", "new\n", "three\n"])
    // As long as before: the system still knows.
    try folder.write("One more\n", to: "store/sessions/Ann/a.jsonl")
    #expect(visit().values.first == "One more\n")
  }

  @Test func whatIsSaidBesideASessionCounts() throws {
    _ = visit()
    try store.keepReview("{}", of: "b", by: "boss")
    #expect(visit().values == ["one\n", "two\n{}", "three\n"])
    try store.keepReview("{}", of: "b", by: "boss")
    let second = visit()
    #expect(second.made == ["b"] && second.values[1] == "two\n{},{}")
    #expect(visit().made.isEmpty)
  }

  @Test func whatWasChangedJustNowIsNotTrusted() {
    _ = visit(step: 60_000_000_000)
    #expect(visit(step: 60_000_000_000).made == ["a", "b", "c"])
    #expect(visit().made.isEmpty)
  }

  @Test func passingAndBrokenValuesAreNotKept() throws {
    try folder.write("passing\n", to: "store/sessions/Ann/b.jsonl")
    try folder.write("broken\n", to: "store/sessions/Ann/x.jsonl")
    let first = visit()
    #expect(first.broken == 1 && first.values == ["one\n", "passing\n", "three\n"])
    let second = visit()
    #expect(second.made == ["b", "x"] && second.broken == 1 && second.values == first.values)
  }

  @Test func anotherFormIsMadeAnew() {
    let first = visit(form: "1")
    #expect(visit(form: "2").made == ["a", "b", "c"])
    #expect(visit(form: "2").values == first.values)
  }

  @Test func anyDamageIsMadeGood() throws {
    let expected = visit().values
    let path = "\(store.root)/cache/test/Ann.index"
    let whole = try Files.read(path)
    for place in whole.indices {
      var damaged = whole
      damaged[place] ^= UInt8(1 << (place % 8))
      try Files.put(damaged, at: path, mode: 0o600)
      #expect(visit().values == expected, "byte \(place)")
      try Files.put(Array(whole[..<place]), at: path, mode: 0o600)
      #expect(visit().values == expected, "cut at \(place)")
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsDoneWithout() throws {
    try folder.write("in the way\n", to: "store/cache")
    let first = visit()
    #expect(first.values == ["one\n", "two\n", "three\n"])
    #expect(visit().made == ["a", "b", "c"])
  }

  @Test func whatIsLeftOfErasedFoldersGoes() throws {
    _ = visit()
    try Files.erase("\(store.root)/sessions/Ann")
    SessionIndex(store, name: "test", form: "1").tidy()
    #expect(Files.names(in: "\(store.root)/cache/test") == ["林晓.index"])
  }
}
