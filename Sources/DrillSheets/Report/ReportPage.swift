import DrillReview
import DrillText

/// A report on a team as one page: charts as SVG with their tables behind them, nothing loaded, no script.
///
/// It stands in the order in which the head of a department reads it: the figures in short, who needs what, how it
/// goes over time, what is lost and where, who is certified, and last how everything was worked out. Equal reports give
/// equal bytes; it costs as much as its text is long.
public struct ReportPage: Sendable {
  private let report: TeamReport
  private let words: ReportWords

  /// Creates the page.
  public init(_ report: TeamReport, language: Language) {
    self.report = report
    words = ReportWords(language: language)
  }

  /// The page in UTF-8.
  public var bytes: [UInt8] { Array(text.utf8) }

  var text: String {
    let head = ReportHead(report: report, words: words)
    let sections = sections
    return PageFrame.opening(
      title: head.title, language: words.language, style: ReportStyle.text, main: "report")
      + head.html + contents(sections) + sections.map(\.html).joined() + PageFrame.closing
  }

  /// The sections that have anything to tell, and the one that explains the figures.
  private var sections: [PageSection] {
    let told: [PageSection?] = [
      TraineeSection(report: report, words: words).section,
      TrendSection(report: report, words: words).section,
      HeatSection(report: report, words: words).section,
      LossSection(report: report, words: words).section,
      TurnSection(report: report, words: words).section,
      DrillSection(report: report, words: words).section,
      SilentSection(report: report, words: words).section,
      CertificationSection(report: report, words: words).section,
      MonthSection(report: report, words: words).section,
    ]
    let all = told.compactMap { $0 }
    return all.isEmpty ? [] : all + [MethodSection(words: words).section]
  }

  /// The ways into the page, for those who look for one thing.
  private func contents(_ sections: [PageSection]) -> String {
    guard sections.count > 1 else { return "" }
    let name = HTMLText.escaped(words.say("On this page", "本页内容"))
    let links = sections.map { "<li><a href=\"#\($0.id)\">\(HTMLText.escaped($0.title))</a></li>" }.joined()
    return "<nav aria-label=\"\(name)\"><ul>\(links)</ul></nav>\n"
  }
}

/// A part of a page under a heading.
struct PageSection {
  /// The id of the heading; unlike any other's of the page.
  let id: String
  let title: String
  /// What the part says, in a sentence or two.
  let lead: String
  /// The content, in HTML.
  let content: String

  var html: String {
    let words = lead.isEmpty ? "" : "<p class=\"lead\">\(HTMLText.escaped(lead))</p>\n"
    return "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(HTMLText.escaped(title))</h2>\n"
      + "\(words)\(content)</section>\n"
  }
}
