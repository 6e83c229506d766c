import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program is killed at any moment; resuming must lose nothing that was kept and give the full score.
@Suite(.serialized) struct KilledTests {
  @Test(arguments: 0...Fixtures.goodReplies.count)
  func aKilledDrillGoesOn(lines: Int) throws {
    for delay in [0, 3, 20, 80] {
      let sandbox = try Sandbox()
      try startAndKill(sandbox, after: lines, delay: delay)
      guard let text = sandbox.sessions().values.first, text.contains("\n") else {
        // It was killed before the session began.
        continue
      }
      if text.contains(#""type":"seal""#) { continue }
      let answered = Self.linesKept(in: text)
      #expect(answered <= lines)
      let rest = Fixtures.goodReplies.dropFirst(answered).map { $0 + "\n" }.joined()
      let resumed = try sandbox.run("resume", input: rest)
      #expect(resumed.code == 0, "\(lines) lines, \(delay) ms: \(resumed.output)\(resumed.talk)\n\(text)")
      #expect(resumed.output.contains("100.0 points: passed"))
      let kept = try #require(sandbox.sessions().values.first)
      #expect(kept.contains(#""type":"seal""#))
      let shown = try sandbox.run("show", "2")
      #expect(shown.code == 0)
      #expect(shown.talk.isEmpty)
    }
  }

  private func startAndKill(_ sandbox: Sandbox, after lines: Int, delay: Int) throws {
    let input = try Pipe()
    let output = try Pipe()
    let child = try Child.start(
      BuiltProgram.path, ["play", "first-call"], environment: sandbox.environment, folder: sandbox.path,
      streams: [input.reading, output.writing, output.writing])
    close(input.reading)
    close(output.writing)
    let text = Array(Fixtures.goodReplies.prefix(lines).map { $0 + "\n" }.joined().utf8)
    _ = text.withUnsafeBytes { write(input.writing, $0.baseAddress, $0.count) }
    // Something was shown, so the session has begun.
    var byte: UInt8 = 0
    _ = read(output.reading, &byte, 1)
    usleep(UInt32(delay * 1000))
    child.send(SIGKILL)
    _ = child.wait()
    close(input.writing)
    close(output.reading)
  }

  /// How many of the lines that were sent stand in the session file.
  private static func linesKept(in text: String) -> Int {
    var count = 0
    for line in text.split(separator: "\n") where line.hasPrefix(#"{"type":"input""#) && line.hasSuffix("}") {
      if line.contains(#""input":"reply""#) || line.contains(#""input":"choice""#) { count += 1 }
      if line.contains(#""input":"form""#) { count += 2 }
    }
    return count
  }
}
