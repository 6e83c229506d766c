import DrillStore
import DrillText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long `drill report` takes over many stored sessions, without its index and with it, and how that grows.
struct ReportBench {
  private let folder: String

  /// Works in a folder that is made for it.
  init(folder: String) { self.folder = folder }

  /// So many sessions are really played; the others are copies of them by further trainees.
  private static let played = 2_000

  /// The report: a tenth of the sessions, then all of them.
  func report(sessions count: Int) throws -> String {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try StoreMaker("\(folder)/played").make(
      trainees: 50, sessions: min(count, Self.played), seed: 1)
    var figures = Figures()
    for part in [max(1, count / 10), count] {
      let store = "\(folder)/store-\(part)"
      try copy(part, from: "\(folder)/played", to: store)
      // The index does not trust what was changed just now.
      sleep(3)
      let arguments = ["report", "--store", store, "--json"]
      let name = "\(Figures.grouped(part)) sessions"
      add("\(name), no index", ProgramRun.drill(arguments), goal: "40 s for 100,000", &figures)
      add("\(name), index warm", ProgramRun.drill(arguments), goal: "5 s and 300 MB for 100,000", &figures)
      try FileManager.default.removeItem(atPath: store)
    }
    return figures.text("report: drill report from end to end, all cores")
  }

  private func add(_ what: String, _ run: ProgramRun?, goal: String, _ figures: inout Figures) {
    let value = run.map { run in
      "\((run.seconds * 100).rounded() / 100) s, \(Figures.number(run.megabytes)) MB"
    }
    figures.add(what, value ?? "failed", goal: goal)
  }

  /// Makes a store of so many sessions: the same sessions again and again, under further names and ids.
  ///
  /// Their seals no longer fit their first lines, which a report does not look at.
  private func copy(_ count: Int, from source: String, to target: String) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: "\(target)/sessions", withIntermediateDirectories: true)
    try files.copyItem(atPath: "\(source)/texts", toPath: "\(target)/texts")
    let paths = Store(root: source).sessionPaths()
    for number in 0..<(paths.isEmpty ? 0 : count) {
      let path = paths[number % paths.count]
      let parts = path.split(separator: "/").map(String.init)
      guard let name = parts.last?.dropLast(".jsonl".count), parts.count > 1,
        let bytes = try? FileReading.bytes(path), let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
      else { continue }
      let round = number / paths.count
      let session = "\(name)\(round)"
      let head = String(decoding: bytes[..<end], as: UTF8.self)
        .replacing("\"session\":\"\(name)\"", with: "\"session\":\"\(session)\"")
        .replacing("\",\"started\":", with: " \(round % 10)\",\"started\":")
      let place = "\(target)/sessions/\(parts[parts.count - 2])%20\(round % 10)"
      try files.createDirectory(atPath: place, withIntermediateDirectories: true)
      _ = files.createFile(
        atPath: "\(place)/\(session).jsonl", contents: Data(Array(head.utf8) + bytes[end...]))
    }
  }
}
