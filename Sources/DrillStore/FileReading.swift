/// Reads files that the user names, where `-` is the standard input.
public enum FileReading {
  /// All bytes of a file.
  public static func bytes(_ path: String) throws(StoreError) -> [UInt8] {
    do throws(FileError) {
      return path == "-" ? try Files.readToEnd(0, path: path) : try Files.read(path)
    } catch {
      throw .unreadable(error)
    }
  }
}
