/// Words inside a page.
enum HTMLText {
  /// Words as the content of an element or of an attribute in quotes.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in ControlPictures.replacing(in: text).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\r": output += " "
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// A name as the id of an element, which holds no blanks.
  static func id(_ name: String) -> String {
    var id = "s-"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": id.unicodeScalars.append(scalar)
      default: id += ".\(String(scalar.value, radix: 16))."
      }
    }
    return id
  }
}
