import DrillMatch
import DrillScript
import DrillText

/// The catalogue: every code that checking can raise, each with what it means, why it matters and how to mend it.
public enum CheckCodes {
  /// The codes of this module, by number.
  public static let own: [Code] =
    Code.structureCodes + Code.rubricCheckCodes + Code.proofCodes + Code.parityCodes

  /// Every code, those of phrases and of reading included.
  public static let all: [Code] = MatchCodes.all + ScriptCodes.all + own

  /// The code with a number, such as `D502`; case counts nothing.
  public static func code(_ id: String) -> Code? {
    let wanted = id.uppercased()
    return all.first { $0.id == wanted }
  }
}
