import DrillText

/// Looks at what a file goes by.
public enum Identity {
  /// What there is to say when the id of a scenario is not the name of its file.
  public static func diagnostics(ofScenario id: String, in source: SourceFile) -> [Diagnostic] {
    diagnostics(id, ".drill", source)
  }

  /// The same for a rubric.
  public static func diagnostics(ofRubric id: String, in source: SourceFile) -> [Diagnostic] {
    diagnostics(id, ".rubric", source)
  }

  private static func diagnostics(_ id: String, _ ending: String, _ source: SourceFile) -> [Diagnostic] {
    let file = source.path.split(separator: "/").last.map(String.init) ?? source.path
    guard file.hasSuffix(ending), file != id + ending else { return [] }
    let name = String(file.dropLast(ending.count))
    return [
      Diagnostic(
        .unstableID, .error,
        Words(
          en: "the id is \(quoted(id)), but the file is called \(quoted(file))",
          zh: "编号是 \(quoted(id))，文件名却是 \(quoted(file))"),
        path: source.path, span: source.place(of: id, upTo: source.headerEnd),
        suggestion: Words(
          en: "write id: \(name), or call the file \(id)\(ending)",
          zh: "写 编号: \(name)，或者把文件改名为 \(id)\(ending)"))
    ]
  }

  /// What there is to say when a scenario cannot be proven because its rubric has errors.
  public static func brokenRubric(_ path: String, _ source: SourceFile) -> Diagnostic {
    Diagnostic(
      .brokenRubric, .error,
      Words(en: "nothing can be proven: the rubric has errors", zh: "无法证明：评分表有错误"), path: source.path,
      span: source.place(of: "rubric", upTo: source.headerEnd)
        ?? source.place(of: "评分表", upTo: source.headerEnd),
      suggestion: Words(en: "mend \(path) first", zh: "请先改好 \(path)"))
  }
}
