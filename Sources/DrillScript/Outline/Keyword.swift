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

  init(_ keywords: [Keyword<Meaning>]) {
    self.keywords = keywords
    var names: [String: Meaning] = [:]
    for keyword in keywords {
      for name in keyword.names { names[folded(name)] = keyword.meaning }
    }
    byName = names
  }

  /// Every name that is understood.
  var names: [String] { keywords.flatMap(\.names) }

  /// What a text stands for, if it is one of the names.
  func meaning(of text: LocatedText) -> Meaning? { meaning(of: text.text) }

  /// What a text stands for, if it is one of the names.
  func meaning(of text: String) -> Meaning? {
    // No name is as long; folding a very long text would be wasted.
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
    let found = keywords.flatMap { keyword in
      keyword.names.compactMap { name in
        text.droppingPrefix(name).map { (keyword.meaning, $0, name.count) }
      }
    }.max { $0.2 < $1.2 }
    return found.map { ($0.0, $0.1) }
  }
}

/// A name in the form in which names are compared.
///
/// Case, full width and runs of spaces make no difference, nor do spaces beside Han characters.
func folded(_ text: String) -> String {
  var result: [Character] = []
  for character in text {
    let plain = plain(character)
    guard plain == " " else {
      if result.last == " ", isHan(plain) { result.removeLast() }
      result.append(plain)
      continue
    }
    if let last = result.last, last != " ", !isHan(last) { result.append(" ") }
  }
  if result.last == " " { result.removeLast() }
  return String(result)
}

/// A character without case and full width; any space is a plain one.
func plain(_ character: Character) -> Character {
  if character.isWhitespace { return " " }
  guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
    return character
  }
  let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
  let lower = (0x41...0x5A).contains(value) ? value + 0x20 : value
  return Unicode.Scalar(lower).map(Character.init) ?? character
}

/// Whether a character is written without spaces: Han, kana, or full-width punctuation.
func isHan(_ character: Character) -> Bool {
  guard let value = character.unicodeScalars.first?.value else { return false }
  return (0x2E80...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
    || (0xFE30...0xFE4F).contains(value) || (0xFF01...0xFF60).contains(value)
    || (0x20000...0x3FFFF).contains(value) || value == 0x2026 || value == 0x2014
    || (0x2018...0x201D).contains(value)
}
