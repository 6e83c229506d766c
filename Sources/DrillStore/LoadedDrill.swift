import DrillScript
import DrillText

/// A text file as its bytes, with the digest by which a session names it.
public struct LoadedText: Sendable {
  /// The path.
  public let path: String
  /// The bytes.
  public let bytes: [UInt8]
  /// The SHA-256 of the bytes, in hexadecimal.
  public let digest: String

  /// Reads a file.
  public init(path: String) throws(StoreError) {
    self.path = path
    do throws(FileError) {
      bytes = try Files.read(path)
    } catch {
      throw .unreadable(error)
    }
    digest = SHA256.hexadecimal(of: bytes)
  }
}

/// A scenario and its rubric as they were read, with everything the readers had to say.
public struct LoadedDrill: Sendable {
  /// The scenario's file.
  public let scenarioText: LoadedText
  /// The scenario's lines; nil when the file is not text.
  public let source: SourceFile?
  /// The scenario, if the file holds a usable one.
  public internal(set) var scenario: Scenario?
  /// What there is to say about the scenario.
  public internal(set) var diagnostics: [Diagnostic]
  /// The rubric's file.
  public internal(set) var rubricText: LoadedText?
  /// The rubric, if there is a usable one.
  public internal(set) var rubric: Rubric?
  /// What there is to say about the rubric, as far as it was read.
  public internal(set) var rubricDiagnostics: [Diagnostic] = []
  /// The scenario's own id, where its file is named otherwise.
  public internal(set) var otherID: String?

  init(scenarioText: LoadedText, source: SourceFile?, diagnostics: [Diagnostic]) {
    self.scenarioText = scenarioText
    self.source = source
    self.diagnostics = diagnostics
  }

  /// Reads a scenario and a rubric that were kept as texts.
  public init(scenario: LoadedText, rubric: LoadedText) {
    let decoding = TextDecoding.decode(scenario.bytes, path: scenario.path)
    self.init(scenarioText: scenario, source: decoding.value, diagnostics: decoding.diagnostics)
    rubricText = rubric
    let reading = Rubric.readHeads(rubric.bytes, path: rubric.path)
    self.rubric = reading.value
    rubricDiagnostics = reading.value?.words.diagnostics ?? reading.diagnostics
    let value = self.rubric
    guard let source = decoding.value else { return }
    let play = Scenario.read(source) { _ in value }
    self.scenario = play.value
    diagnostics += play.diagnostics
  }

  /// Whether the drill must not be played.
  public var hasErrors: Bool {
    diagnostics.hasErrors || rubricDiagnostics.hasErrors || scenario == nil || rubric == nil
  }

  /// Everything there is to say, in full, with source lines and carets.
  public func complaints(in language: Language) -> [String] {
    diagnostics.map { $0.rendered(source: source, language: language) }
      + rubricComplaints(rubricDiagnostics, in: language)
  }

  private func rubricComplaints(_ diagnostics: [Diagnostic], in language: Language) -> [String] {
    guard !diagnostics.isEmpty, let text = rubricText else { return [] }
    let source = TextDecoding.decode(text.bytes, path: text.path).value
    return diagnostics.map { $0.rendered(source: source, language: language) }
  }
}
