import DrillPlay
import DrillScript
import Testing

@Suite("The customer's words come one by one")
struct UtteranceTests {
  private func utterance(_ text: String, _ milliseconds: Int, upset: Bool = false) -> Utterance {
    Utterance(speaker: .customer, text: text, milliseconds: milliseconds, start: 1000, isUpset: upset)
  }

  /// Everything that is heard one after the other, from moment to moment.
  private func stages(_ utterance: Utterance) -> [String] {
    var stages = [utterance.heard(at: utterance.start)]
    var time = utterance.start
    while let next = utterance.nextChange(after: time), next > time {
      time = next
      stages.append(utterance.heard(at: time))
    }
    return stages
  }

  @Test("Word by word in English, character by character in Chinese")
  func words() {
    #expect(
      stages(utterance("“Well, I've paid.” Now?", 4000)) == [
        "“Well,", "“Well, I've", "“Well, I've paid.”", "“Well, I've paid.” Now?", "“Well, I've paid.” Now?",
      ])
    #expect(
      stages(utterance("转了 8000，没到！", 3000)) == [
        "转", "转了", "转了 8000，", "转了 8000，没", "转了 8000，没到！", "转了 8000，没到！",
      ])
  }

  @Test("In bursts when upset, which end with a clause")
  func bursts() {
    let text = "Where is my money now, you people? Give it back!"
    #expect(
      stages(utterance(text, 4000, upset: true)) == [
        "Where is my money", "Where is my money now,", "Where is my money now, you people?", text, text,
      ])
  }

  @Test(
    "All is heard at the end and not before, and what was heard only grows",
    arguments: [
      "Name's Doyle. I've paid eight thousand in!", "我姓孙。我往你们这儿转了八千块，短信都说扣了！", "…", "", "  ",
      "e\u{301}te\u{301} 👩‍👩‍👧 ok", "！？，", "Order #12345 -> https://example.org/a?b=c",
    ])
  func grows(text: String) {
    for milliseconds in [0, 1, 400, 9000] {
      for upset in [false, true] {
        let one = utterance(text, milliseconds, upset: upset)
        let heard = stages(one)
        #expect(heard.last == text)
        #expect(one.heard(at: one.end) == text)
        for (before, after) in zip(heard, heard.dropFirst()) { #expect(after.hasPrefix(before)) }
        #expect(one.nextChange(after: one.end) == nil)
      }
    }
  }

  @Test("A pause shifts everything")
  func delay() {
    var one = utterance("one two three four", 4000)
    let heard = one.heard(at: 2500)
    one.delay(by: 60_000)
    #expect(one.heard(at: 62_500) == heard)
    #expect(one.end == 65_000)
  }
}
