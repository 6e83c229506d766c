import DrillText
import Testing

@testable import DrillStore

@Suite struct LibraryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aNamedFolderIsTheOnlyPlace() throws {
    let error = #expect(throws: StoreError.self) { try Library.locate(option: folder.path) }
    #expect(error?.kind == .missing)
    #expect(error?.message.en.contains(folder.path) == true)
    #expect(Library.places(option: folder.path) == [folder.path])
    try folder.write("", to: "Scenarios/en/a.drill")
    #expect(try Library.locate(option: folder.path).root == folder.path)
  }

  @Test func theSearchGoesUpwardAndToTheProgram() {
    guard Host.variable("DRILL_DATA") == nil else { return }
    let places = Library.places(option: nil)
    #expect(places.first == Files.workingFolder)
    #expect(places.contains("/"))
    #expect(places.contains { $0.hasSuffix("/share/drill") })
    #expect(Set(places).count == places.count)
  }

  @Test func listsBothLanguages() throws {
    try folder.write("", to: "Scenarios/en/b.drill")
    try folder.write("", to: "Scenarios/en/a.drill")
    try folder.write("", to: "Scenarios/en/notes.txt")
    try folder.write("", to: "Scenarios/zh/c.drill")
    let library = Library(root: folder.path)
    #expect(library.scenarioIDs(.en) == ["a", "b"])
    #expect(library.scenarioIDs(.zh) == ["c"])
    #expect(library.rubricIDs(.en).isEmpty)
  }

  @Test func headingsAreReadFromTheHeadsAlone() throws {
    func head(_ id: String, _ profile: String = "") -> String {
      "# \(id)\nformat: 1\nid: \(id)\nlanguage: en\nchannel: chat\nprofile: Li \(profile)\nrubric: none\n"
    }
    // Longer than what is read at once, with the bytes of the mark on either side of the cut.
    for length in 4000..<4040 {
      try folder.write(
        head("long", String(repeating: "x", count: length)) + "\n＃＃ a\n\u{0}", to: "Scenarios/en/long.drill")
      #expect(Library(root: folder.path).headings(.en).first?.heading?.id == "long")
    }
    try folder.write(head("a") + "\n## step\nnonsense", to: "Scenarios/en/a.drill")
    try folder.write("# b\n", to: "Scenarios/en/b.drill")
    let listed = Library(root: folder.path).headings(.en)
    #expect(listed.map(\.id) == ["a", "b", "long"])
    #expect(listed.map { $0.heading?.id } == ["a", nil, "long"])
    #expect(listed.first?.path == "\(folder.path)/Scenarios/en/a.drill")
  }

  @Test func readsClauseTitles() throws {
    try folder.write("P5.2 = The five voices\n\nnonsense\nP5.3=四种语言 = x\r\n", to: "Rubrics/zh/clauses")
    #expect(
      Library(root: folder.path).clauseTitles(.zh) == ["P5.2": "The five voices", "P5.3": "四种语言 = x"])
  }

  @Test func aScenarioThatIsNotThereIsMissing() {
    let error = #expect(throws: StoreError.self) {
      try Library(root: folder.path).load(scenario: "nothing", .en)
    }
    #expect(error?.kind == .missing)
  }

  @Test func complaintsArePrintedInFull() throws {
    try folder.write("# Title\nformat: 1\nnonsense: 1\n", to: "Scenarios/en/broken.drill")
    let loaded = try Library(root: folder.path).load(scenario: "broken", .en)
    #expect(loaded.hasErrors)
    #expect(loaded.complaints(in: .en).contains { $0.contains("broken.drill:3:") })
  }
}
