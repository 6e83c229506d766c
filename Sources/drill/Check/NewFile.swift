import DrillText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes files that must not exist yet.
enum NewFile {
  /// Writes all the files, or none where one of them is there already.
  static func write(_ files: [(path: String, text: String)]) throws {
    if let known = files.first(where: { access($0.path, F_OK) == 0 }) {
      throw Failure(
        .cannotCreate, Words(en: "\(known.path) is there already", zh: "\(known.path) 已经存在"),
        advice: Words(en: "Choose another id.", zh: "请换一个编号。"))
    }
    for (path, text) in files {
      makeFolder(of: path)
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw failure(path, .cannotCreate) }
      let result = System.write(Array(text.utf8), to: file)
      System.close(file)
      guard case .done = result else { throw failure(path, .cannotWrite) }
    }
  }

  private static func makeFolder(of path: String) {
    guard let end = path.lastIndex(of: "/") else { return }
    let folder = String(path[..<end])
    if access(folder, F_OK) == 0 { return }
    makeFolder(of: folder)
    mkdir(folder, 0o755)
  }

  private static func failure(_ path: String, _ code: ExitCode) -> Failure {
    Failure(
      code,
      Words(en: "\(path) cannot be written: \(System.lastReason)", zh: "无法写入 \(path)：\(System.lastReason)"))
  }
}
