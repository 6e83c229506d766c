import DrillText

/// Turning the bytes of a file into text.
public enum TextDecoding {
  /// The longest line that is read, in bytes.
  public static let longestLine = 1 << 20

  /// Reads bytes as UTF-8, with or without a byte order mark.
  ///
  /// Other encodings are guessed and lead to an error that says how to convert; damaged text is read as far as it
  /// goes. Costs one pass over the bytes.
  public static func decode(_ bytes: [UInt8], path: String) -> Reading<SourceFile> {
    var complaints = Complaints(path: path, language: .en)
    if bytes.isEmpty || bytes == [0xEF, 0xBB, 0xBF] {
      complaints.error(.emptyFile, at: nil, Words(en: "the file is empty", zh: "文件是空的"))
      return Reading(value: nil, diagnostics: complaints.inOrder)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let wide = EncodingGuess.wide(bytes) {
      complaints.error(
        .notUTF8, at: SourceSpan(start: Position(line: 1, column: 1), length: 0),
        Words(en: "the file is \(wide), not UTF-8", zh: "文件是 \(wide)，不是 UTF-8"),
        help: conversion(from: wide, path: path))
      return Reading(value: nil, diagnostics: complaints.inOrder)
    }
    if let zero = body.firstIndex(of: 0) {
      complaints.error(
        .notText, at: SourceSpan(start: position(of: zero, in: body), length: 0),
        Words(en: "there is a zero byte: this is no text file", zh: "有零字节，这不是文本文件"))
      return Reading(value: nil, diagnostics: complaints.inOrder)
    }
    guard var clean = checked(body, path: path, &complaints) else {
      return Reading(value: nil, diagnostics: complaints.inOrder)
    }
    replaceControls(&clean, &complaints)
    return Reading(
      value: SourceFile(path: path, text: String(decoding: clean, as: UTF8.self)),
      diagnostics: complaints.inOrder)
  }

  /// Bytes of any sequence, read as `decode(_: [UInt8], path:)` reads them.
  public static func decode(_ bytes: some Sequence<UInt8>, path: String) -> Reading<SourceFile> {
    decode(Array(bytes), path: path)
  }

  /// The bytes without lines that are too long, or nil when they are in another encoding.
  private static func checked(
    _ body: ArraySlice<UInt8>, path: String, _ complaints: inout Complaints
  ) -> [UInt8]? {
    let clean = withoutLongLines(body, &complaints)
    guard let bad = UTF8Scan.firstBadByte(in: clean[...]) else { return clean }
    let place = SourceSpan(start: position(of: bad, in: clean[...]), length: 1)
    if let guess = EncodingGuess.narrow(clean) {
      complaints.error(
        .notUTF8, at: place,
        Words(en: "the file is not UTF-8; it looks like \(guess)", zh: "文件不是 UTF-8，看起来是 \(guess)"),
        help: conversion(from: guess, path: path))
      return nil
    }
    complaints.error(
      .notUTF8, at: place,
      Words(en: "the byte \(hex(clean[bad])) is not UTF-8", zh: "字节 \(hex(clean[bad])) 不是 UTF-8"),
      help: Words(
        en: "type the damaged character again and save as UTF-8", zh: "请重新输入损坏的字，并存为 UTF-8"))
    return clean
  }

  private static func withoutLongLines(
    _ body: ArraySlice<UInt8>, _ complaints: inout Complaints
  ) -> [UInt8] {
    if body.count <= longestLine { return Array(body) }
    var clean: [UInt8] = []
    clean.reserveCapacity(body.count)
    var start = body.startIndex
    var line = 1
    func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    while start < body.endIndex {
      let end = body[start...].firstIndex(where: isEnd) ?? body.endIndex
      if end - start > longestLine {
        complaints.error(
          .lineTooLong, at: SourceSpan(start: Position(line: line, column: 1), length: 0),
          Words(
            en: "line \(line) is \(end - start) bytes long, more than 1 MiB; it is left out",
            zh: "第 \(line) 行有 \(end - start) 字节，超过 1 MiB，略去不读"))
      } else {
        clean += body[start..<end]
      }
      guard end < body.endIndex else { break }
      clean.append(body[end])
      start = end + 1
      if body[end] == 0x0D, start < body.endIndex, body[start] == 0x0A {
        clean.append(body[start])
        start += 1
      }
      line += 1
    }
    return clean
  }

  /// Replaces control characters, which a terminal might obey, by a sign that stands for them.
  private static func replaceControls(_ bytes: inout [UInt8], _ complaints: inout Complaints) {
    func isControl(_ byte: UInt8) -> Bool {
      byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
    }
    guard let first = bytes.firstIndex(where: isControl) else { return }
    complaints.error(
      .notText, at: SourceSpan(start: position(of: first, in: bytes[...]), length: 1),
      Words(
        en: "there is a control character (\(hex(bytes[first])))", zh: "有控制字符（\(hex(bytes[first]))）"),
      help: Words(en: "delete it", zh: "请删掉它"))
    for index in bytes.indices where isControl(bytes[index]) { bytes[index] = UInt8(ascii: "?") }
  }

  private static func conversion(from encoding: String, path: String) -> Words {
    let isPlain = path.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x7F || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "/._-+".unicodeScalars.contains(scalar)
    }
    let name =
      isPlain
      ? path
      : "'"
        + path.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
    let command = "iconv -f \(encoding) -t UTF-8 \(name) > new.txt"
    return Words(
      en: "convert it: \(command)", zh: "用这个命令转换：\(command)")
  }

  /// The line and the column, in characters, of a byte before which all is UTF-8.
  private static func position(of index: Int, in bytes: ArraySlice<UInt8>) -> Position {
    let before = SourceFile(path: "", text: String(decoding: bytes[..<index], as: UTF8.self))
    return Position(line: before.lines.count, column: (before.lines.last?.count ?? 0) + 1)
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count == 1 ? "0" : "") + digits
  }
}
