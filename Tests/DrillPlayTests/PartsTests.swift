import DrillEngine
import DrillPlay
import DrillText
import Testing

@Suite("A reply is looked at before it is sent")
struct TypedCheckTests {
  @Test(
    "Latin letters alone look like an input method that is off, in a Chinese drill only",
    arguments: [
      ("ni hao", true), ("nihao, xiansheng", true), ("OK", true), ("您好", false), ("APP 打不开", false),
      ("8000", false), ("？", false), ("", false), ("K", false), ("ｎｉ ｈａｏ", false), ("привет", false),
    ])
  func inputMethod(text: String, isHeld: Bool) {
    #expect(TypedCheck.looksLikeInputMethodOff(text, in: .zh) == isHeld)
    #expect(!TypedCheck.looksLikeInputMethodOff(text, in: .en))
  }
}

@Suite("What is typed behind a slash")
struct MetaWordTests {
  @Test(
    "Both languages, and what input methods give for a slash",
    arguments: ["/hint", "/HINT", "/提示", "、提示", "／提示", "、hint", "/hint please"])
  func hints(line: String) {
    guard case .other(let word) = MetaWord.typedLine(line) else {
      Issue.record("\(line) is no word of the player")
      return
    }
    #expect(MetaWord(word) == .hint)
  }

  @Test("An enumeration comma may begin a reply")
  func words() {
    #expect(MetaWord.typedLine("、还有别的吗") == .words("、还有别的吗"))
  }

  @Test(
    "The key of an option as it is typed",
    arguments: [("b", "b"), ("B", "b"), ("b)", "b"), ("ｂ）", "b"), (" c. ", "c"), ("２", "2")])
  func keys(typed: String, key: String) {
    #expect(optionKey(typed) == key)
  }

  @Test(
    "Moods have a word at every height",
    arguments: [(0, "furious"), (29, "angry"), (45, "reserved"), (100, "content")])
  func moods(mood: Int, word: String) {
    #expect(MoodWord.words(for: mood).en == word)
  }
}
