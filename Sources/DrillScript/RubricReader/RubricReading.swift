import DrillText

extension Rubric {
  /// Reads a rubric with all its words.
  ///
  /// Reading goes on after every error; a rubric whose diagnostics hold an error is not to be scored with.
  ///
  /// - Parameter findsRepeats: whether phrases that stand twice are looked for. They harm no drill and are the
  ///   author's concern, so who only plays saves a fifth of the time.
  public static func read(_ source: SourceFile, findsRepeats: Bool = true) -> Reading<Rubric> {
    var reader = RubricReader(source, .everything(findsRepeats: findsRepeats))
    var rubric = reader.read(source)
    let diagnostics = reader.complaints.inOrder
    reader.words.diagnostics = diagnostics
    rubric?.words = reader.words
    return Reading(value: rubric, diagnostics: diagnostics)
  }

  /// Reads what a drill needs before its first reply: everything but phrases, lists and examples.
  ///
  /// The words are read when they are first asked for, and what there is to say about them stands in
  /// `words.diagnostics`; with an error there the rubric is not to be scored with. Where the heads have an error, the
  /// whole file is read, so that everything is told at once. Costs one pass over the bytes and a hundredth of reading
  /// everything.
  public static func readHeads(_ bytes: [UInt8], path: String) -> Reading<Rubric> {
    let heads = TextDecoding.decode(HeadLines.of(bytes), path: path)
    guard let source = heads.value, !heads.diagnostics.hasErrors else { return readAll(bytes, path: path) }
    var reader = RubricReader(source, .heads)
    let rubric = reader.read(source)
    guard var rubric, !reader.complaints.hasErrors else { return readAll(bytes, path: path) }
    rubric.deferredWords = Deferred {
      let whole = readAll(bytes, path: path)
      var words = whole.value?.words ?? RubricWords()
      words.diagnostics = whole.diagnostics
      return words
    }
    return Reading(value: rubric, diagnostics: [])
  }

  /// Reads the bytes of a rubric with all its words, for playing.
  private static func readAll(_ bytes: [UInt8], path: String) -> Reading<Rubric> {
    let decoding = TextDecoding.decode(bytes, path: path)
    guard let source = decoding.value else { return Reading(value: nil, diagnostics: decoding.diagnostics) }
    var reading = read(source, findsRepeats: false)
    reading.diagnostics = decoding.diagnostics + reading.diagnostics
    return reading
  }
}
