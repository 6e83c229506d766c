import DrillScript
import DrillText
import Testing

@testable import DrillReview

@Suite("A disagreement becomes an example in the rubric")
struct LessonTests {
  static let english = """
    # Small
    format: 1
    id: small
    language: en
    pass: 60

    ## voice greeting
    clause: P5.2
    advice: Greet first.
    say: hello | good morning
    + [Hello], this is Lin.
    - Who is this, and
      what for?

    ## forbidden denial
    clause: P5.3
    advice: Say what you can do.
    say: no
    - Do you know?
    todo + [Nope].
    note: the end
    """

  static let chinese = """
    # 小
    格式: 1
    编号: small
    语言: zh
    及格: 60

    ## 五声 greeting 问候声
    条款: P5.2
    建议: 先问好。
    说: 您好
    + [您好]，我是小林。
    - 喂？
    """

  private func taught(_ lesson: Lesson?, to text: String) throws -> RubricEdit {
    try #require(lesson).taught(to: Array(text.utf8), path: "small.rubric")
  }

  @Test("It stands below the last example of its rule, as todo where it does not hold yet")
  func placed() throws {
    let lines = Self.english.split(separator: "\n", omittingEmptySubsequences: false)
    for (lesson, line, text, isTodo) in [
      (Lesson(rule: "greeting", text: "Hello again!", words: "Hello"), 14, "+ [Hello] again!", false),
      (
        Lesson(rule: "greeting", text: "Morning,\n Ms. Li", words: "Morning"), 14, "todo + [Morning], Ms. Li",
        true
      ),
      (Lesson(rule: "greeting", text: "a [b] \\ c", words: nil), 14, "- a \\[b\\] \\\\ c", false),
      (Lesson(rule: "denial", text: "No way?", words: nil), 21, "todo - No way?", true),
    ] {
      let edit = try taught(lesson, to: Self.english)
      #expect(edit.line == line && edit.text == text && edit.isTodo == isTodo, "\(edit)")
      var expected = lines.map(String.init)
      expected.insert(text, at: line - 1)
      #expect(String(decoding: edit.bytes, as: UTF8.self) == expected.joined(separator: "\n"))
    }
    let edit = try taught(Lesson(rule: "greeting", text: "早上好", words: "早上好"), to: Self.chinese)
    #expect(edit.text == "待办 + [早上好]")
  }

  @Test(
    "Every other byte stays: line ends, the mark of UTF-8, a last line without an end",
    arguments: ["\n", "\r\n", "\r"], [true, false])
  func bytesStay(ending: String, isMarked: Bool) throws {
    for text in [Self.english, Self.chinese] {
      for tail in ["", ending, ending + ending] {
        let before = Array(
          ((isMarked ? "\u{FEFF}" : "") + text.replacing("\n", with: ending) + tail).utf8)
        let lesson = try #require(Lesson(rule: "greeting", text: "Nothing of it", words: nil))
        let edit = try lesson.taught(to: before, path: "small.rubric")
        let new = Array(edit.text.utf8)
        let place = try #require(edit.bytes.firstRange(of: new))
        var without = edit.bytes
        without.removeSubrange(place)
        // The line's own end goes with it, behind it or, at the end of the file, before it.
        let end = Array(ending.utf8)
        let start = place.lowerBound
        let behind = start..<min(start + end.count, without.count)
        let isLast = behind.count < end.count || Array(without[behind]) != end
        without.removeSubrange(isLast ? start - end.count..<start : behind)
        #expect(without == before, "\(ending.utf8.map { $0 }) \(isMarked) \(tail.count)")
      }
    }
  }

  @Test("What stands there already is refused, and so is its opposite")
  func refusals() throws {
    let cases: [(Lesson?, LessonRefusal)] = [
      (Lesson(rule: "greeting", text: "HELLO,  this is Lin.", words: "HELLO"), .known(line: 11)),
      (Lesson(rule: "greeting", text: "Hello, this is Lin.", words: nil), .contradicts(line: 11)),
      (Lesson(rule: "denial", text: "Nope.", words: "Nope"), .known(line: 20)),
      (Lesson(rule: "farewell", text: "Bye.", words: "Bye"), .noRule),
    ]
    for (lesson, refusal) in cases {
      #expect(throws: refusal) { try taught(lesson, to: Self.english) }
    }
    let lesson = try #require(Lesson(rule: "greeting", text: "Hello!", words: "Hello"))
    #expect(throws: LessonRefusal.unreadable) { try lesson.taught(to: [0xFF], path: "x") }
    #expect(Lesson(rule: "greeting", text: "Hello", words: "bye") == nil)
    #expect(Lesson(rule: "greeting", text: " \n", words: nil) == nil)
    let known = try taught(lesson, to: Self.english)
    #expect(throws: LessonRefusal.known(line: known.line)) {
      try lesson.taught(to: known.bytes, path: "small.rubric")
    }
  }

  @Test("Whatever was typed comes back as it was", arguments: [UInt64(1), 2, 3])
  func anyReply(seed: UInt64) throws {
    var random = Seeded(seed)
    let pieces = [
      "hello", "no", "[", "]", "\\", "+", "-", "todo", "#", ":", "|", " ", "您好", "\u{200B}", "👍", "=>", "\t",
    ]
    var bytes = Array(Self.english.utf8)
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      guard let lesson = Lesson(rule: "denial", text: text, words: nil),
        let edit = try? lesson.taught(to: bytes, path: "small.rubric")
      else { continue }
      let source = try #require(TextDecoding.decode(edit.bytes, path: "small.rubric").value)
      let examples = try #require(Rubric.read(source).value).words.examples(of: "denial")
      let written = examples.first { $0.span.start.line == edit.line }
      #expect(written?.text == lesson.text && written?.isTodo == edit.isTodo, "seed \(seed): \(text)")
      #expect(edit.isTodo == !lesson.holds(in: try #require(Rubric.read(source).value).words))
      bytes = edit.bytes
    }
    #expect(bytes.count > Self.english.utf8.count + 200)
  }
}
