import DrillText
import Foundation
import Testing

@testable import DrillScript

@Suite("The heads of a rubric")
struct HeadReadingTests {
  private static func heads(_ text: String) -> Reading<Rubric> {
    Rubric.readHeads(Array(text.utf8), path: "a.rubric")
  }

  private static func all(_ text: String) -> Reading<Rubric> {
    Rubric.read(SourceFile(path: "a.rubric", text: text), findsRepeats: false)
  }

  private static func expectSame(_ text: String, _ name: String) {
    let (heads, all) = (heads(text), all(text))
    #expect((heads.value == nil) == (all.value == nil), "\(name)")
    guard let quick = heads.value, let slow = all.value else {
      #expect(heads.diagnostics == all.diagnostics, "\(name)")
      return
    }
    // With an error at hand everything is told at once; else what there is to say comes with the words.
    #expect(heads.diagnostics.isEmpty || heads.diagnostics == all.diagnostics, "\(name)")
    #expect(quick.words.diagnostics == all.diagnostics, "\(name)")
    #expect(quick.id == slow.id && quick.title == slow.title && quick.language == slow.language, "\(name)")
    #expect(quick.weights == slow.weights && quick.tariffs == slow.tariffs, "\(name)")
    #expect(quick.passMark == slow.passMark && quick.bonusCap == slow.bonusCap, "\(name)")
    #expect(quick.rules == slow.rules && quick.time == slow.time && quick.moods == slow.moods, "\(name)")
    #expect(quick.knowsHoldCues == slow.knowsHoldCues, "\(name)")
    #expect(quick.words.rules == slow.words.rules && quick.words.lists == slow.words.lists, "\(name)")
  }

  @Test(
    "They say what the whole file says, and so do the words", arguments: ["\n", "\r\n", "\r", "\u{2028}"])
  func same(_ lineEnd: String) throws {
    var texts = Language.allCases.map { ("fixture \($0.rawValue)", Fixture.rubricText($0)) }
    for name in DiagnosticFilesTests.files where name.hasSuffix(".rubric") {
      let bytes = try Data(contentsOf: diagnosticsFolder.appending(path: name))
      texts.append((name, String(decoding: bytes, as: UTF8.self)))
    }
    #expect(texts.count > 20)
    for (name, text) in texts {
      Self.expectSame(text.replacing("\r\n", with: "\n").replacing("\n", with: lineEnd), name)
    }
  }

  @Test("Lines made at random from those of a rubric are read alike", arguments: UInt64(1)...60)
  func random(_ seed: UInt64) {
    var dice = SplitMix(state: seed)
    let lines = Fixture.rubricText(seed % 2 == 0 ? .en : .zh).split(separator: "\n").map(String.init)
    let more = [
      "", "  gone on", "\tgone on", " one space", "todo + [no].", "- no", "note: x", "->", "say : y", "+",
    ]
    var text = lines.prefix(6).joined(separator: "\n")
    for _ in 0..<30 {
      text += "\n" + ((dice.next() % 3 == 0 ? more : lines).randomElement(using: &dice) ?? "")
    }
    Self.expectSame(text, "seed \(seed):\n\(text)")
  }

  @Test("Nearly everything else is left unread")
  func lines() {
    let text = """
      # A
      format: 1
      cue: please

      ## list no
      say: no |
        never

      ## voice greeting Greeting
      clause: P5.2
      say : hello
        hi
      advice: Greet
        kindly.
      + [Hello].
      - Hell.
      todo + [Howdy].
      sayings: x
      """
    let head = String(decoding: HeadLines.of(Array(text.utf8)), as: UTF8.self)
    #expect(
      head.split(separator: "\n") == [
        "# A", "format: 1", "cue: please", "## list no", "## voice greeting Greeting", "clause: P5.2",
        "advice: Greet", "  kindly.", "sayings: x",
      ])
    #expect(head.count { $0 == "\n" } == text.count { $0 == "\n" })
  }

  @Test("A phrase that is broken is told with the words, before any is judged by")
  func broken() throws {
    let text = Fixture.rubricText(.en).replacing("say: 致谢声", with: "say: (致谢声")
    let reading = Self.heads(text)
    #expect(reading.diagnostics.isEmpty)
    #expect(try #require(reading.value).words.diagnostics.hasErrors)
    // Bytes that are no text are seen when the words are read.
    let damaged = Array(Fixture.rubricText(.en).utf8) + Array("\n## list x\nsay: ".utf8) + [0xFF, 0x0A]
    let rubric = Rubric.readHeads(damaged, path: "a.rubric").value
    #expect(rubric?.words.diagnostics.hasErrors == true)
  }
}
