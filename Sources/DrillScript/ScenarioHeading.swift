import DrillText

/// What a list of drills shows of a scenario, read from the head of its file alone.
///
/// The steps are not looked at, so a heading says nothing about whether the drill can be played.
public struct ScenarioHeading: Sendable, Hashable {
  /// The id, the same in every language.
  public var id: String
  /// The title, from the file's first heading.
  public var title: String
  /// The language of the dialogue.
  public var language: Language
  /// The channel.
  public var channel: Channel
  /// Who the customer is.
  public var profile: String?
  /// The id of the rubric that scores it.
  public var rubric: String
  /// The clauses that the drill teaches.
  public var clauses: [String]
  /// How hard it is, 1 to 5.
  public var level: Int?
  /// What it is about, for the menu.
  public var topic: String?
}

extension ScenarioHeading {
  /// Reads the lines before the first section; what follows them may be there or not.
  ///
  /// The diagnostics are those about these lines only; with an error among them the drill cannot be played.
  /// Costs time proportional to these lines.
  public static func read(_ source: SourceFile) -> Reading<ScenarioHeading> {
    var reader = ScenarioReader(source)
    guard let outline = reader.headOutline(source) else {
      return Reading(value: nil, diagnostics: reader.complaints.inOrder)
    }
    let header = reader.readHeader(outline)
    let heading = ScenarioHeading(
      id: header.id, title: outline.title?.value ?? "", language: header.language, channel: header.channel,
      profile: header.profile, rubric: header.rubric, clauses: header.clauses, level: header.level,
      topic: header.topic)
    return Reading(value: heading, diagnostics: reader.complaints.inOrder)
  }

  /// Reads the bytes of a file's beginning; `headEnd` tells how many there must be.
  public static func read(_ bytes: [UInt8], path: String) -> Reading<ScenarioHeading> {
    let decoding = TextDecoding.decode(bytes[..<(headEnd(in: bytes) ?? bytes.count)], path: path)
    guard let source = decoding.value else { return Reading(value: nil, diagnostics: decoding.diagnostics) }
    var reading = read(source)
    reading.diagnostics = decoding.diagnostics + reading.diagnostics
    return reading
  }

  /// Where the first section begins in a file of which only the beginning may be there; nil when it is not seen.
  ///
  /// - Parameter start: how many bytes at the start are known to hold no section.
  public static func headEnd(in bytes: [UInt8], from start: Int = 0) -> Int? {
    var at = max(0, start)
    while at < bytes.count {
      if isSection(bytes, at) { return at }
      guard let end = bytes[at...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
      at = end + 1
    }
    return nil
  }

  /// Whether a line that begins at an index begins with `##`, in either width.
  private static func isSection(_ bytes: [UInt8], _ index: Int) -> Bool {
    var at = index
    for _ in 0..<2 {
      if at < bytes.count, bytes[at] == UInt8(ascii: "#") {
        at += 1
      } else if bytes[at...].starts(with: [0xEF, 0xBC, 0x83]) {
        at += 3
      } else {
        return false
      }
    }
    return true
  }
}

extension ScenarioReader {
  /// The outline of a file's head; nil with a complaint when there is nothing in it.
  fileprivate mutating func headOutline(_ source: SourceFile) -> Outline? {
    var outline = OutlineReader.read(source, complaints: &complaints) { _ in false }
    outline.sections = []
    guard outline.title == nil, outline.header.isEmpty else { return outline }
    if !complaints.hasErrors {
      complaints.error(.emptyFile, at: nil, Words(en: "the file is empty", zh: "文件是空的"))
    }
    return nil
  }
}
