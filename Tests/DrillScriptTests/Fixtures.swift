import DrillScript
import DrillText
import Foundation
import Testing

/// The folder of the reproducers.
let diagnosticsFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Diagnostics")

/// Reads text as a file with a name.
func source(_ text: String, path: String = "sample.drill") -> SourceFile {
  SourceFile(path: path, text: text)
}

/// Reads a scenario against the rubrics of the fixtures.
func readScenario(_ text: String) -> Reading<Scenario> {
  Scenario.read(source(text), rubric: Fixture.rubric(for: text))
}

/// Everything that reading said, in English, one below the other.
func said(_ diagnostics: [Diagnostic], _ source: SourceFile, _ language: Language = .en) -> String {
  diagnostics.map { $0.rendered(source: source, language: language) }.joined(separator: "\n")
}

/// Small rubrics that scenarios in tests are read against.
enum Fixture {
  /// A rubric with every rule that the tests name, in one language.
  static func rubricText(_ language: Language) -> String {
    let zh = language == .zh
    var text =
      zh ? "# 礼仪\n格式: 1\n编号: etiquette\n语言: zh\n" : "# Etiquette\nformat: 1\nid: etiquette\nlanguage: en\n"
    for (kind, id, name) in rules {
      text += "\n## \(kind) \(id) \(zh ? name : id.replacingOccurrences(of: "-", with: " "))\n"
      text += "clause: X\nadvice: \(name)\n"
      switch id {
      case "disclosure": text += "event: disclosure\n"
      case "hung-up-first": text += "event: hang-up\n"
      case "summary": text += "bonus: 1\nsay: \(name)\n+ [\(name)].\n- -\n"
      default: text += "say: \(name)\n+ [\(name)].\n- -\n"
      }
    }
    return text
  }

  private static let rules = [
    ("voice", "greeting", "问候声"), ("voice", "welcome", "迎声"), ("voice", "thanks", "致谢声"),
    ("voice", "apology", "道歉声"), ("voice", "farewell", "送声"), ("forbidden", "contempt", "蔑视语"),
    ("forbidden", "quarrel", "斗气语"), ("forbidden", "irritation", "烦躁语"), ("forbidden", "denial", "否定语"),
    ("never-say", "abrupt", "生硬唐突"), ("never-say", "deceit", "欺骗糊弄"), ("never-say", "hurtful", "伤害自尊"),
    ("red-line", "secret-asked", "索要密码"), ("red-line", "disclosure", "核实前泄露"),
    ("red-line", "hung-up-first", "抢先挂机"), ("courtesy", "wrong-address", "称呼错误"),
    ("courtesy", "summary", "复述约定"),
  ]

  static let en = Rubric.read(source(rubricText(.en), path: "etiquette.rubric"))
  static let zh = Rubric.read(source(rubricText(.zh), path: "etiquette.rubric"))

  /// Finds rubrics as a data folder would: by id in the language of the scenario.
  static func rubric(for text: String) -> (String) -> Rubric? {
    let isChinese = text.contains("语言: zh") || text.contains("language: zh") || text.contains("语言：zh")
    return { id in
      switch id {
      case "etiquette": isChinese ? zh.value : en.value
      case "etiquette-en": en.value
      default: nil
      }
    }
  }

  @Test static func rubricsAreClean() {
    #expect(en.diagnostics.isEmpty)
    #expect(zh.diagnostics.isEmpty)
  }
}
