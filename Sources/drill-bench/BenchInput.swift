import DrillText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a figure is taken on, and what was asked for on the command line.
struct BenchInput {
  var seed: UInt64 = 1
  /// Megabytes of input where nothing else is said.
  var megabytes: Int?
  /// The texts of the files that were named; empty when lines are made up.
  var texts: [String] = []

  /// Why the arguments cannot be used.
  struct Mistake: Error, CustomStringConvertible { let description: String }

  /// Reads `--seed N`, `--size MB` and `--lines FILE…`.
  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--seed":
        guard let seed = rest.popFirst().flatMap({ UInt64($0) }) else {
          throw Mistake(description: "--seed N")
        }
        self.seed = seed
      case "--size":
        guard let size = rest.popFirst().flatMap({ Int($0) }), size > 0 else {
          throw Mistake(description: "--size MB")
        }
        megabytes = size
      case "--lines":
        while let path = rest.first, !path.hasPrefix("--") {
          rest.removeFirst()
          guard let data = FileManager.default.contents(atPath: path) else {
            throw Mistake(description: "\(path) cannot be read")
          }
          texts += try LabelledLine.read([UInt8](data)).map(\.text)
        }
        guard !texts.isEmpty else { throw Mistake(description: "--lines FILE…") }
      default: throw Mistake(description: "“\(word)” is not known here")
      }
    }
  }

  /// Calls `body` with one text after the other until they make so many bytes together.
  func forEachText(bytes: Int, _ body: (String) throws -> Void) rethrows {
    var lines = BenchLines(seed: seed)
    var sum = 0
    var number = 0
    while sum < bytes {
      let text = texts.isEmpty ? lines.next() : texts[number % texts.count]
      try body(text)
      // A text of nothing counts too, so that a file of them comes to an end.
      sum += text.utf8.count + 1
      number += 1
    }
  }

  /// Texts one after the other in one buffer.
  func texts(bytes: Int, language: Language? = nil) -> TextBlock {
    var block = TextBlock()
    forEachText(bytes: bytes) { text in
      if let language, LabelledLine(id: "", text: text).language != language { return }
      block.append(text)
    }
    return block
  }
}

/// Texts in one buffer, with their places.
struct TextBlock {
  private(set) var bytes: [UInt8] = []
  private(set) var places: [Range<Int32>] = []

  mutating func append(_ text: String) {
    let start = Int32(bytes.count)
    bytes += Array(text.utf8)
    places.append(start..<Int32(bytes.count))
  }

  /// Hands out the bytes and the places.
  func with<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Range<Int32>>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in places.withUnsafeBufferPointer { body(bytes, $0) } }
  }
}
