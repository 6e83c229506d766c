import DrillStore
import DrillTerminal
import DrillText

/// What holds for every command: language, folders, looks.
struct Context {
  /// The language that the program speaks, and of a bare scenario id.
  var language: Language = Self.environmentLanguage
  var dataOption: String?
  var storeOption: String?
  var isPlain = false
  var mayColour = Host.variable("NO_COLOR") == nil && Host.variable("TERM") != "dumb"
  var mayAsk = true
  var isJSON = false
  let console = Console()

  /// Whether a person sits at the terminal and may be asked.
  var isInteractive: Bool {
    mayAsk && Terminal.isTerminal(.input) && Terminal.isTerminal(.output)
  }

  /// How data is set off.
  var style: Style { Style(isColoured: mayColour && !isPlain && Terminal.isTerminal(.output)) }

  /// How texts in several inks are shown.
  var palette: Palette {
    style.isColoured ? .coloured(background: Host.variable("COLORFGBG")) : .none
  }

  /// Whether the terminal may be drawn on, instead of only written to.
  var mayDraw: Bool {
    guard !isPlain, let kind = Host.variable("TERM") else { return false }
    return kind != "dumb"
  }

  /// One thing to say, in the program's language.
  func say(_ words: Words) -> String { words[language] }

  /// The data folder.
  func library() throws -> Library { try Library.locate(option: dataOption) }

  /// The store.
  func store() throws -> Store { try Store.locate(option: storeOption) }

  /// Tells why a command cannot go on.
  func complain(_ failure: Failure) {
    var text = "drill: \(say(failure.message))\n"
    if let advice = failure.advice { text += "\(say(advice))\n" }
    console.talk(text)
  }

  private static var environmentLanguage: Language {
    let value = Host.variable("LC_ALL") ?? Host.variable("LC_MESSAGES") ?? Host.variable("LANG") ?? ""
    return value.lowercased().hasPrefix("zh") ? .zh : .en
  }
}
