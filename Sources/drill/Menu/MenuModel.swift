import DrillTerminal

/// A list to pick from, filtered as one types: a pure state machine from keys to picks.
struct MenuModel: Sendable {
  /// One thing to pick.
  struct Item: Sendable, Hashable {
    /// What picking it does.
    var choice: Choice
    /// What it is called.
    var title: String
    /// What stands beside it, short pieces, the most important last.
    var facts: [String] = []
    /// The heading under which it stands; nil for what stands before every heading.
    var topic: String?
    /// Further words by which it is found.
    var words: [String] = []
  }

  /// What can be picked.
  enum Choice: Sendable, Hashable {
    /// The drill that is needed most, by its name.
    case next(String)
    /// The drill that was left.
    case resume
    /// The drill of the day.
    case today
    /// The notebook.
    case mistakes
    /// A drill by its name.
    case drill(String)
  }

  /// What came of a key.
  enum Answer: Sendable, Hashable {
    /// Something else may be shown.
    case changed
    /// An item was picked.
    case picked(Choice)
    /// The person leaves.
    case leave
    /// Ctrl-C.
    case interrupt
    /// Ctrl-Z.
    case suspend
    /// Ctrl-L.
    case redraw
  }

  /// Everything there is to pick.
  let items: [Item]
  /// What is typed to filter by.
  private(set) var filter = LineEditor()
  /// Which of the shown items is selected.
  private(set) var selected = 0

  /// The items that the filter leaves, in order.
  private(set) var shown: [Item]

  /// Creates a menu with its first item selected.
  init(_ items: [Item]) {
    self.items = items
    shown = items
  }

  /// Takes a key.
  ///
  /// - Parameter page: how many items a page holds.
  mutating func take(_ key: Key, page: Int) -> Answer {
    switch key {
    case .up: return move(by: -1)
    case .down, .tab: return move(by: 1)
    case .backTab: return move(by: -1)
    case .pageUp: return move(by: -max(1, page))
    case .pageDown: return move(by: max(1, page))
    case .home where filter.isEmpty: return move(by: -items.count)
    case .end where filter.isEmpty: return move(by: items.count)
    case .escape:
      if filter.isEmpty { return .leave }
      filter.set("")
      return refilter()
    case .enter: return pick()
    default: return type(key)
    }
  }

  private mutating func type(_ key: Key) -> Answer {
    let before = filter.text
    switch filter.take(key) {
    case .leave: return .interrupt
    case .endOfInput: return .leave
    case .suspend: return .suspend
    case .redraw: return .redraw
    case .edited, .submitted, .wantsCompletion, .unused: return filter.text == before ? .changed : refilter()
    }
  }

  private mutating func move(by count: Int) -> Answer {
    selected = min(max(0, selected + count), max(0, shown.count - 1))
    return .changed
  }

  private func pick() -> Answer {
    let word = filter.text.filter { !$0.isWhitespace }.lowercased()
    // Who is used to typing a word to leave may do so, unless a drill is called like that.
    if ["q", "quit", "/quit", "退出", "/退出", "、退出"].contains(word), shown.isEmpty || word != "q" {
      return .leave
    }
    return shown.indices.contains(selected) ? .picked(shown[selected].choice) : .changed
  }

  private mutating func refilter() -> Answer {
    let words = filter.text.lowercased().split(whereSeparator: \.isWhitespace)
    shown = items.filter { item in
      let text = ([item.title, item.topic ?? ""] + item.words).joined(separator: "\n").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    selected = 0
    return .changed
  }
}
