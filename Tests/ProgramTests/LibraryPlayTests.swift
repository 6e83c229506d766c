import LibrarySupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The drills that come with the program.
@Suite struct LibraryPlayTests {
  private static let root: String = {
    var path = #filePath
    for _ in 0..<3 { path = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path }
    return path
  }()

  static let drills: [String] = ["en", "zh"].flatMap { language in
    Sandbox.names(in: "\(root)/Scenarios/\(language)").filter { $0.hasSuffix(".drill") }
      .map { "\(language)/\($0.dropLast(".drill".count))" }
  }

  @Test(.enabled(if: !drills.isEmpty), arguments: drills)
  func beginsAndEndsWithoutReplies(drill: String) throws {
    let sandbox = try Sandbox()
    sandbox.environment["DRILL_DATA"] = Self.root
    let run = try sandbox.run("play", drill, input: "")
    #expect(run.code == 1, "\(run.talk.prefix(2000))")
    #expect(run.output.contains("not passed"))
  }

  @Test(arguments: ShippedLibrary.scenarios)
  func theModelRepliesPass(file: ShippedLibrary.File) throws {
    var trainee = ModelTrainee(try ShippedLibrary.drill(file), choice: .numbered(0))
    trainee.play()
    let sandbox = try Sandbox()
    sandbox.environment["DRILL_DATA"] = Self.root
    let script = trainee.script.joined(separator: "\n") + "\n"
    let run = try sandbox.run(
      "play", file.description, "--seed", "1", "--replies", "-", "--lang", "en", input: script)
    #expect(run.code == 0, "\(run.output)\(run.talk)")
    let score = try #require(trainee.session.scorecard?.score)
    #expect(run.output.contains("\(score) points: passed"))
  }

  @Test(.enabled(if: !drills.isEmpty))
  func everyDrillIsListed() throws {
    let sandbox = try Sandbox()
    sandbox.environment["DRILL_DATA"] = Self.root
    for language in ["en", "zh"] {
      let run = try sandbox.run("list", "--lang", language)
      #expect(run.code == 0)
      #expect(run.talk.isEmpty, "\(run.talk)")
    }
  }
}
