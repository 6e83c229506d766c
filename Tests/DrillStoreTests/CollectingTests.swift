@testable import DrillEngine
import DrillScript
import DrillText
import Testing

@testable import DrillStore

/// Sessions that come together, and people who are forgotten.
@Suite struct CollectingTests {
  private let played: PlayedStore
  private var folder: TemporaryFolder { played.folder }
  private var store: Store { played.store }

  init() throws { played = try PlayedStore() }

  // MARK: Forgetting

  @Test func everythingAboutOnePersonGoes() throws {
    let id = "20260301-092000-short-aaaaa"
    try played.play(id)
    let other = try played.play("20260301-092000-short-bbbbb", trainee: "小林 2")
    for file in [
      "reviews/\(id)/wang-1.json", "notes/小林.txt", "notes/小林.txt.txt", "speed/小林.json", "clashes/小林/x.jsonl",
      "notes/小林 2.txt", "cache/index", "reviews/20260301-092000-short-bbbbb/wang-1.json",
    ] {
      let parts = file.split(separator: "/").map { FolderName.encode(String($0)) }
      try folder.write("x", to: "store/" + (file.contains("小林 2") ? parts.joined(separator: "/") : file))
    }
    let data = store.data(of: "小林")
    #expect(data.sessions.count == 1 && data.reviews.count == 1)
    #expect(
      data.others.map { $0.dropFirst(store.root.count + 1) } == [
        "clashes/小林/x.jsonl", "notes/小林.txt", "speed/小林.json",
      ])
    try store.erase(data)
    #expect(store.data(of: "小林").isEmpty)
    #expect(Files.exists(other) && Files.exists("\(store.root)/notes/小林.txt.txt"))
    #expect(Files.exists("\(store.root)/reviews/20260301-092000-short-bbbbb/wang-1.json"))
    #expect(!Files.exists("\(store.root)/sessions/小林") && !Files.exists("\(store.root)/cache"))
    #expect(store.trainees == ["小林 2"])
  }

  @Test func aSessionThatIsPlayedIsNotErased() throws {
    let path = try played.play("20260301-092000-short-aaaaa", reply: nil)
    let (file, _) = try SessionFile.reopen(try store.session(named: "aaaaa"))
    #expect(throws: StoreError.self) { try store.erase(store.data(of: "小林")) }
    #expect(Files.exists(path))
    withExtendedLifetime(file) {}
  }

  @Test(arguments: ["..", ".", "", "/", "../sessions", "texts"])
  func noNameLeadsElsewhere(name: String) throws {
    try played.play("20260301-092000-short-aaaaa")
    #expect(store.data(of: name).isEmpty)
    try store.erase(store.data(of: name))
    #expect(store.sessionPaths().count == 1)
  }

  // MARK: Collecting

  @Test func sessionsComeTogether() throws {
    let other = Store(root: "\(folder.path)/other")
    try played.play("20260301-092000-short-aaaaa")
    try played.play("20260301-092000-short-aaaaa", in: other)
    try played.play("20260302-092000-short-bbbbb", trainee: "Ann", in: other)
    try folder.write("{}", to: "other/reviews/20260302-092000-short-bbbbb/wang-1.json")
    var collector = Collector(store)
    try collector.collect(other.root)
    #expect(collector.collection.added == ["20260302-092000-short-bbbbb"])
    #expect(collector.collection.known == 1 && collector.collection.reviews == 1)
    #expect(collector.collection.clashes.isEmpty && collector.collection.withoutTexts.isEmpty)
    let problems = store.sessionPaths().flatMap { SessionVerifier(store).verify($0).problems }
    #expect(problems.isEmpty)
    var again = Collector(store)
    try again.collect(other.root)
    #expect(again.collection.added.isEmpty && again.collection.known == 2 && again.collection.texts == 0)
  }

  @Test func aClashIsKeptApart() throws {
    let other = Store(root: "\(folder.path)/other")
    let path = try played.play("20260301-092000-short-aaaaa")
    let own = try Files.read(path)
    try played.play("20260301-092000-short-aaaaa", reply: "What?", in: other)
    for _ in 1...2 {
      var collector = Collector(store)
      try collector.collect(other.root)
      #expect(collector.collection.clashes.count == 1)
    }
    #expect(try Files.read(path) == own)
    #expect(store.sessionPaths().count == 1)
    #expect(Files.files(under: "\(store.root)/clashes").count == 1)
  }

  @Test func theLongerCopyOfASessionWins() throws {
    let other = Store(root: "\(folder.path)/other")
    let path = try played.play("20260301-092000-short-aaaaa")
    let whole = try Files.read(path)
    let far = try played.play("20260301-092000-short-aaaaa", in: other)
    try played.edit(path) { $0.split(separator: "\n").prefix(3).joined(separator: "\n") + "\n{\"torn" }
    var collector = Collector(store)
    try collector.collect(other.root)
    #expect(collector.collection.continued.count == 1)
    #expect(try Files.read(path) == whole)
    // And the other way round: a shorter copy changes nothing.
    try played.edit(far) { $0.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n" }
    var back = Collector(store)
    try back.collect(other.root)
    #expect(back.collection.known == 1)
    #expect(try Files.read(path) == whole)
  }

  @Test func strangeFilesAreLeftAlone() throws {
    let other = Store(root: "\(folder.path)/other")
    let path = try played.play("20260301-092000-short-aaaaa", in: other)
    try played.edit(path) {
      $0.replacing("\"session\":\"20260301-092000-short-aaaaa\"", with: "\"session\":\"../../x\"")
    }
    try folder.write("nothing\n", to: "other/sessions/a/b.jsonl")
    try folder.write("{\"a\":1}\n", to: "other/else/c.jsonl")
    try folder.write("changed", to: "other/texts/\(String(repeating: "a", count: 64)).drill")
    var collector = Collector(store)
    try collector.collect(other.root)
    #expect(collector.collection.added.isEmpty)
    #expect(collector.collection.refused.count == 3)
    #expect(Files.files(under: folder.path).filter { $0.hasSuffix("x.jsonl") }.isEmpty)
    #expect(throws: StoreError.self) { try collector.collect(store.root) }
    #expect(throws: StoreError.self) { try collector.collect("\(folder.path)/nowhere") }
  }
}
