import DrillText

/// What stands around the content of every page: nothing is loaded, no script runs.
enum PageFrame {
  /// Everything up to the content.
  ///
  /// - Parameter style: what the page needs beside the common style sheet.
  static func opening(title: String, language: Language, style: String, main: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language == .zh ? "zh-CN" : "en")">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(Stylesheet.common)
    \(Stylesheet.charts)
    \(style)
    </style>
    </head>
    <body>
    <main class="\(main)">

    """
  }

  /// Everything after the content.
  static let closing = "</main>\n</body>\n</html>\n"
}
