import DrillText

/// Finds a wrong name or sex in the way a customer is addressed.
///
/// Only forms of address are looked at (先生, 女士, Mr., Ms. …); a name that the scenario itself mentions beside
/// the customer's is nobody's mistake.
struct FormOfAddress: Sendable {
  private enum Sex: Sendable { case male, female }

  private let language: Language
  private let name: String
  private let sex: Sex?
  private let mentions: [String]

  /// Reads how the customer is to be addressed, such as `赵先生` or `Mr. Zhao`.
  ///
  /// - Parameter mentions: everything the scenario says, whose names are known.
  init?(_ address: String?, language: Language, mentions: [String]) {
    guard let address, !address.isEmpty else { return nil }
    self.language = language
    let own = Self.forms(in: address, language: language).first
    guard let own else { return nil }
    name = own.name
    sex = own.sex
    self.mentions = mentions
  }

  /// The first wrong form of address in a reply, in Unicode scalars.
  func mistake(in reply: String) -> Range<Int>? {
    for form in Self.forms(in: reply, language: language) {
      if !form.name.isEmpty, form.name != name, !isMentioned(form.name) { return form.span }
      // Of somebody else the scenario mentions, the sex is not the customer's.
      let isCustomer = form.name.isEmpty || form.name == name
      if isCustomer, let said = form.sex, let sex, said != sex { return form.span }
    }
    return nil
  }

  /// Whether the scenario itself speaks of somebody of that name; looked up only where another name is used.
  private func isMentioned(_ name: String) -> Bool {
    mentions.contains { Self.forms(in: $0, language: language).contains { $0.name == name } }
  }

  private struct Form {
    var name: String
    var sex: Sex?
    var span: Range<Int>
  }

  private static func forms(in text: String, language: Language) -> [Form] {
    switch language {
    case .zh: chineseForms(in: Array(text.unicodeScalars))
    case .en: englishForms(in: text)
    }
  }

  private static let chineseTitles: [(title: [Unicode.Scalar], sex: Sex)] = {
    let male = ["先生", "大哥", "大叔", "大爷", "叔叔", "爷爷"]
    let female = ["女士", "小姐", "太太", "大姐", "阿姨", "大妈", "奶奶"]
    return male.map { (Array($0.unicodeScalars), Sex.male) }
      + female.map { (Array($0.unicodeScalars), Sex.female) }
  }()

  /// The hundred most frequent surnames and some more (Ministry of Public Security, list of 2020).
  private static let surnames = Set(
    """
    王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪\
    田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文
    """.unicodeScalars)

  private static func chineseForms(in scalars: [Unicode.Scalar]) -> [Form] {
    var forms: [Form] = []
    for start in scalars.indices {
      for (title, sex) in chineseTitles where scalars[start...].starts(with: title) {
        var name = ""
        var nameStart = start
        if start > 0, surnames.contains(scalars[start - 1]) {
          nameStart = start - 1
          name = String(Character(scalars[start - 1]))
        }
        forms.append(Form(name: name, sex: sex, span: nameStart..<start + title.count))
      }
    }
    return forms
  }

  private static let englishTitles: [String: Sex?] = [
    "mr": .male, "mister": .male, "mrs": .female, "ms": .female, "miss": .female, "dr": nil,
  ]
  private static let bareTitles: [String: Sex] = [
    "sir": .male, "madam": .female, "ma'am": .female, "maam": .female,
  ]

  private static func englishForms(in text: String) -> [Form] {
    guard mayHoldTitle(text) else { return [] }
    let scalars = Array(text.unicodeScalars)
    let words = latinWords(in: scalars)
    func word(_ index: Int) -> String { String(scalars: scalars[words[index]]) }
    func isName(_ index: Int) -> Bool {
      index < words.count && word(index).first?.isUppercase == true
    }
    var forms: [Form] = []
    for (index, span) in words.enumerated() where span.count <= longestTitle {
      let title = lower(word(index))
      if let sex = bareTitles[title] {
        forms.append(Form(name: "", sex: sex, span: span))
      } else if let sex = englishTitles[title], isName(index + 1) {
        // Mr. Frank Doyle is addressed by his last name.
        let first = words[index + 1]
        let hasLast = isName(index + 2) && words[index + 2].lowerBound == first.upperBound + 1
        let last = hasLast ? index + 2 : index + 1
        forms.append(
          Form(name: lower(word(last)), sex: sex, span: span.lowerBound..<words[last].upperBound))
      }
    }
    return forms
  }

  private static let longestTitle = 8

  private static func lower(_ word: String) -> String {
    let word = word.lowercased()
    return word.utf8.allSatisfy { $0 < 0x80 } ? word : word.replacing("’", with: "'")
  }

  /// Whether a word begins as a title does: mr, mister, mrs, ms, miss, madam, dr, sir.
  private static func mayHoldTitle(_ text: String) -> Bool {
    var last: UInt8 = 0
    var start: UInt8 = 0
    for byte in text.utf8 {
      let letter = byte | 0x20
      switch (start, letter) {
      case (UInt8(ascii: "m"), UInt8(ascii: "r")), (UInt8(ascii: "m"), UInt8(ascii: "i")),
        (UInt8(ascii: "m"), UInt8(ascii: "s")), (UInt8(ascii: "m"), UInt8(ascii: "a")),
        (UInt8(ascii: "d"), UInt8(ascii: "r")), (UInt8(ascii: "s"), UInt8(ascii: "i")):
        return true
      default: break
      }
      start = (0x61...0x7A).contains(last) ? 0 : letter
      last = letter
    }
    return false
  }

  /// The words of a text, as ranges of its scalars.
  private static func latinWords(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in 0...scalars.count {
      let isInside =
        index < scalars.count
        && (scalars[index].isLetter
          || (start != nil && (scalars[index] == "'" || scalars[index] == "’") && index + 1 < scalars.count
            && scalars[index + 1].isLetter && scalars[index + 1] != "s"))
      if isInside {
        start = start ?? index
      } else if let begin = start {
        words.append(begin..<index)
        start = nil
      }
    }
    return words
  }
}
