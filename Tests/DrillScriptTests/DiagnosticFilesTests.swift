import DrillScript
import DrillText
import Foundation
import Testing

/// Every file in `Diagnostics` is read, and what is said about it compared with the text beside it.
///
/// With `DRILL_RECORD=1` the texts are written anew, to be read before they are kept.
@Suite struct DiagnosticFilesTests {
  /// The reproducers, found by listing the folder.
  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: diagnosticsFolder.path())) ?? []
    return names.filter { $0.hasSuffix(".drill") || $0.hasSuffix(".rubric") }.sorted()
  }()

  /// Reads a reproducer.
  static func read(_ name: String) throws -> (source: SourceFile, diagnostics: [Diagnostic]) {
    let bytes = [UInt8](try Data(contentsOf: diagnosticsFolder.appending(path: name)))
    let decoded = TextDecoding.decode(bytes, path: name)
    guard let source = decoded.value else { return (SourceFile(path: name, text: ""), decoded.diagnostics) }
    if name.hasSuffix(".rubric") { return (source, decoded.diagnostics + Rubric.read(source).diagnostics) }
    let text = source.lines.joined(separator: "\n")
    return (
      source, decoded.diagnostics + Scenario.read(source, rubric: Fixture.rubric(for: text)).diagnostics
    )
  }

  @Test func thereAreFiles() {
    #expect(Self.files.count > 50)
  }

  @Test(arguments: files) func saysWhatIsExpected(_ name: String) throws {
    let (source, diagnostics) = try Self.read(name)
    let text = said(diagnostics, source) + "\n"
    let place = diagnosticsFolder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["DRILL_RECORD"] == "1" {
      try Data(text.utf8).write(to: place)
    }
    let expected = String(decoding: (try? Data(contentsOf: place)) ?? Data(), as: UTF8.self)
    #expect(text == expected)
  }

  @Test(arguments: files) func raisesOnlyItsOwnCode(_ name: String) throws {
    let codes = Set(try Self.read(name).diagnostics.map(\.code.id))
    #expect(codes == [String(name.prefix(4))])
  }

  /// The codes that only bytes can raise; their cases are in `TextDecodingTests`.
  static let byteCodes: Set<String> = ["D202", "D203", "D204"]

  @Test func everyCodeHasAFile() {
    let reproduced = Set(Self.files.map { String($0.prefix(4)) })
    for code in ScriptCodes.all where !Self.byteCodes.contains(code.id) {
      #expect(reproduced.contains(code.id), "\(code.id) has no reproducer")
    }
    #expect(Set(ScriptCodes.all.map(\.id)).count == ScriptCodes.all.count)
  }

  @Test(arguments: files) func suggestionsAndMessagesDiffer(_ name: String) throws {
    for diagnostic in try Self.read(name).diagnostics {
      #expect(diagnostic.message.en != diagnostic.message.zh)
      #expect(diagnostic.span != nil || diagnostic.code.id == "D201")
    }
  }
}
