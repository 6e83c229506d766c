import DrillEngine

extension Store {
  /// Keeps a session that was played beforehand, all at once: its header, its events, and its seal if it has a result.
  ///
  /// For sessions made by a program; what a trainee plays goes to a `SessionFile` event by event.
  public func keep(
    _ header: SessionHeader, events: [Record], result: (card: Scorecard, at: Int)?, texts: LoadedDrill
  ) throws(StoreError) {
    var bytes: [UInt8] = []
    for record in [.header(header)] + events { bytes += Array(record.line.utf8) + [UInt8(ascii: "\n")] }
    if let result {
      let seal = Seal(
        engine: header.engine, scenarioDigest: header.scenarioDigest, rubricDigest: header.rubricDigest,
        digest: SHA256.hexadecimal(of: bytes), scorecard: result.card)
      bytes += Array(Record.seal(seal, at: result.at).line.utf8) + [UInt8(ascii: "\n")]
    }
    let folder = "\(root)/sessions/\(FolderName.encode(header.trainee))"
    do throws(FileError) {
      for place in [root, "\(root)/sessions", "\(root)/texts", folder] {
        try Files.makeFolder(place, mode: folderMode)
      }
      for (text, ending) in [(texts.scenarioText, "drill"), (texts.rubricText, "rubric")] {
        guard let text, !Files.exists("\(root)/texts/\(text.digest).\(ending)") else { continue }
        try Files.put(text.bytes, at: "\(root)/texts/\(text.digest).\(ending)", mode: fileMode)
      }
      try Files.put(bytes, at: "\(folder)/\(header.session).jsonl", mode: fileMode)
    } catch {
      throw .cannotCreate(error)
    }
  }
}
