/// The elements of a page in their order, as far as tests look at them.
struct Markup {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The words between its start and the next tag, as they are read.
    let text: String

    /// A length such as `12.5%` or `40` as a number.
    func number(_ attribute: String) -> Double? {
      attributes[attribute].flatMap { Double($0.hasSuffix("%") ? String($0.dropLast()) : $0) }
    }

    func isOf(_ kind: String) -> Bool {
      attributes["class"]?.split(separator: " ").contains { $0 == kind } == true
    }
  }

  private(set) var elements: [Element] = []

  init(_ text: String) {
    for piece in text.split(separator: "<") where !piece.hasPrefix("/") && !piece.hasPrefix("!") {
      guard let end = piece.firstIndex(of: ">") else { continue }
      let tag = piece[..<end]
      let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
      var attributes: [String: String] = [:]
      // name="value" pairs: what stands between quotes is a value.
      let parts = tag.dropFirst(name.count).split(separator: "\"", omittingEmptySubsequences: false)
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        let key = parts[index].filter { !$0.isWhitespace && $0 != "=" && $0 != "/" }
        attributes[key] = Self.read(parts[index + 1])
      }
      elements.append(Element(name: name, attributes: attributes, text: Self.read(piece[end...].dropFirst())))
    }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func all(_ name: String, _ kind: String) -> [Element] { all(name).filter { $0.isOf(kind) } }

  private static func read(_ text: Substring) -> String {
    var text = String(text)
    for (escaped, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.split(separator: escaped, omittingEmptySubsequences: false).joined(separator: plain)
    }
    return text
  }
}
