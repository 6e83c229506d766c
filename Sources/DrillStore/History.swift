import DrillEngine
import DrillText

/// A finished session: what it is, and what it came to.
public struct FinishedSession: Sendable, Hashable {
  /// What the session is.
  public let header: SessionHeader
  /// What it came to, by the result that holds.
  public let result: StoredResult
  /// The path of its file.
  let path: String
}

extension Store {
  /// The finished sessions of a trainee, from the oldest to the latest.
  ///
  /// Of each file only the first and the last line are read; what is no finished session is left out.
  public func finishedSessions(of trainee: String) -> [FinishedSession] {
    let folder = folder(ofTrainee: trainee)
    let names = Files.names(in: folder).filter { $0.hasSuffix(".jsonl") }
    return names.compactMap { finished("\(folder)/\($0)") }.sorted {
      ($0.header.session, $0.path) < ($1.header.session, $1.path)
    }
  }

  /// The unfinished session that a trainee left last, found without reading those that are known to be finished.
  public func latestUnfinished(of trainee: String, besides finished: [FinishedSession]) -> StoredSession? {
    let known = Set(finished.map(\.path))
    let folder = folder(ofTrainee: trainee)
    for name in Files.names(in: folder).reversed() where name.hasSuffix(".jsonl") {
      let path = "\(folder)/\(name)"
      if known.contains(path) { continue }
      if let stored = try? StoredSession.summary(path: path), stored.seal == nil, stored.damagedLines.isEmpty
      {
        return stored
      }
    }
    return nil
  }

  /// The ids of all sessions, from the latest to the oldest; no file is read.
  public func sessionIDs() -> [String] {
    let folders = Files.names(in: "\(root)/sessions").map { "\(root)/sessions/\($0)" }
    return folders.flatMap { Files.names(in: $0) }.filter { $0.hasSuffix(".jsonl") }.map {
      StoredSession.id(ofPath: $0)
    }.sorted(by: >)
  }

  /// The judged replies of a finished session; none when its file cannot be read any more.
  public func turns(of session: FinishedSession) -> [StoredTurn] {
    guard let bytes = try? Files.read(session.path) else { return [] }
    return StoredTurn.read(bytes.split(separator: UInt8(ascii: "\n")))
  }

  private func finished(_ path: String) -> FinishedSession? {
    guard let glance = try? glance(path), let card = glance.result else { return nil }
    return FinishedSession(header: glance.header, result: StoredResult(card), path: path)
  }
}
