import DrillStore
import DrillTerminal
import DrillText

/// The encoding that the locale promises for the terminal; the program itself speaks UTF-8 only.
enum Charset: Hashable {
  /// UTF-8.
  case utf8
  /// The locale names none, as `C` does; most terminals are UTF-8 all the same.
  case unnamed(locale: String)
  /// Another one, such as GBK.
  case other(locale: String)

  /// Reads it from a locale's name, such as `zh_CN.GBK` or `en_GB.UTF-8@euro`.
  init(locale: String) {
    let name = locale.lowercased().split(separator: "@").first ?? ""
    guard let dot = name.firstIndex(of: ".") else {
      // macOS names the encoding alone in LC_CTYPE.
      self = name.filter({ $0 != "-" }) == "utf8" ? .utf8 : .unnamed(locale: locale)
      return
    }
    let charset = name[name.index(after: dot)...].filter { $0 != "-" && $0 != "_" }
    self = charset == "utf8" ? .utf8 : .other(locale: locale)
  }

  /// The encoding of the environment's locale.
  static var environment: Charset {
    Charset(locale: Host.variable("LC_ALL") ?? Host.variable("LC_CTYPE") ?? Host.variable("LANG") ?? "C")
  }

  /// Tells a person at a terminal what to do about a locale that is not UTF-8, in plain ASCII.
  ///
  /// Where the locale names another encoding, nothing else is said: it would come out as garbage.
  static func check(in context: Context) throws {
    guard Terminal.isTerminal(.output) else { return }
    switch environment {
    case .utf8: return
    case .unnamed(let locale):
      guard context.isInteractive else { return }
      context.console.talk(
        "drill: the locale \(locale) names no encoding. If characters look wrong: export LANG=C.UTF-8\n")
    case .other(let locale):
      let better = context.language == .zh ? "zh_CN.UTF-8" : "en_US.UTF-8"
      throw Failure(
        .usage, Words(same: "the locale \(locale) is not UTF-8, and drill speaks UTF-8 only"),
        advice: Words(
          same:
            "Set the terminal to UTF-8, then: export LC_ALL=\(better)   (or C.UTF-8, which is always there)"))
    }
  }
}
