import DrillScript
import DrillStore
import DrillText

/// A text file that cannot be used, with everything there is to say about it.
struct BrokenFile {
  let failure: Failure

  init(_ diagnostics: [Diagnostic], source: SourceFile?) {
    let path = diagnostics.first?.path ?? source?.path ?? ""
    func all(_ language: Language) -> String {
      diagnostics.map { $0.rendered(source: source, language: language) }.joined(separator: "\n")
    }
    failure = Failure(
      .badData, Words(en: "\(path) cannot be used", zh: "\(path) 不能使用"),
      advice: Words(en: all(.en), zh: all(.zh)))
  }
}
