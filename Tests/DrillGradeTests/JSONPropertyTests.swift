import Testing

@testable import DrillGrade

/// What holds for any text; a failure prints the seed that shows it.
@Suite struct JSONPropertyTests {
  /// Every way in which JSON may write a scalar.
  private func ways(of scalar: Unicode.Scalar) -> [String] {
    func unit(_ value: UInt16, _ isUpper: Bool) -> String {
      let digits = String(value, radix: 16, uppercase: isUpper)
      return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    }
    let units = Array(String(scalar).utf16)
    var ways = [false, true].map { isUpper in units.map { unit($0, isUpper) }.joined() }
    let short: [Unicode.Scalar: String] = [
      "\"": #"\""#, "\\": #"\\"#, "/": #"\/"#, "\u{08}": #"\b"#, "\u{0C}": #"\f"#, "\n": #"\n"#, "\r": #"\r"#,
      "\t": #"\t"#,
    ]
    if let way = short[scalar] { ways.append(way) }
    if scalar.value >= 0x20, scalar != "\"", scalar != "\\" {
      ways += Array(repeating: String(scalar), count: 3)
    }
    return ways
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func anyWayOfEscapingReadsTheSame(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let plain = generator.text()
    let source = plain.unicodeScalars.map { ways(of: $0).randomElement(using: &generator) ?? "" }.joined()
    let read = try text(of: Array("\"\(source)\"".utf8))
    #expect(Array(read.unicodeScalars) == Array(plain.unicodeScalars), "seed \(seed): \(source)")
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func whatIsWrittenReadsTheSame(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let plain = generator.text()
    let source = written(plain)
    #expect(try text(of: source).unicodeScalars.elementsEqual(plain.unicodeScalars), "seed \(seed)")
    // Nothing in it may look like a line break to anyone.
    #expect(String(decoding: source, as: UTF8.self).count { $0.isNewline } == 0, "seed \(seed)")
    #expect(source.allSatisfy { $0 >= 0x20 }, "seed \(seed)")
  }

  @Test(arguments: [
    ("", #""""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\u{08}\u{09}\n\u{0C}\r", #""\b\t\n\f\r""#),
    ("\u{00}\u{0B}\u{1F}", #""\u0000\u000b\u001f""#), ("\u{85}\u{2028}\u{2029}", #""\u0085\u2028\u2029""#),
    ("您好 é 😀\u{7F}", "\"您好 é 😀\u{7F}\""), ("\u{84}\u{202A}\u{2027}", "\"\u{84}\u{202A}\u{2027}\""),
  ])
  func escapes(plain: String, source: String) {
    #expect(String(decoding: written(plain), as: UTF8.self) == source)
  }

  /// A line with bytes changed at random is graded or refused, but never takes the program down.
  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func anyBytesAreGradedOrRefused(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var line = Array(
      #"{"id":1,"text":"he\u006clo \ud83d\ude00 您好","turns":null,"lang":"en","x":[{"y":-1e3},true]}"#.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0..<line.count, using: &generator)
      // A line break would make two lines of it.
      defer { line = line.map { $0 == 0x0A ? 0x0D : $0 } }
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: line.remove(at: place)
      case 1: line.insert(UInt8.random(in: 0...255, using: &generator), at: place)
      case 2: line[place] = Array("{}[]\",:\\u0".utf8).randomElement(using: &generator) ?? 0
      default: line[place] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    let (result, output) = grade(line)
    switch result {
    case .graded: #expect(output.hasPrefix(#"{"id":"#) && output.hasSuffix("}\n"), "seed \(seed)")
    case .blank, .bad: #expect(output.isEmpty, "seed \(seed)")
    }
  }
}
