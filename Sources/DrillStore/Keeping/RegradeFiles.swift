import DrillEngine
import DrillText

/// The regrades of one session as they were read.
public struct RegradeFiles: Sendable {
  /// The records with their paths, from the first to the last; the last one holds.
  public internal(set) var records: [(path: String, record: RegradeRecord)] = []
  /// What cannot be read or is no such record.
  public internal(set) var broken: [StoreError] = []

  /// The one that holds; nil where the sealed result does.
  public var holding: RegradeRecord? { records.last?.record }
}

// Results under other rubrics, in `regrades/<session>/<digest>.json`: one file each, named after what stands in it.
extension Store {
  /// The names of the folders of all sessions that were regraded.
  ///
  /// They are session ids, encoded by `FolderName`.
  public var regradedSessions: Set<String> { Set(Files.names(in: "\(root)/regrades")) }

  /// The regrades of a session; what cannot be read is told in the value and leaves the rest as it is.
  public func regrades(of session: String) -> RegradeFiles {
    let folder = regradeFolder(of: session)
    var found = RegradeFiles()
    for name in Files.names(in: folder) where name.hasSuffix(".json") {
      let path = "\(folder)/\(name)"
      do throws(FileError) {
        if let record = RegradeRecord(line: try Files.read(path)), record.session == session {
          found.records.append((path, record))
        } else {
          found.broken.append(
            StoreError(
              .badData,
              Words(en: "\(path) is no regrade and is left alone", zh: "\(path) 不是重新评定的结果，未使用")))
        }
      } catch {
        found.broken.append(.unreadable(error))
      }
    }
    // By time; within one second by name, so that the same one holds on every machine.
    found.records.sort { a, b in
      (Moment(a.record.at)?.seconds ?? 0, a.path) < (Moment(b.record.at)?.seconds ?? 0, b.path)
    }
    return found
  }

  /// Keeps a regrade beside its session, with the text of its rubric, and waits until both are on the disk.
  ///
  /// Nothing is ever written over: a file is named after its contents.
  ///
  /// - Parameter rubric: the text that the record's digest names; nil where the store has it already.
  /// - Returns: the path of the file.
  @discardableResult
  public func keep(_ regrade: RegradeRecord, rubric: LoadedText?) throws(StoreError) -> String {
    let bytes = Array("\(regrade.line)\n".utf8)
    let folder = regradeFolder(of: regrade.session)
    let path = "\(folder)/\(SHA256.hexadecimal(of: bytes).prefix(16)).json"
    do throws(FileError) {
      for place in [root, "\(root)/texts", "\(root)/regrades", folder] {
        try Files.makeFolder(place, mode: folderMode)
      }
      if let rubric { try keep(rubric, ending: "rubric") }
      guard !Files.exists(path) else { return path }
      try Files.put(bytes, at: path, mode: fileMode)
      Files.synchroniseFolder(folder)
    } catch {
      throw .cannotCreate(error)
    }
    return path
  }

  func regradeFolder(of session: String) -> String { "\(root)/regrades/\(FolderName.encode(session))" }
}
