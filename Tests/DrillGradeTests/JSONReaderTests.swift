import Testing

@testable import DrillGrade

/// What is JSON by RFC 8259 and what is not.
@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("null", JSONReader.Kind.null), (" true ", .bool), ("false", .bool), ("0", .number), ("-0", .number),
    ("-12.50e+3", .number), ("1E9", .number), ("0.1", .number), ("1e-2", .number),
    ("123456789012345678901234567890", .number), (#""""#, .string), (#""a\"b\\c\/d\b\f\n\r\t""#, .string),
    (#""\u0000\uFFFF\ud834\uDD1E""#, .string), ("\"\u{7F}\u{2028}\"", .string), ("[]", .array),
    ("[ ]", .array),
    ("[1 , [2,[]] ]", .array), ("{}", .object), (#"{ "a" : 1 , "a" : {"b":[{}]} }"#, .object),
    ("\t\r\n {}\t\r\n ", .object), (#"{"":""}"#, .object), ("[1,null,true,\"x\",{}]", .array),
    ("\"日本語 😀 naïve\"", .string),
  ])
  func reads(source: String, kind: JSONReader.Kind) throws {
    #expect(try read(Array(source.utf8)).get().kind == kind)
  }

  @Test(arguments: [
    ("", JSONProblem.Kind.endsEarly), (" ", .endsEarly), ("nul", .endsEarly), ("nulL", .unexpected),
    ("True", .unexpected), ("NaN", .unexpected), ("Infinity", .unexpected), ("+1", .unexpected),
    (".5", .unexpected),
    ("01", .badNumber), ("-01", .badNumber), ("1.", .badNumber), ("1.e3", .badNumber), ("1e", .badNumber),
    ("1e+", .badNumber), ("-", .badNumber), ("-a", .badNumber), ("0x10", .moreFollows),
    ("1_000", .moreFollows),
    ("１", .unexpected), ("'a'", .unexpected), (#""a"#, .endsEarly), (#""a\"#, .endsEarly),
    (#""\"#, .endsEarly),
    (#""\x""#, .badEscape), (#""\U0041""#, .badEscape), (#""\u00""#, .badEscape), (#""\u00G0""#, .badEscape),
    (#""\u004"#, .badEscape), (#""\ud800""#, .loneSurrogate), (#""\udc00""#, .loneSurrogate),
    (#""\ud800\ud800""#, .loneSurrogate), (#""\ud800\u0041""#, .loneSurrogate),
    (#""\ud800A""#, .loneSurrogate),
    (#""\uDFFF\uD800""#, .loneSurrogate), ("\"a\tb\"", .controlCharacter), ("\"a\nb\"", .controlCharacter),
    ("\"\0\"", .controlCharacter), ("\"12345678\u{1F}\"", .controlCharacter), ("[1,]", .unexpected),
    ("[,1]", .unexpected), ("[1 2]", .unexpected), ("[1", .endsEarly), ("[", .endsEarly), ("]", .unexpected),
    ("[1}", .unexpected), (#"{"a":1,}"#, .unexpected), (#"{"a"}"#, .unexpected), (#"{"a":}"#, .unexpected),
    (#"{a:1}"#, .unexpected), (#"{1:1}"#, .unexpected), (#"{"a":1 "b":2}"#, .unexpected),
    (#"{"a":1"#, .endsEarly),
    (#"{,}"#, .unexpected), ("{} {}", .moreFollows), ("[] x", .moreFollows), ("// a\n{}", .unexpected),
    ("{}/**/", .moreFollows), ("\u{FEFF}{}", .unexpected), ("\u{A0}{}", .unexpected),
    ("[1\u{0B}]", .unexpected),
  ])
  func refuses(source: String, kind: JSONProblem.Kind) {
    #expect(throws: kind) {
      do { _ = try read(Array(source.utf8)).get() } catch let problem as JSONProblem { throw problem.kind }
    }
  }

  /// Sequences that are no UTF-8, alone and at every place of the words that are read eight bytes at a time.
  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF],
      [0xE4, 0xBD], [0xE4, 0xBD, 0x41], [0xE4, 0x41, 0xA0], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x41],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
      [0xFC, 0x80, 0x80, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func brokenUTF8(bytes: [UInt8]) {
    for pad in 0..<18 {
      let padding = [UInt8](repeating: 0x61, count: pad)
      let offset = pad + 1
      guard case .failure(let problem) = read([0x22] + padding + bytes + padding + [0x22]) else {
        Issue.record("\(bytes) after \(pad) letters is taken for UTF-8")
        continue
      }
      #expect(problem.kind == .notUTF8)
      #expect(problem.offset == offset)
    }
  }

  @Test func everyCharacterOfUTF8IsTaken() throws {
    var whole = String.UnicodeScalarView()
    for value in stride(from: UInt32(0x80), through: 0x10FFFF, by: 37) {
      if let scalar = Unicode.Scalar(value) { whole.append(scalar) }
    }
    let all = String(whole)
    #expect(try text(of: Array("\"\(all)\"".utf8)) == all)
  }

  @Test func theStartOfAnObjectIsNoObject() {
    let bytes = Array(
      #"{"id":[-1.5e3,"a\u00e9\ud83d\ude00"],"text":"您好 hello there","n":null,"t":true,"o":{}}"#.utf8)
    #expect(throws: Never.self) { try read(bytes).get() }
    for count in 0..<bytes.count {
      guard case .failure = read(Array(bytes[..<count])) else {
        Issue.record("the first \(count) bytes are taken for a whole object")
        continue
      }
    }
  }

  @Test func depthHasALimit() {
    func nest(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
      Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
    }
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      #expect(throws: Never.self) { try read(nest(JSONReader.deepest, open, close)).get() }
      guard case .failure(let problem) = read(nest(JSONReader.deepest + 1, open, close)) else {
        Issue.record("no limit for \(open)")
        continue
      }
      #expect(problem.kind == .tooDeep)
    }
    guard case .failure(let problem) = read([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)) else {
      Issue.record("a million brackets are taken")
      return
    }
    #expect(problem.kind == .tooDeep)
  }
}

extension JSONProblem.Kind: Error {}
