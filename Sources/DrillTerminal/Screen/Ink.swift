/// How a piece of text is set off from the rest.
///
/// It is never the only sign of anything: without colours only the words stay.
public struct Ink: Sendable, Hashable {
  /// The colour, by what it says.
  public enum Tone: Sendable, Hashable, CaseIterable {
    /// The terminal's own.
    case plain
    /// Stands back.
    case dim
    /// All is well.
    case good
    /// Something went wrong.
    case bad
    /// Time or patience runs out.
    case warn
    /// Something to look at: a name, a key.
    case accent
  }

  /// The colour.
  public var tone: Tone
  /// Whether it is heavy.
  public var isBold: Bool
  /// Whether a line stands under it.
  public var isUnderlined: Bool
  /// Whether foreground and background change places.
  public var isReversed: Bool

  /// Creates an ink.
  public init(
    _ tone: Tone = .plain, isBold: Bool = false, isUnderlined: Bool = false, isReversed: Bool = false
  ) {
    self.tone = tone
    self.isBold = isBold
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }

  /// Nothing special.
  public static let plain = Ink()
  /// Heavy.
  public static let bold = Ink(isBold: true)
  /// Underlined.
  public static let underline = Ink(isUnderlined: true)
  /// Foreground and background changed.
  public static let reverse = Ink(isReversed: true)
  /// Stands back.
  public static let dim = Ink(.dim)
  /// All is well.
  public static let good = Ink(.good)
  /// Something went wrong.
  public static let bad = Ink(.bad)
  /// Time or patience runs out.
  public static let warn = Ink(.warn)
  /// Something to look at.
  public static let accent = Ink(.accent)

  /// Both together; the other's tone counts unless it is plain.
  public func and(_ other: Ink) -> Ink {
    Ink(
      other.tone == .plain ? tone : other.tone, isBold: isBold || other.isBold,
      isUnderlined: isUnderlined || other.isUnderlined, isReversed: isReversed || other.isReversed)
  }
}

/// Which escapes an ink becomes.
public enum Palette: Sendable, Hashable, CaseIterable {
  /// None at all: a pipe, a file, `--plain`.
  case none
  /// Weights without colours: `NO_COLOR`.
  case mono
  /// Colours for a dark background.
  case dark
  /// Colours for a light background.
  case light

  /// The palette of a terminal, by what it tells in the environment; nothing is asked of the terminal itself.
  ///
  /// - Parameter background: the value of COLORFGBG, such as `15;0`; without it a dark background is taken.
  public static func coloured(background: String?) -> Palette {
    guard let last = background?.split(separator: ";").last, let number = Int(last) else { return .dark }
    return number == 7 || (9...15).contains(number) ? .light : .dark
  }

  /// The bytes that show a text in its inks and end plain.
  public func bytes(of text: StyledText) -> String {
    guard self != .none else { return text.text }
    var bytes = ""
    for run in text.runs {
      let codes = codes(of: run.ink)
      bytes += codes.isEmpty ? run.text : "\u{1B}[\(codes)m\(run.text)\u{1B}[0m"
    }
    return bytes
  }

  private func codes(of ink: Ink) -> String {
    var codes: [String] = []
    if ink.isBold { codes.append("1") }
    if ink.tone == .dim { codes.append("2") }
    if ink.isUnderlined { codes.append("4") }
    if ink.isReversed { codes.append("7") }
    if let colour = colour(of: ink.tone) { codes.append(colour) }
    return codes.joined(separator: ";")
  }

  /// The sixteen colours that every terminal has, so that its own theme decides; yellow is not read on white.
  private func colour(of tone: Ink.Tone) -> String? {
    switch (self, tone) {
    case (.none, _), (.mono, _), (_, .plain), (_, .dim): nil
    case (.dark, .good): "92"
    case (.dark, .bad): "91"
    case (.dark, .warn): "93"
    case (.dark, .accent): "96"
    case (.light, .good): "32"
    case (.light, .bad): "31"
    case (.light, .warn): "35"
    case (.light, .accent): "34"
    }
  }
}
