import DrillText

/// Clause codes with what they are about, such as `P5.2 The five voices; P2.5 …`.
///
/// - Parameters:
///   - codes: one or more codes, separated by spaces.
///   - titles: the title of each code; a code without one stands alone.
func titled(_ codes: String, by titles: [String: String], in language: Language) -> String {
  codes.split(separator: " ").map { code in
    titles[String(code)].map { "\(code) \($0)" } ?? String(code)
  }.joined(separator: Words(en: "; ", zh: "；")[language])
}
