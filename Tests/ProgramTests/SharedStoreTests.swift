import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A store that a group shares, whatever anybody's umask is.
@Suite struct SharedStoreTests {
  let sandbox: Sandbox
  private let shared: String

  init() throws {
    sandbox = try Sandbox()
    shared = "\(sandbox.path)/shared"
    mkdir(shared, 0o700)
    chmod(shared, 0o2770)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  private func paths(under folder: String) -> [String] {
    Sandbox.names(in: folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      return [path] + paths(under: path)
    }
  }

  /// Runs the program with a umask, as another user where one is named.
  private func run(_ words: String, umask: String, user: Int? = nil, input: String = "") throws -> Run {
    let who = user.map { "setpriv --reuid=\($0) --regid=61000 --clear-groups env USER=u\($0) HOME=/ " } ?? ""
    return try Run.shell(
      "umask \(umask); printf '%s' '\(input)' | \(who)\(BuiltProgram.path) --store '\(shared)' \(words)",
      environment: sandbox.environment, folder: sandbox.path)
  }

  private var replies: String { Fixtures.goodReplies.joined(separator: "\n") + "\n" }

  private func id(by trainee: String) -> String {
    let name = Sandbox.names(in: "\(shared)/sessions/\(trainee)").first { $0.hasSuffix(".jsonl") } ?? ""
    return String(name.dropLast(".jsonl".count))
  }

  @Test(arguments: ["077", "000", "027"]) func everyFileHasTheModeOfASharedStore(umask: String) throws {
    _ = try run("play first-call --trainee Wang", umask: umask, input: replies)
    let id = id(by: "Wang")
    try sandbox.write(
      Fixtures.rubric(.english).replacing("don't know", with: "know nothing"), to: "other.rubric")
    #expect(try run("review \(id) --reviewer Li --agree", umask: umask).code == 0)
    #expect(try run("regrade --rubric '\(sandbox.path)/other.rubric' --apply", umask: umask).code == 0)
    _ = try run("mistakes --trainee Wang", umask: umask)
    let all = paths(under: shared)
    #expect(all.contains { $0.contains("/reviews/") } && all.contains { $0.contains("/regrades/") })
    for path in all where !path.contains("/cache") {
      let isFolder = !Sandbox.names(in: path).isEmpty
      #expect(mode(path) == (isFolder ? 0o2770 : 0o640), "\(path)")
    }
  }

  @Test func aGroupThatMayOnlyReadStaysSo() throws {
    chmod(shared, 0o2750)
    _ = try run("play first-call --trainee Wang", umask: "077", input: replies)
    #expect(mode("\(shared)/sessions") == 0o2750 && mode("\(shared)/sessions/Wang") == 0o2750)
  }

  private static var canBeOthers: Bool { getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0 }

  @Test(.enabled(if: canBeOthers, "it takes root and setpriv to be two users"))
  func severalPeopleWorkInOneStore() throws {
    _ = try Run.shell(
      "chmod -R a+rX '\(sandbox.path)'; chgrp 61000 '\(shared)'; chmod 2770 '\(shared)'",
      environment: sandbox.environment, folder: sandbox.path)
    for (user, trainee) in [(61001, "Wang"), (61002, "Zhao")] {
      _ = try run("play first-call --trainee \(trainee)", umask: "077", user: user, input: replies)
    }
    let (wang, zhao) = (id(by: "Wang"), id(by: "Zhao"))
    try #require(!wang.isEmpty && !zhao.isEmpty)
    #expect(try run("review \(wang) --reviewer Head --agree", umask: "077", user: 61003).code == 0)
    #expect(try run("review \(wang) --reviewer Chen --agree", umask: "022", user: 61002).code == 0)
    #expect(try run("calibrate", umask: "022", user: 61003).output.contains("1 reviewed session"))
    #expect(try run("verify", umask: "022", user: 61003).code == 0)
    // A file that one of them closed is told and counted, and the rest goes on.
    chmod("\(shared)/sessions/Zhao/\(zhao).jsonl", 0o600)
    for words in ["sessions", "sheet", "regrade"] {
      let run = try run(words, umask: "022", user: 61003)
      #expect(run.code == 65 && run.talk.contains("\(zhao).jsonl cannot be read"), "\(words) \(run)")
      #expect(words == "regrade" || run.output.contains(wang), "\(words) \(run)")
    }
    let verified = try run("verify", umask: "022", user: 61003)
    #expect(verified.code == 1 && verified.output.contains("1 sound"), "\(verified)")
    // A folder too; and what cannot be seen is not called nothing.
    chmod("\(shared)/sessions/Zhao", 0o700)
    #expect(try run("sessions", umask: "022", user: 61003).talk.contains("sessions/Zhao cannot be read"))
    #expect(try run("forget Zhao --yes", umask: "022", user: 61003).code == 66)
    let own = try sandbox.run(["--store", "\(sandbox.path)/own", "collect", shared], bytes: [])
    #expect(own.output.contains("2 sessions added"), "\(own)")
  }
}
