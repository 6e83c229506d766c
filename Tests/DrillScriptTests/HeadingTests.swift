import DrillText
import Testing

@testable import DrillScript

@Suite("The head of a scenario")
struct HeadingTests {
  private static let file = """
    # The parcel
    format: 1
    id: parcel
    language: en
    channel: chat
    profile: Ms Li,
      who has waited
    rubric: etiquette
    clauses: P5.2 Q4
    level: 3
    topic: Parcels

    ## opening
    due: nonsense
    """

  private static func read(_ text: String) -> Reading<ScenarioHeading> {
    ScenarioHeading.read(Array(text.utf8), path: "a.drill")
  }

  @Test("It says what a list shows, and nothing of the steps")
  func whole() throws {
    let reading = Self.read(Self.file)
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.value
        == ScenarioHeading(
          id: "parcel", title: "The parcel", language: .en, channel: .chat, profile: "Ms Li, who has waited",
          rubric: "etiquette", clauses: ["P5.2", "Q4"], level: 3, topic: "Parcels"))
  }

  @Test("The first section is found however lines end, and only at the start of a line")
  func end() {
    for (text, length) in [
      ("# A\nid: a\n## b\n", 10), ("# A\r\nid: a\r\n## b", 12), ("# A\rid: a\r##b", 10), ("## b", 0),
      ("# A\n＃＃ b", 4), ("# A\n#＃ b", 4), ("# A\nid: a ## b\n # c\n", nil), ("# A\n#", nil), ("", nil),
    ] {
      #expect(ScenarioHeading.headEnd(in: Array(text.utf8)) == length, "\(text.debugDescription)")
    }
  }

  @Test("A mistake in the head is told, one below it is not", arguments: ["channel: chat", "id: parcel"])
  func mistakes(_ line: String) {
    #expect(Self.read(Self.file.replacing(line, with: "nonsense: 1")).diagnostics.hasErrors)
    #expect(!Self.read(Self.file + "\nnonsense: 1").diagnostics.hasErrors)
  }

  @Test("Nothing at all is an error", arguments: ["", "\n\n", "## opening\n-> end"])
  func nothing(_ text: String) {
    let reading = Self.read(text)
    #expect(reading.value == nil)
    #expect(reading.diagnostics.hasErrors)
  }
}
