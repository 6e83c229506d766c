import Testing

@testable import DrillStore

@Suite struct FolderNameTests {
  @Test(arguments: [
    ("lin", "lin"), ("小林", "小林"), ("Lin Wei", "Lin%20Wei"), ("", "%"), ("..", "%2E."), (".", "%2E"),
    (".hidden", "%2Ehidden"), ("a/b", "a%2Fb"), ("a\u{0}b", "a%00b"), ("100%", "100%25"), ("~", "%7E"),
    ("v1.2", "v1.2"), ("é", "%C3%A9"), ("e\u{301}", "e%CC%81"), ("\u{F900}", "%EF%A4%80"), ("a\nb", "a%0Ab"),
  ])
  func encodes(name: String, folder: String) {
    #expect(FolderName.encode(name) == folder)
  }

  @Test func longNamesAreShortenedAndStayApart() {
    let long = String(repeating: "林", count: 100)
    let names = [long, long + "a", long + "b"].map(FolderName.encode)
    #expect(Set(names).count == 3)
    for name in names { #expect(name.utf8.count <= FolderName.longest) }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func isSafeAndInjective(seed: UInt64) {
    var random = Seeded(seed)
    // Few letters, and those that have a meaning to the encoding, so that names come close to each other.
    let letters: [Unicode.Scalar] = [
      "a", "A", ".", "/", "%", "2", "5", "F", "~", "-", "林", "é", "\u{301}", "\u{0}",
    ]
    var seen: [String: [UInt8]] = [:]
    for _ in 0..<4000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        view.append(letters[Int.random(in: letters.indices, using: &random)])
      }
      let name = String(view)
      let folder = FolderName.encode(name)
      let other = seen.updateValue(Array(name.utf8), forKey: folder)
      #expect(
        other == nil || other == Array(name.utf8), "seed \(seed): \(name.debugDescription) as \(folder)")
      #expect(!folder.isEmpty && !folder.hasPrefix(".") && !folder.unicodeScalars.contains("/"))
      #expect(folder.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F })
    }
  }
}
