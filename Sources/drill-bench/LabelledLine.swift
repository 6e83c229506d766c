import DrillText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A line of a labelled file, as JSON Lines hold it.
///
/// A line with `labels` says which rules of the kinds voice, forbidden and never-say a reply calls for; one with
/// `acts` which of greet, thank and bye it does; one with neither is presumed blameless.
struct LabelledLine: Decodable {
  var id: String
  var text: String
  var labels: [String]?
  var acts: [String]?

  /// What is expected to be found, out of what is looked for; nil for a line without labels.
  var expected: Set<String>? {
    if let labels { return Set(labels) }
    guard let acts else { return nil }
    return Set(acts.compactMap { Self.rules[$0] })
  }

  /// The rules that `acts` speak of.
  static let rules = ["greet": "greeting", "thank": "thanks", "bye": "farewell"]

  /// The language of the text: Chinese from three Han characters in ten letters on.
  var language: Language {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    let han = letters.count { $0.properties.isIdeographic }
    return han * 10 >= letters.count * 3 && han > 0 ? .zh : .en
  }

  /// Reads the lines of a file.
  static func read(_ bytes: [UInt8]) throws -> [LabelledLine] {
    let decoder = JSONDecoder()
    return try bytes.split(separator: UInt8(ascii: "\n")).map { line in
      try decoder.decode(LabelledLine.self, from: Data(line))
    }
  }
}
