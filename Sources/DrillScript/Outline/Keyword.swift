import DrillText

/// A word of the two formats with its names in both languages.
public struct Keyword<Meaning: Sendable & Hashable>: Sendable {
  /// What it stands for.
  public let meaning: Meaning
  /// The name to write in each language.
  public let name: Words
  /// Other names that are understood as well.
  public let others: [String]
  /// What it does, in a few words.
  public let use: Words

  init(_ meaning: Meaning, _ en: String, _ zh: String, others: [String] = [], use: Words) {
    self.meaning = meaning
    name = Words(en: en, zh: zh)
    self.others = others
    self.use = use
  }

  /// Every name that is understood.
  public var names: [String] { [name.en, name.zh] + others }
}

/// The words that can stand in one kind of place.
public struct KeywordTable<Meaning: Sendable & Hashable>: Sendable {
  /// The words in the order in which a reference lists them.
  public let keywords: [Keyword<Meaning>]
  private let byName: [String: Meaning]
  /// Every name with its meaning, the longest first.
  private let prefixes: [(name: LocatedText.Name, meaning: Meaning)]

  init(_ keywords: [Keyword<Meaning>]) {
    self.keywords = keywords
    var names: [String: Meaning] = [:]
    for keyword in keywords {
      for name in keyword.names { names[folded(name)] = keyword.meaning }
    }
    byName = names
    let all = keywords.flatMap { keyword in
      keyword.names.map { (name: LocatedText.Name($0), meaning: keyword.meaning) }
    }
    // Of names as long as each other the one that is listed first goes first.
    prefixes = all.enumerated().sorted { a, b in
      let (first, second) = (a.element.name.count, b.element.name.count)
      return first == second ? a.offset < b.offset : first > second
    }.map(\.element)
  }

  /// Every name that is understood.
  var names: [String] { keywords.flatMap(\.names) }

  /// What a text stands for, if it is one of the names.
  func meaning(of text: LocatedText) -> Meaning? {
    // No name is as long; folding a very long text would be wasted.
    text.count > 200 ? nil : byName[folded(text)]
  }

  /// What a text stands for, if it is one of the names.
  func meaning(of text: String) -> Meaning? {
    text.utf8.count > 200 ? nil : byName[folded(text)]
  }

  /// The name of a meaning in a language.
  func name(of meaning: Meaning, in language: Language) -> String {
    keywords.first { $0.meaning == meaning }?.name[language] ?? ""
  }

  /// The name that a misspelt one was likely meant to be, in the language of the file.
  func nearest(to text: String, in language: Language) -> String? {
    guard text.count <= 40, let best = Nearest.best(for: folded(text), among: names.map(folded)),
      let meaning = byName[best]
    else { return nil }
    return name(of: meaning, in: language)
  }

  /// The words of the table for which something holds.
  func filter(_ isIncluded: (Meaning) -> Bool) -> KeywordTable {
    KeywordTable(keywords.filter { isIncluded($0.meaning) })
  }

  /// All names, for a suggestion.
  var choices: Words {
    Words(
      en: "choose from: " + keywords.map(\.name.en).joined(separator: ", "),
      zh: "可以写：" + keywords.map(\.name.zh).joined(separator: "、"))
  }

  /// The meaning and the rest of a text that begins with one of the names, the longest one first.
  func splitPrefix(of text: LocatedText) -> (meaning: Meaning, rest: LocatedText)? {
    for (name, meaning) in prefixes {
      if let rest = text.droppingPrefix(name) { return (meaning, rest) }
    }
    return nil
  }
}

/// A name in the form in which names are compared.
///
/// Case, full width and runs of spaces make no difference, nor do spaces beside Han characters.
func folded(_ text: String) -> String { folded(text.unicodeScalars) }

/// A piece of a file in the form in which names are compared.
func folded(_ text: LocatedText) -> String { folded(text.scalars) }

private func folded(_ text: some Sequence<Unicode.Scalar>) -> String {
  var result: [Unicode.Scalar] = []
  result.reserveCapacity(text.underestimatedCount)
  for scalar in text {
    let plain = plain(scalar)
    guard plain == " " else {
      if result.last == " ", isHan(plain) { result.removeLast() }
      result.append(plain)
      continue
    }
    if let last = result.last, last != " ", !isHan(last) { result.append(" ") }
  }
  if result.last == " " { result.removeLast() }
  return String(scalars: result)
}

/// A scalar without case and full width; any space is a plain one.
func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 0x20))
  case 0x21..<0x7F, 0x4E00...0x9FFF: return scalar
  case 0xFF21...0xFF3A: return Unicode.Scalar(UInt8(scalar.value - 0xFEE0 + 0x20))
  case 0xFF01...0xFF5E: return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
  default: return scalar.isWhitespace ? " " : scalar
  }
}

/// Whether a character is written without spaces: Han, kana, or full-width punctuation.
func isHan(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case ..<0x2014: false
  case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0x20000...0x3FFFF: true
  case 0x2014, 0x2018...0x201D, 0x2026: true
  default: false
  }
}
