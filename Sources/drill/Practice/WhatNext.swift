import DrillReview
import DrillStore
import DrillText

/// What to drill next, told at the end of the sheet.
struct WhatNext {
  let trainee: String
  let context: Context

  /// A few lines; none when the store or the library cannot be read, for the sheet counts without them.
  ///
  /// The mistakes of finished drills are written down on the way.
  var text: String {
    guard var record = try? TraineeRecord(of: trainee, in: context), let library = try? context.library()
    else { return "" }
    var text = ""
    let day = Day.today
    if let waiting = try? record.notebook().due(on: day).count, waiting > 0 {
      text += context.say(
        waiting == 1
          ? Words(
            en: "One mistake waits in your notebook: ‘drill mistakes’.\n", zh: "错题本里有 1 条待练：drill mistakes。\n"
          )
          : Words(
            en: "\(waiting) mistakes wait in your notebook: ‘drill mistakes’.\n",
            zh: "错题本里有 \(waiting) 条待练：drill mistakes。\n"))
    }
    let catalogue = Catalogue(library: library, store: nil, language: context.language, trainee: trainee)
    if let choice = DrillChoice(catalogue, library: library, attempts: record.attempts, on: day) {
      let title = choice.entry.scenario.title
      let reason = choice.reason(in: context.language)
      text += context.say(
        Words(
          en: "Next, with ‘drill next’: “\(title)”. \(reason)\n", zh: "接下来（drill next）：“\(title)”。\(reason)\n"
        ))
    }
    return text.isEmpty ? "" : "\n" + text
  }
}
