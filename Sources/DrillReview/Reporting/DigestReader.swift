import DrillEngine
import DrillScript
import DrillText

/// Reads what `DigestWriter` wrote; every answer is nil where the bytes cannot be that.
struct DigestReader {
  private let bytes: [UInt8]
  private let words: [String]
  private var index: Int
  private let end: Int

  init(_ bytes: [UInt8], in range: Range<Int>, words: [String]) {
    self.bytes = bytes
    self.words = words
    index = max(0, range.lowerBound)
    end = min(range.upperBound, bytes.count)
  }

  var isAtEnd: Bool { index == end }

  mutating func number() -> Int? {
    var value: UInt = 0
    var shift: UInt = 0
    while index < end, shift < UInt(UInt.bitWidth) {
      let byte = bytes[index]
      index += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value) }
      shift += 7
    }
    return nil
  }

  mutating func signed() -> Int? {
    number().map { Int(bitPattern: UInt(bitPattern: $0) >> 1) ^ -($0 & 1) }
  }

  mutating func flag() -> Bool? {
    guard index < end, bytes[index] < 2 else { return nil }
    index += 1
    return bytes[index - 1] == 1
  }

  mutating func word() -> String? {
    guard let number = number(), words.indices.contains(number) else { return nil }
    return words[number]
  }

  mutating func text() -> String? {
    guard let count = number(), count >= 0, count <= end - index else { return nil }
    index += count
    return String(validating: bytes[(index - count)..<index], as: UTF8.self)
  }

  mutating func place<Case>(in order: [Case]) -> Case? {
    guard let place = number(), order.indices.contains(place) else { return nil }
    return order[place]
  }

  mutating func list<Element>(_ read: (inout DigestReader) -> Element?) -> [Element]? {
    // An element takes a byte or more; so a damaged count does not ask for much memory.
    guard let count = number(), count >= 0, count <= end - index else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      elements.append(element)
    }
    return elements
  }

  mutating func result() -> SessionDigest.Result? {
    guard let tenths = signed(), let seconds = signed(), let replies = signed(), let mood = signed(),
      let isPassed = flag(), let hasLedger = flag(), let ending = ending(), let review = review(),
      let parts = list({ reader -> SessionDigest.PartShare? in
        guard let part = reader.place(in: DigestOrder.parts), let share = reader.signed() else { return nil }
        return .init(part: part, share: share)
      }),
      let steps = list({ reader -> SessionDigest.StepShare? in
        guard let step = reader.word(), let worth = reader.signed(), let earned = reader.signed() else {
          return nil
        }
        return .init(step: step, worth: worth, earned: earned)
      }),
      let chances = list({ reader -> SessionDigest.Chance? in
        guard let subject = reader.subject(), let isMet = reader.flag() else { return nil }
        return .init(subject: subject, isMet: isMet)
      }),
      let losses = list({ reader -> SessionDigest.LossLine? in
        guard let subject = reader.subject(), let step = reader.word(), let times = reader.signed(),
          let cost = reader.signed()
        else { return nil }
        return .init(subject: subject, step: step, times: times, cost: cost)
      }),
      let clauses = list({ reader -> SessionDigest.ClauseLoss? in
        guard let code = reader.word(), let times = reader.signed(), let cost = reader.signed() else {
          return nil
        }
        return .init(code: code, times: times, cost: cost)
      }),
      let bonuses = list({ $0.word() })
    else { return nil }
    return SessionDigest.Result(
      tenths: tenths, isPassed: isPassed, ending: ending, seconds: seconds, replies: replies, mood: mood,
      review: review, hasLedger: hasLedger, parts: parts, steps: steps, chances: chances, losses: losses,
      clauses: clauses, bonuses: bonuses)
  }

  private mutating func review() -> SessionDigest.Review? {
    guard let isReviewed = flag(), let isCorrected = flag(), let isOverturned = flag(),
      let isContested = flag(), let isUnapplied = flag()
    else { return nil }
    var review = SessionDigest.Review()
    review.isReviewed = isReviewed
    review.isCorrected = isCorrected
    review.isOverturned = isOverturned
    review.isContested = isContested
    review.isUnapplied = isUnapplied
    return review
  }

  private mutating func subject() -> LossSubject? {
    guard let kind = place(in: DigestOrder.kinds), let id = word() else { return nil }
    return LossSubject(kind, id)
  }

  private mutating func ending() -> Conclusion? {
    switch number() {
    case 0: return .hungUp
    case 1: return .transferred
    case 2: return .stopped
    case 3: return .wentRound
    case let number? where number == 4 || number == 5:
      return word().map { .reached(Ending(name: $0, passes: number == 5)) }
    default: return nil
    }
  }
}
