import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `drill grade` as a filter.
@Suite struct GradeTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func grade(_ arguments: String..., input: String = "") throws -> Run {
    try sandbox.run(["grade", "--rubric", "small"] + arguments, bytes: Array(input.utf8))
  }

  private func answer(_ id: Int) -> String {
    #"{"id":\#(id),"labels":["greeting"],"findings":[{"rule":"greeting","kind":"voice","confidence":"confident","#
      + #""start":0,"end":5,"text":"Hello"}]}"# + "\n"
  }

  /// Lines with much padding, so that a few of them make several blocks.
  private func manyLines(_ count: Int, padding: Int) -> String {
    let pad = String(repeating: "x", count: padding)
    return (1...count).map { #"{"id":\#($0),"text":"Hello","pad":"\#(pad)"}"# + "\n" }.joined()
  }

  @Test func gradesRepliesFromAPipe() throws {
    let run = try grade(input: #"{"id":1,"text":"Hello"}"# + "\n" + #"{"id":2,"text":"您好。不知道"}"#)
    #expect(run.code == 0)
    #expect(
      run.output == answer(1)
        + #"{"id":2,"labels":["denial","greeting"],"findings":["#
        + #"{"rule":"greeting","kind":"voice","confidence":"confident","start":0,"end":2,"text":"您好"},"#
        + #"{"rule":"denial","kind":"forbidden","confidence":"confident","start":3,"end":6,"text":"不知道"}]}"#
        + "\n")
    #expect(run.talk == "2 lines graded, 0 bad\n  denial    1\n  greeting  2\n")
  }

  @Test func theResultIsTheSameForAnyNumberOfJobs() throws {
    // Lines of very different length, some of them bad, over many blocks.
    var lines: [String] = []
    var answers = ""
    var complaints = ""
    for number in 1...900 {
      if number % 97 == 0 {
        lines.append("{")
        complaints += "line \(number): not JSON: it ends too early\n"
      } else if number % 89 == 0 {
        lines.append("")
      } else {
        let pad = String(repeating: "y", count: number % 7 == 0 ? 9000 : number % 50)
        lines.append(#"{"pad":"\#(pad)","text":"Hello","id":\#(number)}"#)
        answers += answer(number)
      }
    }
    try sandbox.write(lines.joined(separator: "\n"), to: "lines")
    for jobs in ["1", "2", "5"] {
      let run = try grade("--jobs", jobs, "lines")
      #expect(run.code == 65)
      #expect(run.output == answers, "--jobs \(jobs)")
      #expect(run.talk == complaints + "881 lines graded, 9 bad\n  greeting  881\n", "--jobs \(jobs)")
    }
  }

  @Test func severalFilesAreNumberedEachByItself() throws {
    try sandbox.write(manyLines(3, padding: 200_000) + "bad", to: "one")
    try sandbox.write("\u{FEFF}\r\n" + #"{"id":4,"text":"Hello"}"# + "\r\n\n[]\n", to: "two")
    try sandbox.write("", to: "none")
    for jobs in ["1", "3"] {
      let run = try grade("--jobs", jobs, "one", "none", "two", "-", input: #"{"id":5}"#)
      #expect(run.code == 65)
      #expect(run.output == (1...4).map(answer).joined())
      #expect(
        run.talk == """
          one: line 4: not JSON: unexpected at byte 1
          two: line 4: not a JSON object
          -: line 1: it has no text
          4 lines graded, 3 bad
            greeting  4

          """)
    }
  }

  @Test(arguments: [
    ([], "line 2: not UTF-8 (byte 10)\n1 line graded, 1 bad\n", 65), (["--lenient"], "line 2", 0),
    (["--lang", "zh"], "第 2 行：不是 UTF-8（第 10 字节）\n已评 1 行，有问题的 1 行\n", 65),
  ])
  func aBadLineIsToldAndLeftOut(options: [String], talk: String, code: Int32) throws {
    let bytes =
      Array(#"{"id":1,"text":""}"#.utf8) + [0x0A] + Array(#"{"text":""#.utf8) + [0xFF, 0x22, 0x7D, 0x0A]
    let run = try sandbox.run(["grade", "--rubric", "small"] + options, bytes: bytes)
    #expect(run.code == code)
    #expect(run.output == #"{"id":1,"labels":[],"findings":[]}"# + "\n")
    #expect(run.talk.hasPrefix(talk), "\(run.talk)")
  }

  @Test func aLineOfFiftyMegabytesSpoilsNothing() throws {
    let long = #"{"id":0,"text":""# + String(repeating: "z", count: 50 << 20) + #""}"#
    let input = manyLines(1, padding: 0) + long + "\n" + #"{"id":2,"text":"Hello"}"# + "\n" + long
    for jobs in ["1", "2"] {
      let run = try grade("--jobs", jobs, input: input)
      #expect(run.code == 65)
      #expect(run.output == answer(1) + answer(2))
      #expect(
        run.talk
          == "line 2: longer than 16 MiB\nline 4: longer than 16 MiB\n2 lines graded, 2 bad\n  greeting  2\n")
    }
  }

  @Test(arguments: ["", "\n", " \n\t\r\n"])
  func anEmptyInputIsNoSuccess(input: String) throws {
    let run = try grade(input: input)
    #expect(run.code == 65)
    #expect(run.output.isEmpty)
    #expect(run.talk.contains("the input holds no line"))
    let lenient = try grade("--lenient", input: input)
    #expect(lenient.code == 0)
    #expect(lenient.output.isEmpty)
    #expect(lenient.talk == "0 lines graded, 0 bad\n")
  }

  @Test(arguments: [
    (["nowhere"], 66, "nowhere"), (["."], 66, "."),
    (["--rubric", "smal", "lines"], 66, "Did you mean small?"),
    (["--rubric", "./nowhere", "lines"], 66, "nowhere"), (["--rubric", "./broken", "lines"], 65, "broken:"),
    (["--jobs", "0", "lines"], 2, "--jobs"), (["--jobs", "two", "lines"], 2, "--jobs"),
    (["--job", "2"], 2, "--jobs"),
    (["--lang", "fr"], 2, "en or zh"),
  ])
  func refuses(arguments: [String], code: Int32, text: String) throws {
    try sandbox.write(manyLines(1, padding: 0), to: "lines")
    try sandbox.write("# Broken\n", to: "broken")
    let run = try sandbox.run(["grade", "--rubric", "small"] + arguments, bytes: [])
    #expect(run.code == code)
    #expect(run.talk.contains(text), "\(run.talk)")
    #expect(run.output.isEmpty)
  }

  @Test func aRubricFileGradesLinesOfAnyLanguage() throws {
    let run = try grade(
      "--rubric", "library/Rubrics/zh/small.rubric", input: #"{"text":"Hello, this is Lin 您好"}"#)
    #expect(run.code == 0)
    #expect(run.output.contains(#""start":19,"end":21,"text":"您好""#), "\(run.output)")
  }

  @Test func whoStopsReadingIsNotShoutedAt() throws {
    try sandbox.write(manyLines(600, padding: 2000), to: "lines")
    for jobs in ["1", "2"] {
      let line =
        "{ '\(BuiltProgram.path)' grade --rubric small --jobs \(jobs) lines lines lines lines; echo $? >&2; } | head -1"
      let run = try Run.shell(line, environment: sandbox.environment, folder: sandbox.path)
      #expect(run.output == answer(1))
      // So little may be left to write that it still fits in the pipe.
      #expect(["141\n", "2400 lines graded, 0 bad\n  greeting  2400\n0\n"].contains(run.talk), "\(run.talk)")
    }
  }

  @Test func aFullDiskIsTold() throws {
    let line = "printf '{\"text\":\"\"}' | '\(BuiltProgram.path)' grade --rubric small > /dev/full"
    guard access("/dev/full", W_OK) == 0 else { return }
    let run = try Run.shell(line, environment: sandbox.environment, folder: sandbox.path)
    #expect(run.code == 74)
    #expect(run.talk.contains("cannot be written"))
  }

  @Test func aSlowPipeIsAnsweredLineByLine() throws {
    for jobs in ["1", "2"] {
      let pipes = [try Pipe(), try Pipe(), try Pipe()]
      let child = try Child.start(
        BuiltProgram.path, ["grade", "--rubric", "small", "--jobs", jobs], environment: sandbox.environment,
        folder: sandbox.path, streams: [pipes[0].reading, pipes[1].writing, pipes[2].writing])
      for end in [pipes[0].reading, pipes[1].writing, pipes[2].writing] { close(end) }
      for number in 1...3 {
        // A line and the beginning of the next one.
        let text = (number == 1 ? #"{"id":1,"# : "") + #""text":"Hello"}"# + "\n" + #"{"id":\#(number + 1),"#
        _ = Array(text.utf8).withUnsafeBytes { write(pipes[0].writing, $0.baseAddress, $0.count) }
        var watched = pollfd(fd: pipes[1].reading, events: Int16(POLLIN), revents: 0)
        try #require(poll(&watched, 1, 20_000) == 1, "no answer to line \(number) with --jobs \(jobs)")
        var piece = [UInt8](repeating: 0, count: 4096)
        let count = read(pipes[1].reading, &piece, piece.count)
        #expect(String(decoding: piece.prefix(max(0, count)), as: UTF8.self) == answer(number))
      }
      close(pipes[0].writing)
      #expect(child.wait() == 65)
      close(pipes[1].reading)
      close(pipes[2].reading)
    }
  }

  @Test func aTranscriptOfAScenarioGetsAScore() throws {
    func turns(_ texts: [String]) -> String {
      texts.map { #"{"from":"trainee","text":"\#($0)"},{"from":"customer","text":"?"}"# }.joined(
        separator: ",")
    }
    let input = [
      #"{"id":1,"scenario":"first-call","turns":[\#(turns(Array(Fixtures.goodReplies.prefix(4))))]}"#,
      #"{"id":2,"scenario":"first-call","lang":"zh","turns":[\#(turns(["您好。", "对不起。"]))]}"#,
      #"{"id":3,"scenario":"chat-line","turns":[\#(turns(["您好，对不起。"]))]}"#,
      #"{"id":4,"scenario":"zh/chat-line","turns":[]}"#,
      #"{"id":5,"scenario":"../en/first-call","turns":[]}"#,
      #"{"id":6,"turns":[\#(turns(["Hello"]))]}"#,
    ].joined(separator: "\n")
    for jobs in ["1", "2"] {
      let run = try grade("--jobs", jobs, input: input)
      let lines = run.output.split(separator: "\n")
      try #require(lines.count == 4, "\(run.talk)")
      #expect(
        lines[0].hasSuffix(#""score":87.0,"passed":true,"missed":[]}"#), "the form stays empty: \(lines[0])")
      #expect(lines[1].hasSuffix(#""score":100.0,"passed":true,"missed":[]}"#), "\(lines[1])")
      // There is no Chinese chat, so the English one is meant; its rubric hears no Chinese.
      #expect(lines[2].contains(#""findings":[],"score""#), "\(lines[2])")
      #expect(lines[3].contains(#""turn":1,"start":0,"end":5,"text":"Hello"}]}"#))
      #expect(run.code == 65)
      #expect(
        run.talk.hasPrefix(
          "line 4: there is no scenario “zh/chat-line”\nline 5: there is no scenario “../en/first-call”\n"))
    }
  }

  @Test func aBrokenScenarioIsABadLine() throws {
    try sandbox.write("# Broken", to: "library/Scenarios/en/broken.drill")
    let run = try grade(input: #"{"scenario":"broken","turns":[]}"#)
    #expect(run.code == 65)
    #expect(run.talk.contains("line 1: the scenario “broken” cannot be used"))
  }

  @Test func speedIsToldOnlyWhenAskedFor() throws {
    let line = manyLines(1, padding: 0)
    #expect(try !grade(input: line).talk.contains("MB/s"))
    let run = try grade("--progress", input: line)
    #expect(run.talk.hasPrefix("1 line graded, 0 bad  "))
    #expect(run.talk.contains("MB/s"))
    #expect(!run.talk.contains("\u{1B}"))
  }

  @Test func progressIsShownOnATerminal() throws {
    try sandbox.write(manyLines(40, padding: 50_000), to: "lines")
    let terminal = try sandbox.terminal("grade", "--rubric", "small", "--progress", "--jobs", "1", "lines")
    #expect(terminal.waits(for: "\r\u{1B}[K"), "\(terminal.screen)")
    #expect(terminal.waits(for: " %  "), "\(terminal.screen)")
    #expect(terminal.waits(for: " lines  "), "\(terminal.screen)")
    #expect(terminal.waits(for: "40 lines graded, 0 bad"))
    #expect(terminal.exitCode() == 0)
  }
}
