#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// What bringing together and erasing need of the file system.
extension Files {
  /// What stands at a path itself; links are not followed.
  enum Kind { case file, folder, other }

  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether two paths lead to the same folder.
  static func isSame(_ a: String, _ b: String) -> Bool {
    guard let first = status(of: a), let second = status(of: b) else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// How many bytes a file has.
  static func size(of path: String) -> Int { status(of: path).map { Int($0.st_size) } ?? 0 }

  /// Bytes of an open file from a place on; fewer where it ends.
  static func read(_ file: Int32, from start: Int, count: Int, path: String) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress?.advanced(by: done), count - done, off_t(start + done))
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw .last(path)
      }
      if got == 0 { break }
      done += got
    }
    bytes.removeLast(count - done)
    return bytes
  }

  /// Every regular file under a folder, sorted; links and hidden names are passed over.
  static func files(under folder: String, depth: Int = 8) -> [String] {
    guard depth > 0 else { return [] }
    return names(in: folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      switch kind(of: path) {
      case .file: return [path]
      case .folder: return files(under: path, depth: depth - 1)
      case .other, nil: return []
      }
    }
  }

  /// The folders under a folder that cannot be looked into.
  static func closedFolders(under folder: String, depth: Int = 8) -> [FileError] {
    if let refusal = refusal(ofFolder: folder) { return [refusal] }
    guard depth > 0 else { return [] }
    return names(in: folder).map { "\(folder)/\($0)" }.filter { kind(of: $0) == .folder }.flatMap {
      closedFolders(under: $0, depth: depth - 1)
    }
  }

  /// Erases a file, or a folder with everything in it; links are erased, what they lead to is not.
  static func erase(_ path: String) throws(FileError) {
    guard kind(of: path) == .folder else {
      if unlink(path) != 0, errno != ENOENT { throw .last(path) }
      return
    }
    for name in names(in: path, hidden: true) { try erase("\(path)/\(name)") }
    if rmdir(path) != 0, errno != ENOENT { throw .last(path) }
  }

  private static func names(in folder: String, hidden: Bool) -> [String] {
    guard hidden, let handle = opendir(folder) else { return names(in: folder) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

/// A lock on a session file, for as long as it is held; so nobody plays a session that is being moved or erased.
final class FileLock {
  private let file: Int32

  private init(file: Int32) { self.file = file }

  /// Takes the lock; nil while somebody else has it.
  ///
  /// A file that is not there, or knows no locks, is free.
  static func take(_ path: String) -> FileLock? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return FileLock(file: -1) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno == EWOULDBLOCK {
        close(file)
        return nil
      }
      break
    }
    return FileLock(file: file)
  }

  deinit { if file >= 0 { close(file) } }
}
