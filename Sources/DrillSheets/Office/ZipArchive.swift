/// Puts a ZIP file together (APPNOTE 6.3.3, the part that ISO/IEC 21320-1 allows): compressed entries, no encryption.
///
/// All entries carry the first time that ZIP knows, so equal contents give equal bytes.
struct ZipArchive: Sendable {
  /// An entry that takes its bytes piece by piece and holds them compressed.
  struct Entry: Sendable {
    let name: String
    private var checksum = CRC32()
    private var deflater = Deflater()
    private var size = 0

    init(_ name: String) { self.name = name }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    mutating func add(_ bytes: [UInt8]) {
      checksum.update(bytes[...])
      deflater.add(bytes[...])
      size += bytes.count
    }

    fileprivate mutating func finish() -> (data: [UInt8], checksum: UInt32, size: Int) {
      deflater.finish()
      return (deflater.output, checksum.value, size)
    }
  }

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds an entry that is complete.
  mutating func add(_ entry: Entry) {
    var entry = entry
    let (data, checksum, size) = entry.finish()
    let name = Array(entry.name.utf8)
    let start = bytes.count
    var fields: [UInt8] = []
    // Version 2.0, names in UTF-8, deflated, midnight of 1 January 1980.
    Self.put(20, 2, to: &fields)
    Self.put(0x0800, 2, to: &fields)
    Self.put(8, 2, to: &fields)
    Self.put(0, 2, to: &fields)
    Self.put(0x21, 2, to: &fields)
    Self.put(Int(checksum), 4, to: &fields)
    Self.put(data.count, 4, to: &fields)
    Self.put(size, 4, to: &fields)
    Self.put(name.count, 2, to: &fields)
    Self.put(0, 2, to: &fields)
    bytes += [0x50, 0x4B, 3, 4] + fields + name + data
    directory += [0x50, 0x4B, 1, 2, 20, 0] + fields
    // No comment, first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    Self.put(start, 4, to: &directory)
    directory += name
    count += 1
  }

  /// The whole file.
  consuming func finished() -> [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    Self.put(count, 2, to: &end)
    Self.put(count, 2, to: &end)
    Self.put(directory.count, 4, to: &end)
    Self.put(bytes.count, 4, to: &end)
    end += [0, 0]
    bytes += directory
    bytes += end
    return bytes
  }

  /// A number with its lowest byte first.
  private static func put(_ value: Int, _ count: Int, to bytes: inout [UInt8]) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }
}
