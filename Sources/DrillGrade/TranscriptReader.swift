import DrillEngine

/// Reads recorded dialogues as the replies of the trainee; keeps room to work in.
///
/// Turns of the trainee that follow each other are one reply, joined by a line break. The replies are put together
/// where they stand in the line: there is always more between two texts than a line break takes.
struct TranscriptReader {
  /// A reply of the last dialogue.
  struct Reply {
    /// Where its text stands in the line now.
    var bytes: Range<Int>
    /// Milliseconds from the start of its first turn, if they are told.
    var at: Int?
  }

  /// The replies of the last dialogue in order.
  private(set) var replies: [Reply] = []
  /// What the trainee's letters say about the language of the last dialogue.
  private(set) var guess = LanguageGuess()

  /// Times beyond so many seconds are no times from the start of a dialogue.
  private static let longest = 1_000_000.0

  /// The members of a turn.
  private struct Members {
    var from, text, at: JSONReader.Value?
  }

  /// Reads the turns of a line; of its bytes only those behind the first text of each reply are changed.
  mutating func read(
    _ turns: JSONReader.Value, in line: UnsafeMutableBufferPointer<UInt8>
  ) throws(LineProblem) {
    replies.removeAll(keepingCapacity: true)
    guess = LanguageGuess()
    var reader = JSONReader(UnsafeBufferPointer(line), at: turns.range.lowerBound)
    var number = 0
    var wasTrainee = false
    do throws(JSONProblem) {
      try reader.beginArray()
    } catch {
      throw .json(error)
    }
    while true {
      let members: Members?
      do throws(JSONProblem) {
        guard try reader.nextElement(isFirst: number == 0) else { return }
        members = try Self.members(&reader)
      } catch {
        throw .json(error)
      }
      number += 1
      guard let members else { throw .badTurn(number, "turns") }
      wasTrainee = try add(members, number: number, in: line, isSameReply: wasTrainee)
    }
  }

  /// The members of the next turn; nil for a turn that is no object.
  private static func members(_ reader: inout JSONReader) throws(JSONProblem) -> Members? {
    guard reader.bytes[reader.position] == UInt8(ascii: "{") else {
      _ = try reader.value()
      return nil
    }
    var members = Members()
    try reader.beginObject()
    var isFirst = true
    while let key = try reader.nextKey(isFirst: isFirst) {
      let value = try reader.value()
      isFirst = false
      if reader.isKey(key, "from") {
        members.from = value
      } else if reader.isKey(key, "text") {
        members.text = value
      } else if reader.isKey(key, "at") {
        members.at = value
      }
    }
    return members
  }

  /// Takes a turn; whether it is the trainee's.
  private mutating func add(
    _ members: Members, number: Int, in line: UnsafeMutableBufferPointer<UInt8>, isSameReply: Bool
  ) throws(LineProblem) -> Bool {
    let reader = JSONReader(UnsafeBufferPointer(line))
    guard let from = members.from, from.kind == .string else { throw .badTurn(number, "from") }
    let isTrainee = reader.isKey(from, "trainee")
    guard isTrainee || reader.isKey(from, "customer") else { throw .badTurn(number, "from") }
    guard let text = members.text, text.kind == .string else { throw .badTurn(number, "text") }
    let at = try Self.time(members.at, number: number, in: reader)
    guard isTrainee else { return false }
    let bytes = text.unescape(in: line)
    guess.count(UnsafeBufferPointer(rebasing: line[bytes]))
    if isSameReply, let last = replies.indices.last {
      let end = replies[last].bytes.upperBound
      line[end] = UInt8(ascii: "\n")
      for index in 0..<bytes.count { line[end + 1 + index] = line[bytes.lowerBound + index] }
      replies[last].bytes = replies[last].bytes.lowerBound..<end + 1 + bytes.count
    } else {
      replies.append(Reply(bytes: bytes, at: at))
    }
    return true
  }

  private static func time(
    _ value: JSONReader.Value?, number: Int, in reader: JSONReader
  ) throws(LineProblem) -> Int? {
    guard let value, value.kind != .null else { return nil }
    guard value.kind == .number, let seconds = Double(String(decoding: reader.raw(value), as: UTF8.self)),
      seconds >= 0, seconds <= longest
    else { throw .badTurn(number, "at") }
    return Int((seconds * 1000).rounded())
  }
}
