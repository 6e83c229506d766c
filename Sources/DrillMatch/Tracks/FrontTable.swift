/// Takes all tracks of a text over one token at a time.
///
/// A front tells at which nodes the tracks stand that are under way before a token, and how many tokens ago each of them
/// began. It is worked out from the tracks when texts first need it, and kept: where people say what was said before, one
/// look-up a token follows everything that is looked for.
struct FrontTable: ~Copyable {
  /// A track under way: its node, and how many tokens it has gone over.
  struct Runner: BitwiseCopyable {
    let packed: UInt64

    @inline(__always)
    init(packed: UInt64) { self.packed = packed }

    @inline(__always)
    init(node: Int32, age: Int32) {
      packed = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: age))
    }

    @inline(__always)
    var node: Int32 { Int32(truncatingIfNeeded: packed &>> 32) }
    @inline(__always)
    var age: Int32 { Int32(truncatingIfNeeded: packed) }
  }

  /// What ended: its place among the endings of `TrackTable`, 0 behind the last, and how many tokens ago it began.
  struct Event: BitwiseCopyable {
    var place: Int32
    var age: Int32
  }

  /// What ended before a token, in short.
  struct Note: BitwiseCopyable {
    /// Where its events stand.
    var events: Int32
    /// Where those of its pieces stand at which rows are thought of, and how many there are.
    var triggers: Int32
    var triggerCount: Int32
    /// Whether any piece ended.
    var hasPieces: Bool
    /// All its pieces.
    var set: PieceSet
    /// Whether a target ended.
    var hasTargets: Bool

    init(from events: Int, triggers: Int) {
      self.events = Int32(events)
      self.triggers = Int32(triggers)
      triggerCount = 0
      hasPieces = false
      set = PieceSet()
      hasTargets = false
    }

    /// Adds an ending.
    mutating func add(_ ending: Int32) {
      if ending & 3 == TrackTable.target {
        hasTargets = true
      } else {
        hasPieces = true
        set.insert(ending >> 2)
        if ending & 3 == TrackTable.trigger { triggerCount += 1 }
      }
    }
  }

  /// Nothing is under way.
  static let start: Int32 = 1

  /// How many runners and steps are kept for each node of tracks, and how many nodes for each note.
  private static let runnersPerNode = 8
  private static let stepsPerNode = 6
  private static let nodesPerNote = 3

  private let kept: Int
  /// The tracks, which the spaced manner follows one by one.
  var tracks: TrackTable
  private var runners = Pile<UInt64>(capacity: 256)
  /// Where the runners of each front end; they stand one behind the other.
  private var ends = Pile<Int32>(capacity: 64)
  private var numbers = KeyTable(capacity: 256)
  private var steps = StepTable(capacity: 256)
  private var events = Pile<Event>(capacity: 64)
  /// What ended at steps, each note once; the first stands for nothing.
  private var notes = Pile<Note>(capacity: 16)
  private var noteNumbers = KeyTable(capacity: 64)
  /// The pieces of notes at which rows are thought of.
  private var triggers = Pile<Int32>(capacity: 64)

  /// Prepares to match the fragments that a program holds.
  init(_ program: ProgramTables, _ fragments: FragmentTables, kept: Int) {
    self.kept = kept
    tracks = TrackTable(program, fragments, kept: kept)
    addStarts()
  }

  private mutating func addStarts() {
    notes.push(Note(from: 0, triggers: 0))
    ends.push(0)
    runners.push(Runner(node: TrackTable.root, age: 0).packed)
    _ = front(from: 0)
  }

  /// How many fronts, runners and steps are kept.
  var sizes: [Int] { [ends.count, runners.count, steps.count] }

  /// Forgets when there is too much; the numbers of fronts mean nothing afterwards.
  mutating func makeRoom() {
    let isFull =
      steps.count > kept * Self.stepsPerNode || runners.count > kept * Self.runnersPerNode
      || notes.count > kept / Self.nodesPerNote
    if tracks.isFull { removeAll() } else if isFull { removeFronts() }
  }

  /// Forgets everything; numbers of tokens may be given anew afterwards.
  mutating func removeAll() {
    tracks.removeAll()
    removeFronts()
  }

  /// Forgets the fronts, which the tracks that stay make anew at little cost.
  private mutating func removeFronts() {
    runners.cut(to: 0)
    ends.cut(to: 0)
    numbers.removeAll()
    steps.removeAll()
    events.cut(to: 0)
    notes.cut(to: 0)
    noteNumbers.removeAll()
    triggers.cut(to: 0)
    addStarts()
  }

  /// What a step tells of what ended.
  @inline(__always)
  func note(_ number: Int32) -> Note { notes[Int(number)] }

  /// A piece of a note at which rows are thought of.
  @inline(__always)
  func trigger(_ index: Int32) -> Int32 { triggers[Int(index)] }

  /// An event of a note.
  @inline(__always)
  func event(_ index: Int32) -> Event { events[Int(index)] }

  /// Goes over a token, or over the end of the text.
  @inline(__always)
  mutating func step(_ front: Int32, over token: Token, in text: inout ReplyText) -> StepTable.Outcome {
    let key =
      UInt64(UInt32(bitPattern: front)) &<< 32 | UInt64(UInt32(bitPattern: token.kind)) &<< 8
      | UInt64(token.traits.rawValue)
    if let known = steps.outcome(of: key) { return known }
    return make(front, token, key, in: &text)
  }

  // MARK: Making

  private func range(of front: Int32) -> Range<Int> {
    Int(front == 0 ? 0 : ends[Int(front) - 1])..<Int(ends[Int(front)])
  }

  @inline(never)
  private mutating func make(
    _ front: Int32, _ token: Token, _ key: UInt64, in text: inout ReplyText
  ) -> StepTable.Outcome {
    let firstRunner = runners.count
    let firstEvent = events.count
    let isEnd = token.kind == TokenKinds.end
    for index in range(of: front) {
      let runner = Runner(packed: runners[index])
      var next = TrackTable.dead
      if runner.age == 0 {
        if !isEnd { next = tracks.follow(runner.node, token, in: &text) }
      } else {
        let place = tracks.ends(runner.node, before: token)
        if place != 0 { events.push(Event(place: place, age: runner.age)) }
        if !isEnd { next = tracks.follow(runner.node, token, in: &text) }
      }
      if next != TrackTable.dead { runners.push(Runner(node: next, age: runner.age + 1).packed) }
      if runner.age == 0, !isEnd { runners.push(runner.packed) }
    }
    let note = events.count > firstEvent ? note(from: firstEvent) : 0
    let outcome = StepTable.Outcome(front: self.front(from: firstRunner), note: note)
    if token.kind != 0 { steps.add(key, outcome) }
    return outcome
  }

  /// The front of the last runners, which stand from an index on.
  private mutating func front(from first: Int) -> Int32 {
    let count = runners.count - first
    var hash = UInt64(count)
    for index in first..<runners.count {
      hash = (hash ^ runners[index]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 31
    }
    while let known = numbers.value(of: hash) {
      if isSame(known, first, count) {
        runners.cut(to: first)
        return known
      }
      hash &+= 0x6A09_E667_F3BC_C909
    }
    let number = Int32(ends.count)
    numbers.add(hash, number)
    ends.push(Int32(runners.count))
    return number
  }

  private func isSame(_ front: Int32, _ first: Int, _ count: Int) -> Bool {
    let range = range(of: front)
    guard range.count == count else { return false }
    for index in 0..<count where runners[range.lowerBound + index] != runners[first + index] { return false }
    return true
  }

  /// The note of the last events, which stand from an index on.
  private mutating func note(from first: Int) -> Int32 {
    let count = events.count - first
    var hash = UInt64(count)
    for index in first..<events.count {
      hash = (hash ^ UInt64(events[index].place) << 32 ^ UInt64(events[index].age)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 31
    }
    while let known = noteNumbers.value(of: hash) {
      if isSame(notes[Int(known)], first, count) {
        events.cut(to: first)
        return known
      }
      hash &+= 0x6A09_E667_F3BC_C909
    }
    let number = Int32(notes.count)
    noteNumbers.add(hash, number)
    addNote(from: first)
    return number
  }

  private mutating func addNote(from first: Int) {
    var note = Note(from: first, triggers: triggers.count)
    for index in first..<events.count {
      var place = events[index].place
      while true {
        let ending = tracks.ending(place)
        if ending < 0 { break }
        place += 1
        note.add(ending)
        if ending & 3 == TrackTable.trigger { triggers.push(ending >> 2) }
      }
    }
    events.push(Event(place: 0, age: 0))
    notes.push(note)
  }

  private func isSame(_ note: Note, _ first: Int, _ count: Int) -> Bool {
    for index in 0..<count {
      let (one, other) = (events[Int(note.events) + index], events[first + index])
      if one.place != other.place || one.age != other.age { return false }
    }
    return events[Int(note.events) + count].place == 0
  }
}
