import DrillEngine
import DrillScript
import DrillTerminal
import DrillText

/// A review as a reviewer meets it at a terminal: a pure state machine from keys to marks.
///
/// Above stands the dialogue, scrolled to what the current item is about; below it the items around the current one.
/// The desk neither draws nor keeps anything: `block` says what is to be seen, `Wish` what is to be done.
public struct ReviewDesk: Sendable {
  /// One line of the dialogue.
  public struct Line: Sendable, Hashable {
    /// The words, with what was found set off.
    public var text: StyledText
    /// The judged reply that it is; nil for everything else.
    public var turn: Int?

    /// Creates a line.
    public init(_ text: StyledText, turn: Int? = nil) {
      self.text = text
      self.turn = turn
    }
  }

  /// What is said of one item.
  public struct Entry: Sendable, Hashable {
    /// The item.
    public let item: ScoredItem
    /// What it is, in words.
    public let what: String
    /// The reply at which the dialogue is shown; nil where it belongs to none.
    public let turn: Int?
    /// The reviewer's mark; nil where he has not looked at it yet.
    public internal(set) var mark: ItemMark?
    /// Why, where the mark is not the machine's.
    public internal(set) var reason = ""
    /// What the trainee should take from it.
    public internal(set) var note = ""

    /// Creates an entry that nobody has looked at.
    ///
    /// - Parameter turn: for a blind review not the item's own, which tells that something was earned there.
    public init(_ item: ScoredItem, what: String, turn: Int?) {
      self.item = item
      self.what = what
      self.turn = turn
    }

    /// Whether the mark is another one than the machine's.
    public var isOverruled: Bool { mark.map { $0 != item.machineMark } ?? false }
  }

  /// A breach that the reviewer adds.
  public struct Addition: Sendable, Hashable {
    /// The breach.
    public var breach: AddedBreach
    /// The name of its rule.
    public var name: String
    /// The words, as typed; empty where none are named.
    public var words: String
    /// Why.
    public var reason: String
  }

  /// What is to be done after a key.
  public enum Wish: Sendable, Hashable {
    /// Only what is seen may have changed.
    case nothing
    /// The review is complete and to be kept.
    case keep
    /// The reviewer leaves without keeping anything.
    case leave
    /// Ctrl-C.
    case interrupt
    /// Ctrl-Z.
    case suspend
    /// Ctrl-L.
    case redraw
  }

  /// What the reviewer is asked for in the line below.
  enum Field: Sendable, Hashable {
    case reason(ItemMark)
    case points
    case note
    case remark
    case breach(turn: Int)
    case words(AddedBreach)
    case why(AddedBreach, words: String)
  }

  /// What the keys mean now.
  enum Mode: Sendable, Hashable {
    case items
    case field(Field)
    case help
    case leaving
    case keeping
  }

  /// The dialogue.
  let transcript: [Line]
  /// Whether the machine's marks stay hidden.
  public let isBlind: Bool
  let language: Language
  let rules: [Rule]
  let replies: [Int: String]

  /// Everything that can be marked, in order.
  public internal(set) var entries: [Entry]
  /// What the reviewer adds.
  public internal(set) var additions: [Addition] = []
  /// The remark on the whole.
  public internal(set) var remark = ""
  /// The current item, from 0.
  public internal(set) var selected = 0
  var mode = Mode.items
  var editor = LineEditor()
  /// What is wrong with the last key or line; empty when nothing is.
  var complaint = ""

  /// Creates a desk with the first item selected.
  ///
  /// - Parameters:
  ///   - replies: the judged replies as typed, by their numbers.
  ///   - rules: the rules that a reviewer can add; others are left out.
  public init(
    entries: [Entry], transcript: [Line], replies: [Int: String], rules: [Rule], isBlind: Bool,
    language: Language
  ) {
    self.entries = entries
    self.transcript = transcript
    self.replies = replies
    self.rules = rules.filter { if case .deduction = $0.value { true } else { false } }
    self.isBlind = isBlind
    self.language = language
  }

  func say(_ words: Words) -> String { words[language] }

  /// The current item; nil where there is none at all.
  public var current: Entry? { entries.indices.contains(selected) ? entries[selected] : nil }

  /// How many items have no mark yet.
  public var unmarked: Int { entries.count { $0.mark == nil } }

  // MARK: Keys

  /// Takes a key.
  public mutating func take(_ key: Key) -> Wish {
    switch key {
    case .interrupt: return .interrupt
    case .suspend: return .suspend
    case .redraw: return .redraw
    default: break
    }
    complaint = ""
    switch mode {
    case .items: return takeInList(key)
    case .field(let field): return take(key, in: field)
    case .help:
      mode = .items
      return .nothing
    case .leaving: return answer(key, yes: .leave)
    case .keeping: return answer(key, yes: .keep)
    }
  }

  private mutating func answer(_ key: Key, yes: Wish) -> Wish {
    if key == .enter { return yes }
    mode = .items
    return .nothing
  }

  private mutating func takeInList(_ key: Key) -> Wish {
    switch key {
    case .up, .backTab, .left: move(by: -1)
    case .down, .tab, .right: move(by: 1)
    case .pageUp: move(by: -8)
    case .pageDown: move(by: 8)
    case .home: move(by: -entries.count)
    case .end: move(by: entries.count)
    case .enter: agree()
    case .escape, .endOfInput: mode = .leaving
    case .text(let text): for character in text { letter(character) }
    default: break
    }
    return .nothing
  }

  private mutating func move(by count: Int) {
    selected = min(max(0, selected + count), max(0, entries.count - 1))
  }

  /// Agrees with the machine, or with what was marked before, and goes on; behind the last item it asks to keep it all.
  private mutating func agree() {
    guard let current else { return finish() }
    if current.mark == nil {
      guard !isBlind else {
        complaint = say(Words(en: "Blind: give it a mark first.", zh: "盲评：请先给出评分。"))
        return
      }
      entries[selected].mark = current.item.machineMark
    }
    goOn()
  }

  mutating func goOn() {
    if selected + 1 < entries.count { selected += 1 } else if unmarked == 0 { finish() }
  }

  private mutating func finish() {
    if isBlind, unmarked > 0 {
      complaint = say(
        Words(en: "\(unmarked) items have no mark yet.", zh: "还有 \(unmarked) 条没有评分。"))
      selected = entries.firstIndex { $0.mark == nil } ?? selected
      return
    }
    mode = .keeping
  }

  private mutating func letter(_ character: Character) {
    if case .field = mode {
      _ = editor.take(.text(String(character)))
      return
    }
    if let mark = current?.item.possibleMarks.first(where: { $0.key == character }) { return give(mark) }
    switch character {
    case "0"..."9": open(.points, with: String(character))
    case "t": open(.note, with: current?.note ?? "")
    case "a": open(.breach(turn: current?.turn ?? 1))
    case "r": open(.remark, with: remark)
    case "x": takeBack()
    case "s": finish()
    case "q": mode = .leaving
    case "?", "？": mode = .help
    case "j": move(by: 1)
    case "k": move(by: -1)
    case " ": agree()
    default:
      complaint = say(
        Words(en: "No mark here has the key \(character); ? helps.", zh: "这里没有按键 \(character)；? 查看帮助。"))
    }
  }

  /// Marks the current item; a mark that is not the machine's asks why, unless the machine's is hidden.
  mutating func give(_ mark: ItemMark) {
    guard let current else { return }
    let plain = current.item.plain(mark)
    if isBlind || plain == current.item.machineMark {
      entries[selected].mark = plain
      entries[selected].reason = ""
      return goOn()
    }
    open(.reason(plain), with: current.reason)
  }

  private mutating func takeBack() {
    if additions.isEmpty {
      complaint = say(Words(en: "Nothing was added.", zh: "没有补记。"))
    } else {
      additions.removeLast()
    }
  }
}

extension ItemMark {
  /// The key that stands for it; nil for points, which are typed.
  public var key: Character? {
    switch self {
    case .full: "f"
    case .half: "h"
    case .missed: "m"
    case .broken: "b"
    case .clean: "c"
    case .notApplicable: "n"
    case .points: nil
    }
  }
}
