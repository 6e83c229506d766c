/// A generator whose numbers depend on its seed alone (SplitMix64).
struct BenchGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of some texts.
  mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &self) ?? "" }
}

/// Makes up lines such as agents type all day: mostly facts, now and then a voice, seldom a slip.
struct BenchLines {
  private var generator: BenchGenerator

  init(seed: UInt64) { generator = BenchGenerator(seed: seed) }

  /// The next line, of either language in turn at random.
  mutating func next() -> String { Bool.random(using: &generator) ? english() : chinese() }

  private mutating func isOne(in count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

  private mutating func english() -> String {
    var parts: [String] = []
    if isOne(in: 6) { parts.append(generator.pick(["Hello!", "Good morning, this is Lin.", "Hi there,"])) }
    if isOne(in: 12) { parts.append(generator.pick(["I'm sorry for the wait.", "My apologies for that."])) }
    for _ in 0..<number(1...2) {
      let thing = generator.pick([
        "order", "parcel", "booking", "table", "account", "deposit", "ticket", "room",
      ])
      let place = generator.pick(["in the north of town", "near the station", "at the branch", "on the card"])
      let day = generator.pick(["Monday", "tomorrow", "the 14th", "this evening", "next week"])
      parts.append(
        generator.pick([
          "The \(thing) was paid at \(number(1...12)):\(number(10...59)) and leaves the warehouse \(day).",
          "I found \(number(2...9)) places \(place), the cheapest is \(number(20...400)) dollars.",
          "Could you give me the \(thing) number and the name it is under?",
          "Your \(thing) for \(number(2...8)) people \(place) is confirmed for \(day).",
          "It has a rating of \(number(1...5)) and is open from \(number(6...11)) am to \(number(5...11)) pm.",
          "The bus will arrive in \(number(2...40)) minutes, the next one is \(day).",
        ]))
    }
    if isOne(in: 8) {
      parts.append(generator.pick(["Thank you for calling.", "Anything else?", "Goodbye!"]))
    }
    if isOne(in: 150) { parts.append(generator.pick(["That's not my job.", "I don't know.", "Hurry up."])) }
    return parts.joined(separator: " ")
  }

  private mutating func chinese() -> String {
    var text = ""
    if isOne(in: 6) { text += generator.pick(["您好，", "早上好，我是小林。", "您好！"]) }
    if isOne(in: 12) { text += generator.pick(["抱歉，让您久等了。", "对不起，给您添麻烦了。"]) }
    for _ in 0..<number(1...2) {
      let thing = generator.pick(["订单", "包裹", "酒店", "账户", "入金", "门票", "房间", "银行卡"])
      let place = generator.pick(["北京饭店", "地铁站附近", "西单支行", "朝阳公园", "故宫北门"])
      let day = generator.pick(["明天", "周一", "十四号", "今天晚上", "下周"])
      text += generator.pick([
        "这边查到\(thing)是\(number(1...12))点\(number(10...59))分付款的，\(day)从仓库发出。",
        "推荐您去\(place)，人均消费\(number(20...400))元，评分\(number(1...5))分。",
        "请您提供一下\(thing)号和登记的姓名，好吗？",
        "您\(day)的\(thing)已经确认，地址是\(place)。",
        "它的营业时间是\(number(6...11)):00到\(number(17...22)):00，电话是010-\(number(60_000_000...69_999_999))。",
        "从\(place)坐地铁大约\(number(10...90))分钟可以到。",
      ])
    }
    if isOne(in: 8) { text += generator.pick(["感谢您的来电。", "请问还有其他需要吗？", "再见！"]) }
    if isOne(in: 150) { text += generator.pick(["我不知道。", "这不归我管。", "你快点说。"]) }
    return text
  }
}

/// Phrases of both languages in any number, half of them of words, half of Han characters.
enum BenchPhrases {
  private static let syllables = [
    "an", "ber", "con", "der", "en", "for", "ger", "hal", "in", "ket", "lo", "man", "ner", "or", "pe", "ran",
    "ser", "ti", "ur", "ver", "wer", "ing", "est", "ly",
  ]
  private static let characters = Array(
    "的您我是了不有这好在们可以到请你个就下会为要什那给说能还看时来后上都也对知道办理查询账户银行订单入金出时间号码问题客服电话系统处理帮您核实提供信息确认感谢抱歉稍等麻烦"
      .unicodeScalars)

  /// So many different phrases, as lower-case text.
  static func make(_ count: Int, seed: UInt64) -> [String] {
    var generator = BenchGenerator(seed: seed)
    var seen: Set<String> = []
    var phrases: [String] = []
    while phrases.count < count {
      var phrase = ""
      if phrases.count % 2 == 0 {
        for _ in 0..<Int.random(in: 2...4, using: &generator) { phrase += generator.pick(syllables) }
      } else {
        for _ in 0..<Int.random(in: 3...5, using: &generator) {
          if let character = characters.randomElement(using: &generator) {
            phrase.unicodeScalars.append(character)
          }
        }
      }
      if seen.insert(phrase).inserted { phrases.append(phrase) }
    }
    return phrases
  }
}
