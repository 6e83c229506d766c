import DrillEngine

/// A recorded dialogue as the replies of the trainee.
struct Transcript {
  /// The replies in order; turns of the trainee that follow each other are one, joined by a line break.
  private(set) var replies: [RecordedReply] = []
  /// What the trainee's letters say about the language.
  private(set) var guess = LanguageGuess()

  /// Reads the turns.
  init(_ turns: JSONReader.Value, in line: JSONReader) throws(LineProblem) {
    let found: [Members]
    do throws(JSONProblem) {
      found = try Self.members(of: turns, in: line)
    } catch {
      throw .json(error)
    }
    var wasTrainee = false
    for (index, members) in found.enumerated() {
      let turn = try Turn(members, number: index + 1, in: line)
      if turn.isTrainee { add(turn, isSameReply: wasTrainee) }
      wasTrainee = turn.isTrainee
    }
  }

  private mutating func add(_ turn: Turn, isSameReply: Bool) {
    Array(turn.text.utf8).withUnsafeBufferPointer { guess.count($0) }
    if isSameReply, let last = replies.indices.last {
      replies[last].text += "\n\(turn.text)"
    } else {
      replies.append(RecordedReply(turn.text, at: turn.at))
    }
  }

  /// The members of a turn; nil in place of a turn that is no object.
  private struct Members {
    var isObject = false
    var from, text, at: JSONReader.Value?
  }

  private static func members(
    of turns: JSONReader.Value, in line: JSONReader
  ) throws(JSONProblem) -> [Members] {
    var reader = JSONReader(line.bytes, at: turns.range.lowerBound)
    var found: [Members] = []
    try reader.beginArray()
    while try reader.nextElement(isFirst: found.isEmpty) {
      var members = Members()
      if line.bytes[reader.position] == UInt8(ascii: "{") {
        members.isObject = true
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
      } else {
        _ = try reader.value()
      }
      found.append(members)
    }
    return found
  }

  /// One turn of the dialogue.
  private struct Turn {
    var isTrainee: Bool
    var text: String
    /// Milliseconds from the start, if they are told.
    var at: Int?

    /// Times beyond so many seconds are no times from the start of a dialogue.
    static let longest = 1_000_000.0

    init(_ members: Members, number: Int, in line: JSONReader) throws(LineProblem) {
      guard members.isObject else { throw .badTurn(number, "turns") }
      guard let from = members.from, from.kind == .string else { throw .badTurn(number, "from") }
      if line.isKey(from, "trainee") {
        isTrainee = true
      } else if line.isKey(from, "customer") {
        isTrainee = false
      } else {
        throw .badTurn(number, "from")
      }
      guard let text = members.text, text.kind == .string else { throw .badTurn(number, "text") }
      self.text = line.text(of: text)
      guard let at = members.at, at.kind != .null else { return }
      guard at.kind == .number, let seconds = Double(String(decoding: line.raw(at), as: UTF8.self)),
        seconds >= 0, seconds <= Self.longest
      else { throw .badTurn(number, "at") }
      self.at = Int((seconds * 1000).rounded())
    }
  }
}
