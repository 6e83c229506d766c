import Testing

@testable import DrillSheets

@Suite struct ZipTests {
  @Test func checksumOfTheStandardsExample() {
    var checksum = CRC32()
    checksum.update(Array("12345".utf8)[...])
    checksum.update(Array("6789".utf8)[...])
    #expect(checksum.value == 0xCBF4_3926)
  }

  @Test(arguments: 1...40)
  func whatIsCompressedComesBack(seed: Int) throws {
    var generator = Seeded(UInt64(seed))
    var bytes: [UInt8] = []
    while bytes.count < seed * seed * 120 {
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.append(.random(in: 0...255, using: &generator))
      case 1: bytes += [UInt8](repeating: .random(in: 0...255, using: &generator), count: seed * 11)
      default:
        let start = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &generator)
        bytes += bytes[start...].prefix(Int.random(in: 1..<400, using: &generator))
      }
    }
    var deflater = Deflater()
    let cut = bytes.count / 3
    deflater.add(bytes[..<cut])
    deflater.add(bytes[cut...])
    deflater.finish()
    #expect(try Inflater.inflate(deflater.output) == bytes, "seed \(seed)")
  }

  @Test func tablesBecomeMuchSmaller() {
    let text = (0..<4000).map { "<c r=\"A\($0)\" s=\"2\"><v>\($0 % 97)</v></c>" }.joined()
    var deflater = Deflater()
    deflater.add(Array(text.utf8)[...])
    deflater.finish()
    #expect(deflater.output.count * 4 < text.utf8.count)
  }

  @Test func anArchiveHoldsItsEntries() throws {
    var archive = ZipArchive()
    let contents = ["a.xml": "", "folder/b.xml": "<b/>", "c.txt": String(repeating: "您好 ", count: 50_000)]
    for (name, text) in contents.sorted(by: { $0.key < $1.key }) {
      var entry = ZipArchive.Entry(name)
      entry.add(text)
      archive.add(entry)
    }
    let read = try UnzippedFile(archive.finished())
    #expect(read.names == ["a.xml", "c.txt", "folder/b.xml"])
    for (name, text) in contents { #expect(try read.text(name) == text) }
  }
}

struct BrokenZip: Error { var what: String }

/// Reads a ZIP file back by its directory, with every size and checksum compared.
struct UnzippedFile {
  private(set) var names: [String] = []
  private var contents: [String: [UInt8]] = [:]

  init(_ bytes: [UInt8]) throws {
    func number(_ start: Int, _ count: Int) throws -> Int {
      guard start >= 0, start + count <= bytes.count else { throw BrokenZip(what: "end") }
      return (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard try number(end, 4) == 0x0605_4B50 else { throw BrokenZip(what: "end record") }
    var place = try number(end + 16, 4)
    for _ in 0..<(try number(end + 10, 2)) {
      guard try number(place, 4) == 0x0201_4B50 else { throw BrokenZip(what: "directory") }
      let (checksum, packed, size) = (
        try number(place + 16, 4), try number(place + 20, 4), try number(place + 24, 4)
      )
      let (nameSize, start) = (try number(place + 28, 2), try number(place + 42, 4))
      let name = String(decoding: bytes[place + 46..<place + 46 + nameSize], as: UTF8.self)
      guard try number(start, 4) == 0x0403_4B50, try number(start + 14, 4) == checksum,
        try number(start + 18, 4) == packed, try number(start + 22, 4) == size
      else { throw BrokenZip(what: "\(name): header") }
      let data = start + 30 + (try number(start + 26, 2)) + (try number(start + 28, 2))
      let content = try Inflater.inflate(Array(bytes[data..<data + packed]))
      var sum = CRC32()
      sum.update(content[...])
      guard content.count == size, Int(sum.value) == checksum else {
        throw BrokenZip(what: "\(name): contents")
      }
      names.append(name)
      contents[name] = content
      place += 46 + nameSize
    }
  }

  func text(_ name: String) throws -> String {
    guard let bytes = contents[name] else { throw BrokenZip(what: "no \(name)") }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Reads DEFLATE with the fixed codes, straight from RFC 1951.
struct Inflater {
  private let bytes: [UInt8]
  private var place = 0

  static func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
    var inflater = Inflater(bytes: bytes)
    return try inflater.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func bit() throws -> Int {
    guard place / 8 < bytes.count else { throw BrokenZip(what: "bits") }
    defer { place += 1 }
    return Int(bytes[place / 8] >> (place % 8) & 1)
  }

  private mutating func bits(_ count: Int) throws -> Int {
    var value = 0
    for shift in 0..<count { value |= try bit() << shift }
    return value
  }

  private mutating func code(_ count: Int) throws -> Int {
    var value = 0
    for _ in 0..<count { value = value << 1 | (try bit()) }
    return value
  }

  private mutating func symbol() throws -> Int {
    var value = try code(7)
    if value < 24 { return 256 + value }
    value = value << 1 | (try bit())
    if (0x30...0xBF).contains(value) { return value - 0x30 }
    if (0xC0...0xC7).contains(value) { return 280 + value - 0xC0 }
    return 144 + (value << 1 | (try bit())) - 0x190
  }

  private mutating func run() throws -> [UInt8] {
    let lengths = [
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
      227,
      258,
    ]
    let distances = [
      1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
      4097,
      6145, 8193, 12289, 16385, 24577,
    ]
    var output: [UInt8] = []
    var isLast = false
    while !isLast {
      isLast = try bit() == 1
      guard try bits(2) == 1 else { throw BrokenZip(what: "block") }
      while true {
        let symbol = try symbol()
        if symbol == 256 { break }
        if symbol < 256 {
          output.append(UInt8(symbol))
          continue
        }
        let index = symbol - 257
        guard lengths.indices.contains(index) else { throw BrokenZip(what: "length") }
        let length = lengths[index] + (try bits(index < 8 || index == 28 ? 0 : (index - 4) / 4))
        let far = try code(5)
        guard distances.indices.contains(far) else { throw BrokenZip(what: "distance") }
        let distance = distances[far] + (try bits(far < 4 ? 0 : (far - 2) / 2))
        guard distance <= output.count else { throw BrokenZip(what: "too far") }
        for _ in 0..<length { output.append(output[output.count - distance]) }
      }
    }
    return output
  }
}
