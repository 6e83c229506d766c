#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the operating system refused.
public struct FileError: Error, Sendable, Hashable {
  /// The path of the file or folder.
  public let path: String
  /// The system's error number.
  public let number: Int32

  /// The system's own words for it.
  public var reason: String { String(cString: strerror(number)) }

  /// Whether the file or folder does not exist.
  public var isMissing: Bool { number == ENOENT || number == ENOTDIR }

  static func last(_ path: String) -> FileError { FileError(path: path, number: errno) }
}

/// The few calls to the operating system that the store and the library need.
enum Files {
  /// Whether something stands at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a folder stands at a path.
  static func isFolder(_ path: String) -> Bool {
    guard let status = status(of: path) else { return false }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// The names in a folder, sorted, without hidden ones; none when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Why a folder that is there cannot be looked into; nil when it can, or is not there.
  static func refusal(ofFolder folder: String) -> FileError? {
    if let handle = opendir(folder) {
      closedir(handle)
      return nil
    }
    let error = FileError.last(folder)
    return error.isMissing ? nil : error
  }

  /// All bytes of a file.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .last(path) }
    defer { close(file) }
    return try readToEnd(file, path: path)
  }

  /// The bytes of a file from its beginning until there are enough of them.
  static func read(_ path: String, until isEnough: ([UInt8]) -> Bool) throws(FileError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .last(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    while try readPiece(1 << 12, of: file, path: path, onto: &bytes), !isEnough(bytes) {}
    return bytes
  }

  /// Everything from the place where an open file stands.
  static func readToEnd(_ file: Int32, path: String) throws(FileError) -> [UInt8] {
    var status = stat()
    let size = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    var bytes: [UInt8] = []
    // One byte more than the file has, so that its end is seen at once.
    var next = max(1 << 12, min(size, 1 << 26) + 1)
    while try readPiece(next, of: file, path: path, onto: &bytes) { next = 1 << 16 }
    return bytes
  }

  /// Reads on for up to `size` bytes; false at the end of the file.
  private static func readPiece(
    _ size: Int, of file: Int32, path: String, onto bytes: inout [UInt8]
  ) throws(FileError) -> Bool {
    var failure: FileError?
    let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      var got = systemRead(file, buffer.baseAddress, size)
      while got < 0, errno == EINTR { got = systemRead(file, buffer.baseAddress, size) }
      if got < 0 { failure = .last(path) }
      count = max(got, 0)
    }
    if let failure { throw failure }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    return !piece.isEmpty
  }

  /// Writes all bytes to an open file.
  static func write(_ bytes: [UInt8], to file: Int32, path: String) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        systemWrite(file, $0.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .last(path)
      }
      start += count
    }
  }

  /// Makes a folder and every folder above it that is missing.
  static func makeFolder(_ path: String, mode: mode_t) throws(FileError) {
    if isFolder(path) { return }
    let parent = folder(of: path)
    if parent != path, !exists(parent) { try makeFolder(parent, mode: mode) }
    if mkdir(path, mode) != 0, errno != EEXIST || !isFolder(path) { throw .last(path) }
    // mkdir takes the umask off; the mode is meant as it stands.
    _ = chmod(path, mode)
  }

  /// Puts a whole file in place at once, so that nobody ever sees half of it.
  ///
  /// - Parameter isLasting: whether to wait until the bytes are on the disk.
  static func put(_ bytes: [UInt8], at path: String, mode: mode_t, isLasting: Bool = true) throws(FileError) {
    let temporary = "\(path).\(getpid()).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw .last(path) }
    // open takes the umask off; the mode is meant as it stands.
    _ = fchmod(file, mode)
    do throws(FileError) {
      try write(bytes, to: file, path: path)
      if isLasting { try synchronise(file, path: path) }
    } catch {
      close(file)
      unlink(temporary)
      throw error
    }
    close(file)
    if rename(temporary, path) != 0 {
      let error = FileError.last(path)
      unlink(temporary)
      throw error
    }
  }

  /// Waits until what was written is on the disk.
  static func synchronise(_ file: Int32, path: String) throws(FileError) {
    while fsync(file) != 0 {
      if errno == EINTR { continue }
      // Pipes and some file systems cannot be synchronised, and need not be.
      if errno == EINVAL || errno == ENOTSUP { return }
      throw .last(path)
    }
  }

  /// Waits until a folder's list of names is on the disk; a refusal does no harm.
  static func synchroniseFolder(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }

  /// The folder that a path stands in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path as one that begins at the root.
  static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let folder = workingFolder else { return path }
    return path.isEmpty || path == "." ? folder : "\(folder == "/" ? "" : folder)/\(path)"
  }

  /// The working folder.
  static var workingFolder: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  private static func systemRead(_ file: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    guard let base else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(file, base, count)
    #elseif canImport(Musl)
      return Musl.read(file, base, count)
    #else
      return Darwin.read(file, base, count)
    #endif
  }

  private static func systemWrite(_ file: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    guard let base else { return 0 }
    #if canImport(Glibc)
      return Glibc.write(file, base, count)
    #elseif canImport(Musl)
      return Musl.write(file, base, count)
    #else
      return Darwin.write(file, base, count)
    #endif
  }
}
