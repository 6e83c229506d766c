import DrillEngine
import Testing

@testable import DrillStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct SessionFileTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = Store(root: "\(folder.path)/store")
  }

  private func mode(_ path: String) -> mode_t? { Files.status(of: path).map { $0.st_mode & 0o7777 } }

  @Test func keepsWhatIsWritten() throws {
    let inputs = [TimedInput(.reply("您好"), at: 10), TimedInput(.form(["a", ""]), at: 20)]
    do {
      let file = try begin(store, header(), in: folder)
      try file.append(inputs.map(Record.input) + [.output(Output(.notNow, at: 30))])
    }
    let stored = try store.session(named: header().session)
    #expect(stored.header == header())
    #expect(stored.inputs == inputs)
    #expect(stored.outputCount == 1)
    #expect(stored.lastTime == 30)
    #expect(stored.seal == nil)
    #expect(stored.damagedLines.isEmpty)
  }

  @Test func nobodyElseMayRead() throws {
    let file = try begin(store, header(), in: folder)
    for path in [store.root, "\(store.root)/sessions", "\(store.root)/sessions/小林", "\(store.root)/texts"] {
      #expect(mode(path) == 0o700, "\(path)")
    }
    #expect(mode(file.path) == 0o600)
    let texts = Files.names(in: "\(store.root)/texts")
    #expect(texts.count == 2)
    for text in texts { #expect(mode("\(store.root)/texts/\(text)") == 0o600) }
  }

  @Test func aSharedStoreIsReadableForItsGroup() throws {
    try Files.makeFolder(store.root, mode: 0o2750)
    let file = try begin(store, header(), in: folder)
    #expect(mode(file.path) == 0o640)
    #expect(mode("\(store.root)/sessions/小林") == 0o2750)
  }

  @Test func theSealCoversAllBytesBeforeIt() throws {
    let file = try begin(store, header(), in: folder)
    try file.append([.input(TimedInput(.pickUp, at: 1))])
    let before = try Files.read(file.path)
    try file.seal(card(915), at: 2)
    let stored = try store.session(named: "abcde")
    #expect(stored.seal?.digest == SHA256.hexadecimal(of: before))
    #expect(stored.seal?.tenths == 915)
    #expect(store.bestScores(of: "小林")["zh/deposit"]?.tenths == 915)
  }

  @Test func aTornLineIsCutOffWhereverItTears() throws {
    var path = ""
    do {
      let file = try begin(store, header(), in: folder)
      try file.append([.input(TimedInput(.reply("您好"), at: 1)), .input(TimedInput(.reply("再见"), at: 2))])
      path = file.path
    }
    let bytes = try Files.read(path)
    let newline = UInt8(ascii: "\n")
    let start = (bytes.firstIndex(of: newline) ?? 0) + 1
    for end in start...bytes.count {
      try Files.put(Array(bytes[..<end]), at: path, mode: 0o600)
      let whole = bytes[..<end].count { $0 == newline }
      let (file, stored) = try SessionFile.reopen(StoredSession.load(path: path))
      #expect(stored.inputs.count == whole - 1)
      try file.append([.input(TimedInput(.reopened, at: 3))])
      let again = try StoredSession.load(path: path)
      #expect(again.inputs.count == whole, "cut after \(end) bytes")
      #expect(again.damagedLines.isEmpty)
    }
  }

  @Test func theSealOfAReopenedFileCoversItAll() throws {
    var path = ""
    do { path = try begin(store, header(), in: folder).path }
    let (file, _) = try SessionFile.reopen(StoredSession.load(path: path))
    try file.append([.input(TimedInput(.reopened, at: 3))])
    let before = try Files.read(path)
    try file.seal(card(500), at: 4)
    #expect(try StoredSession.load(path: path).seal?.digest == SHA256.hexadecimal(of: before))
  }

  @Test func otherDamageIsToldAndLeftAlone() throws {
    var path = ""
    do {
      let file = try begin(store, header(), in: folder)
      try file.append([.input(TimedInput(.pickUp, at: 1)), .input(TimedInput(.pause, at: 2))])
      path = file.path
    }
    var bytes = try Files.read(path)
    let second = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0) + 3
    bytes[second] = 0
    try Files.put(bytes, at: path, mode: 0o600)
    let stored = try StoredSession.load(path: path)
    #expect(stored.damagedLines == [2])
    let error = #expect(throws: StoreError.self) { try SessionFile.reopen(stored) }
    #expect(error?.kind == .badData)
    #expect(error?.message.en.contains("line 2") == true)
    #expect(try Files.read(path) == bytes)
  }

  @Test func aFileWithoutAHeaderIsNoSession() throws {
    try folder.write("", to: "store/sessions/a/empty.jsonl")
    try folder.write("hello\n", to: "store/sessions/a/hello.jsonl")
    try folder.write("{\"type\":\"header\"", to: "store/sessions/a/torn.jsonl")
    #expect(store.sessions().isEmpty)
    let error = #expect(throws: StoreError.self) { try store.session(named: "hello") }
    #expect(error?.kind == .badData)
  }

  @Test func oneWriterOnly() throws {
    let file = try begin(store, header(), in: folder)
    let stored = try StoredSession.load(path: file.path)
    let error = #expect(throws: StoreError.self) { try SessionFile.reopen(stored) }
    #expect(error?.kind == .cannotCreate)
    try file.append([.input(TimedInput(.pickUp, at: 1))])
    #expect(try StoredSession.load(path: file.path).inputs.count == 1)
  }

  @Test func aFullDeviceIsAnErrorAndNoHarm() throws {
    // /dev/full takes nothing, as a full disk does.
    guard Files.exists("/dev/full") else { return }
    let file = open("/dev/full", O_WRONLY)
    defer { close(file) }
    let error = #expect(throws: FileError.self) { try Files.write([1, 2, 3], to: file, path: "/dev/full") }
    #expect(error?.number == ENOSPC)
    #expect(error.map { StoreError.cannotWrite($0).kind } == .cannotWrite)
  }

  @Test func aStoreThatCannotBeMadeSaysSo() throws {
    try folder.write("a file", to: "file")
    let blocked = Store(root: "\(folder.path)/file/store")
    let error = #expect(throws: StoreError.self) { try begin(blocked, header(), in: folder) }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.advice?.en.contains("--store") == true)
    #expect(error?.advice?.zh.contains("--store") == true)
    #expect(throws: StoreError.self) { try blocked.checkWritable() }
  }

  @Test func sessionsAreFoundByIdBeginningOrEnd() throws {
    let first = header("20260301-092000-deposit-abcde")
    let second = header("20260302-092000-deposit-fghij", trainee: "林")
    _ = try begin(store, first, in: folder)
    _ = try begin(store, second, in: folder)
    for name in [first.session, "20260301", "abcde"] {
      #expect(try store.session(named: name).id == first.session)
    }
    let several = #expect(throws: StoreError.self) { try store.session(named: "202603") }
    #expect(several?.message.en.contains(second.session) == true)
    let none = #expect(throws: StoreError.self) { try store.session(named: "20260303") }
    #expect(none?.kind == .missing)
    #expect(store.sessions().map(\.id) == [first.session, second.session])
    #expect(store.sessions(of: "林").map(\.id) == [second.session])
    #expect(store.latestUnfinished(of: "林")?.id == second.session)
    #expect(store.latestUnfinished(of: "nobody") == nil)
  }

  @Test func changedTextsAreNoticed() throws {
    _ = try begin(store, header(), in: folder)
    let digest = SHA256.hexadecimal(of: Array("scenario".utf8))
    #expect(try store.text(digest: digest, ending: "drill").bytes == Array("scenario".utf8))
    try folder.write("changed", to: "store/texts/\(digest).drill")
    let error = #expect(throws: StoreError.self) { try store.text(digest: digest, ending: "drill") }
    #expect(error?.kind == .badData)
  }

  @Test func newIdsDiffer() {
    let ids = (0..<200).map { _ in Store.newID(scenario: "a/b", started: "2026-03-01T09:20:00+08:00") }
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.hasPrefix("20260301-092000-a%2Fb-")) }
  }

  @Test func localTimeIsISO8601() {
    let time = Host.localTime
    #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d/) != nil, "\(time)")
  }
}
