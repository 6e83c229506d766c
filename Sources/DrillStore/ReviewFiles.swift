#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import DrillText

/// A file in which somebody said something of a session; written once, never changed.
public struct ReviewFile: Sendable, Hashable {
  /// The path.
  public let path: String
  /// What stands in it, without the line end.
  public let bytes: [UInt8]
}

extension Store {
  /// Everything that was said of a session, by the names of the files; what cannot be read is left out.
  ///
  /// What the files mean is not known here.
  public func reviewFiles(of session: String) -> [ReviewFile] { reviews(of: session).files }

  /// Everything that was said of a session, by the names of the files, and what of it cannot be read.
  public func reviews(of session: String) -> (files: [ReviewFile], broken: [StoreError]) {
    let folder = reviewFolder(of: session)
    var files: [ReviewFile] = []
    var broken = [Files.refusal(ofFolder: folder)].compactMap { $0 }
    for name in Files.names(in: folder) where name.hasSuffix(".json") {
      do throws(FileError) {
        var bytes = try Files.read("\(folder)/\(name)")
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        files.append(ReviewFile(path: "\(folder)/\(name)", bytes: bytes))
      } catch {
        broken.append(error)
      }
    }
    return (files, broken.map(StoreError.unreadable))
  }

  /// The ids of all sessions of which anything was said, in order.
  public var reviewedSessions: [String] { Files.names(in: "\(root)/reviews") }

  /// Keeps what somebody said of a session, in `reviews/<session>/<author>-<n>.json`, and waits until it is on the disk.
  ///
  /// An earlier file is never written over: `n` is the first number that is free, also when two write at once.
  ///
  /// - Parameter line: one line of JSON, without a line end.
  /// - Returns: the path of the file.
  @discardableResult
  public func keepReview(_ line: String, of session: String, by author: String) throws(StoreError) -> String {
    let folder = reviewFolder(of: session)
    do throws(FileError) {
      for place in [root, "\(root)/reviews", folder] { try Files.makeFolder(place, mode: folderMode) }
    } catch {
      throw .cannotCreate(error)
    }
    var number = 1
    while true {
      let path = "\(folder)/\(FolderName.encode(author))-\(number).json"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, fileMode)
      if file < 0, errno == EEXIST {
        number += 1
        continue
      }
      guard file >= 0 else { throw .cannotCreate(.last(path)) }
      defer { close(file) }
      // open takes the umask off; the mode is meant as it stands.
      _ = fchmod(file, fileMode)
      do throws(FileError) {
        try Files.write(Array("\(line)\n".utf8), to: file, path: path)
        try Files.synchronise(file, path: path)
      } catch {
        unlink(path)
        throw .cannotWrite(error)
      }
      Files.synchroniseFolder(folder)
      return path
    }
  }

  private func reviewFolder(of session: String) -> String { "\(root)/reviews/\(FolderName.encode(session))" }
}
