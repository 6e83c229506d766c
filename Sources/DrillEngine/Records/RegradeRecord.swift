/// The result that a finished session has under another rubric or by another engine.
///
/// It is kept beside the session, whose own seal is never touched; of several the latest holds. Everything in it but its
/// author and its moment follows from the stored inputs and the texts that it names, to the byte.
public struct RegradeRecord: Sendable, Hashable {
  /// The number of the format.
  public static let formatNumber = 1

  /// The session.
  public var session: String
  /// Who had it regraded.
  public var author: String
  /// When, in local time with its offset, by ISO 8601.
  public var at: String
  /// The id of the rubric.
  public var rubric: String
  /// The result with what it rests on; its digest is that of the session's own seal, which stands for the inputs.
  public var seal: Seal

  /// Creates a record.
  public init(session: String, author: String, at: String, rubric: String, seal: Seal) {
    self.session = session
    self.author = author
    self.at = at
    self.rubric = rubric
    self.seal = seal
  }

  /// The result.
  public var scorecard: Scorecard { seal.scorecard }
}

extension RegradeRecord {
  /// The record as one line of JSON (RFC 8259), without a line end; equal records give equal bytes.
  public var line: String {
    JSON.object(
      [
        ("type", .string("regrade")), ("format", .int(Self.formatNumber)), ("session", .string(session)),
        ("author", .string(author)), ("at", .string(at)), ("rubric", .string(rubric)),
      ] + seal.fields
    ).text
  }

  /// Reads a record; nil when the bytes are none of this format.
  public init?(line: some Sequence<UInt8>) {
    guard let json = JSON(parsing: Array(line)), json["type"]?.string == "regrade",
      json["format"]?.int == Self.formatNumber, let session = json["session"]?.string,
      let author = json["author"]?.string, let at = json["at"]?.string,
      let rubric = json["rubric"]?.string, let seal = Seal(json)
    else { return nil }
    self.init(session: session, author: author, at: at, rubric: rubric, seal: seal)
  }
}

extension Scorecard {
  /// The result as one line of JSON, as seals and regrades hold it; equal results give equal bytes.
  public var line: String { json.text }
}
