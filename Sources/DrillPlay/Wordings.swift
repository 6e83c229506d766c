import DrillEngine
import DrillScript
import DrillText

extension Drill {
  /// What a voice or an item is called.
  public func name(of obligation: Obligation) -> String {
    switch obligation {
    case .voice(let id): rubric.rule(id)?.name ?? id
    case .item(let id): id
    }
  }
}

extension CallAction {
  /// The word with which a trainee does it.
  public var command: Words {
    switch self {
    case .hold: Words(en: "/hold", zh: "/保持")
    case .callback: Words(en: "/callback", zh: "/回电")
    case .transfer: Words(en: "/transfer", zh: "/转接")
    case .hangUp: Words(en: "/hangup", zh: "/挂断")
    }
  }

  /// What is told when it was done.
  public var done: Words {
    switch self {
    case .hold: Words(en: "You put the customer on hold.", zh: "您保持了通话，请客户等候。")
    case .callback: Words(en: "You call the customer back.", zh: "您给客户回电。")
    case .transfer: Words(en: "You pass the call on.", zh: "您把电话转接出去。")
    case .hangUp: Words(en: "You hang up.", zh: "您挂断了电话。")
    }
  }

  /// What is told when it is to be done.
  public var wanted: Words {
    let what =
      switch self {
      case .hold: Words(en: "Put the customer on hold", zh: "请保持通话")
      case .callback: Words(en: "Call the customer back", zh: "请给客户回电")
      case .transfer: Words(en: "Pass the call on", zh: "请转接电话")
      case .hangUp: Words(en: "Hang up", zh: "请挂断电话")
      }
    return Words(en: "\(what.en): \(command.en)", zh: "\(what.zh)：\(command.zh)")
  }
}

/// Clause codes with what they are about, such as `P5.2 The five voices; P2.5 …`.
///
/// - Parameters:
///   - codes: one or more codes, separated by spaces.
///   - titles: the title of each code; a code without one stands alone.
public func titled(_ codes: String, by titles: [String: String], in language: Language) -> String {
  codes.split(separator: " ").map { code in
    titles[String(code)].map { "\(code) \($0)" } ?? String(code)
  }.joined(separator: Words(en: "; ", zh: "；")[language])
}

/// The key of an option as typed: `b`, `B`, `b)`, `ｂ）`.
public func optionKey(_ text: String) -> String {
  let words = text.filter { !$0.isWhitespace && !")）.。、".contains($0) }
  return String(
    words.lowercased().unicodeScalars.map { scalar in
      let isWide = (0xFF10...0xFF5A).contains(scalar.value)
      return Character(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    })
}

/// A time as minutes and seconds, such as `0:42`; begun seconds are left out.
func minutes(_ milliseconds: Int) -> String {
  let seconds = max(0, milliseconds) / 1000
  return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
}
