import DrillMatch
import DrillScript
import DrillText

/// A correction that a rubric is to remember: an example below its rule.
public struct Lesson: Sendable, Hashable {
  /// The rule.
  public var rule: String
  /// The words of the reply, in one line.
  public var text: String
  /// What the rule is to find in it, in Unicode scalars; nil where it is to find nothing.
  public var mark: Range<Int>?

  /// Creates a lesson; line breaks, tabs and other control characters become spaces.
  ///
  /// - Parameter words: the words that the rule is to find; nil where it is to find nothing.
  /// - Returns: nil where the words do not stand in the text, or there is no text.
  public init?(rule: String, text: String, words: String?) {
    let line = Self.line(text)
    guard !line.isEmpty else { return nil }
    self.rule = rule
    self.text = line
    guard let words else { return }
    let wanted = Self.line(words)
    guard !wanted.isEmpty, let range = line.firstRange(of: wanted) else { return nil }
    let start = line[..<range.lowerBound].unicodeScalars.count
    mark = start..<start + wanted.unicodeScalars.count
  }

  private static func line(_ text: String) -> String {
    let spaced = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    return spaced.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The line as it stands in a rubric, such as `+ [Hello], Ms. Li.`.
  func line(isTodo: Bool, in language: Language) -> String {
    var body = ""
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if offset == mark?.lowerBound { body += "[" }
      if scalar == "[" || scalar == "]" || scalar == "\\" { body += "\\" }
      body.unicodeScalars.append(scalar)
      if offset + 1 == mark?.upperBound { body += "]" }
    }
    let todo = isTodo ? Words(en: "todo ", zh: "待办 ")[language] : ""
    return "\(todo)\(mark == nil ? "-" : "+") \(body)"
  }

  /// Whether the rule does already what the lesson asks for: exactly one hit at the mark, or none.
  func holds(in words: RubricWords) -> Bool {
    guard let match = words.match(rule) else { return false }
    let matcher = RuleMatcher(rules: [match], lists: words.lists, negation: words.negation)
    return matcher.findings(in: text).map(\.span) == (mark.map { [$0] } ?? [])
  }

  /// The words that a rule of a rubric finds in a reply, one for each hit.
  public static func words(foundBy rule: String, in reply: String, of rubric: Rubric) -> [String] {
    guard let match = rubric.words.match(rule) else { return [] }
    let matcher = RuleMatcher(rules: [match], lists: rubric.words.lists, negation: rubric.words.negation)
    return matcher.findings(in: reply).map(\.text)
  }

  /// Whether an example is about the same words, however they are spaced and capitalised.
  public func isAbout(_ example: Example) -> Bool {
    Self.line(example.text).lowercased() == text.lowercased()
  }
}

/// A rubric's file with one line more.
public struct RubricEdit: Sendable, Hashable {
  /// The whole file.
  public let bytes: [UInt8]
  /// The number of the new line, from 1.
  public let line: Int
  /// The new line, without its end.
  public let text: String
  /// The line above it, without its end.
  public let above: String
  /// Whether the example does not hold yet.
  public let isTodo: Bool
}

/// Why a rubric cannot take a lesson.
public enum LessonRefusal: Error, Sendable, Hashable {
  /// The rubric cannot be read.
  case unreadable
  /// It has no rule of this id.
  case noRule
  /// The engine finds the rule, not words.
  case notByWords
  /// The example stands there already, in this line.
  case known(line: Int)
  /// The words stand there as an example of the opposite, in this line.
  case contradicts(line: Int)
}

extension Lesson {
  /// Puts the lesson below the last example of its rule, as `todo` where it does not hold yet.
  ///
  /// Every other byte of the file stays, with its line ends and its mark of UTF-8. It costs reading the rubric twice.
  public func taught(to bytes: [UInt8], path: String) throws(LessonRefusal) -> RubricEdit {
    guard let rubric = Self.read(bytes, path: path) else { throw .unreadable }
    guard let rule = rubric.rules.first(where: { $0.id == self.rule }) else { throw .noRule }
    let examples = rubric.words.examples(of: rule.id)
    guard case .words = rule.source, let last = examples.map(\.span.start.line).max() else {
      throw .notByWords
    }
    if let known = examples.first(where: isAbout) {
      let line = known.span.start.line
      if (known.expectation == .miss) != (mark == nil) { throw .contradicts(line: line) }
      throw .known(line: line)
    }
    let isTodo = !holds(in: rubric.words)
    let text = line(isTodo: isTodo, in: rubric.language)
    let edit = Self.inserting(text, afterExampleAt: last, into: bytes, isTodo: isTodo)
    // What was written must be read as it was meant, whatever stood in the reply.
    guard let again = Self.read(edit.bytes, path: path),
      again.words.examples(of: rule.id).count == examples.count + 1,
      let written = again.words.examples(of: rule.id).first(where: { $0.span.start.line == edit.line }),
      written.text == self.text, written.isTodo == isTodo
    else { throw .unreadable }
    return edit
  }

  private static func read(_ bytes: [UInt8], path: String) -> Rubric? {
    let decoding = TextDecoding.decode(bytes, path: path)
    guard let source = decoding.value, !decoding.diagnostics.hasErrors else { return nil }
    let reading = Rubric.read(source, findsRepeats: false)
    return reading.diagnostics.hasErrors ? nil : reading.value
  }

  /// The file with a line below an example, behind the lines by which the example goes on.
  private static func inserting(
    _ text: String, afterExampleAt number: Int, into bytes: [UInt8], isTodo: Bool
  ) -> RubricEdit {
    let lines = FileLine.all(of: bytes)
    var index = min(max(number - 1, 0), lines.count - 1)
    while index + 1 < lines.count, lines[index + 1].goesOn { index += 1 }
    let above = lines[index]
    // The last line of a file may have no end; then the one before it tells how lines end here.
    let ending =
      above.ending.isEmpty ? lines.dropLast().last.map { Array($0.ending) } ?? [0x0A] : Array(above.ending)
    let new = above.ending.isEmpty ? ending + Array(text.utf8) : Array(text.utf8) + ending
    let place = above.ending.endIndex
    return RubricEdit(
      bytes: Array(bytes[..<place]) + new + Array(bytes[place...]), line: index + 2, text: text,
      above: String(decoding: above.text, as: UTF8.self), isTodo: isTodo)
  }
}

/// A line of a file as its bytes, with its end.
private struct FileLine {
  let text: ArraySlice<UInt8>
  /// `\n`, `\r\n` or `\r`; empty where the file ends without one.
  let ending: ArraySlice<UInt8>

  /// Whether the line goes on with the one above it: it is indented and not blank.
  var goesOn: Bool {
    let body = text.drop { $0 == 0x20 || $0 == 0x09 }
    let isWide = text.starts(with: [0xE3, 0x80, 0x80])
    return isWide || (body.count < text.count && !body.isEmpty)
  }

  static func all(of bytes: [UInt8]) -> [FileLine] {
    var lines: [FileLine] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      var next = min(end + 1, bytes.count)
      if end < bytes.count, bytes[end] == 0x0D, next < bytes.count, bytes[next] == 0x0A { next += 1 }
      lines.append(FileLine(text: bytes[start..<end], ending: bytes[end..<next]))
      start = next
    }
    return lines
  }
}
