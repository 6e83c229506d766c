import DrillText

// What a manager has to say to a trainee.
extension Store {
  /// A note is read up to so many characters.
  static let longestNote = 2000

  /// The path of the note for a trainee: `notes/NAME.txt`, the name as in the folder of his sessions.
  public func notePath(for trainee: String) -> String {
    "\(root)/notes/\(FolderName.encode(trainee)).txt"
  }

  /// The manager's note for a trainee, a text file that a manager writes with any editor; nil when there is none.
  ///
  /// Control characters are left out, so that a note cannot disturb a screen.
  public func note(for trainee: String) -> String? {
    guard let bytes = try? Files.read(notePath(for: trainee)) else { return nil }
    let text = String(decoding: bytes.prefix(Self.longestNote * 4), as: UTF8.self)
    let kept = text.unicodeScalars.filter {
      $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value))
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: kept.filter { $0 != "\u{FEFF}" }.prefix(Self.longestNote))
    let note = String(view).drop { $0.isWhitespace }
    return note.isEmpty ? nil : String(note)
  }
}
