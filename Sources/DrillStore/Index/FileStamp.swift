#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// By what a file is known to be the very one that was read before.
///
/// The time of change is set by the system whenever bytes, name or owner change; nobody can set it back as one can
/// the time of writing.
struct FileStamp: Sendable, Hashable {
  var size: Int64
  /// Nanoseconds since 1970.
  var written: Int64
  /// Nanoseconds since 1970.
  var changed: Int64
  var inode: UInt64
  /// What stands beside the file and counts with it; 0 for nothing.
  var beside: UInt64

  /// Takes the stamp of a file that was looked at.
  init(_ status: stat, beside: UInt64 = 0) {
    size = Int64(status.st_size)
    #if canImport(Darwin)
      written = Self.nanoseconds(status.st_mtimespec)
      changed = Self.nanoseconds(status.st_ctimespec)
    #else
      written = Self.nanoseconds(status.st_mtim)
      changed = Self.nanoseconds(status.st_ctim)
    #endif
    inode = UInt64(status.st_ino)
    self.beside = beside
  }

  /// Creates a stamp from its parts.
  init(size: Int64, written: Int64, changed: Int64, inode: UInt64, beside: UInt64) {
    self.size = size
    self.written = written
    self.changed = changed
    self.inode = inode
    self.beside = beside
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// Now, in nanoseconds since 1970.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}

/// A number for bytes in which a change of any single word always shows: every step can be undone.
///
/// It finds accidents, and is no protection against anybody.
struct Checksum {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 32
  }

  /// Adds bytes, eight at a time, and how many they were.
  mutating func add(_ bytes: some RandomAccessCollection<UInt8>) {
    let count = bytes.count
    var word: UInt64 = 0
    var filled: UInt64 = 0
    for byte in bytes {
      word |= UInt64(byte) << filled
      filled += 8
      if filled == 64 {
        add(word)
        (word, filled) = (0, 0)
      }
    }
    if filled > 0 { add(word) }
    add(UInt64(count))
  }
}
