import DrillText

/// A file as headings and entries, before anybody knows what they mean.
struct Outline {
  /// The first heading.
  var title: LocatedText?
  /// The entries before the first section.
  var header: [Entry] = []
  /// The sections in order.
  var sections: [Section] = []

  /// A section: a heading and what stands below it.
  struct Section {
    /// What stands behind `##`.
    var heading: LocatedText
    /// The entries in order.
    var entries: [Entry] = []
  }

  /// One line of the file with the lines that go on from it.
  struct Entry {
    /// What kind of line it is.
    var kind: Kind
    /// The whole of it.
    var whole: LocatedText
  }

  /// What kind of line an entry is, by how it begins.
  enum Kind {
    /// `* what happens`
    case narration(LocatedText)
    /// `+ reply`; whether it is written as `todo`.
    case good(LocatedText, isTodo: Bool)
    /// `- reply`; whether it is written as `todo`.
    case bad(LocatedText, isTodo: Bool)
    /// `a) option`
    case option(key: LocatedText, text: LocatedText)
    /// `=> b (4)`
    case rightOption(LocatedText)
    /// `-> target`, `若 condition -> target`
    case branch
    /// `. field (n): phrases`
    case field(LocatedText)
    /// `key: value`
    case keyed(key: LocatedText, value: LocatedText)
    /// None of these.
    case bare
  }
}
