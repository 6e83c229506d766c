import DrillEngine
import DrillPlay
import DrillStore
import DrillText

/// The last time that a trainee finished the same drill.
struct EarlierPlay {
  /// The day, by ISO 8601.
  let day: String
  /// The score in tenths of a point.
  let tenths: Int
  /// Everything that cost points then; nil where the texts or the engine were others, so that single things cannot
  /// be compared.
  let deductions: [Deduction]?

  /// Looks for it in the store; nil when there was none.
  ///
  /// A session of the same texts is played again for its deductions, at the cost of judging its replies.
  init?(before header: SessionHeader, drill: Drill, store: Store) {
    let earlier = store.sessions(of: header.trainee).last {
      $0.seal != nil && $0.id != header.session && $0.header.started <= header.started
        && $0.header.scenario == header.scenario
        && $0.header.language == header.language
    }
    guard let earlier, let seal = earlier.seal else { return nil }
    day = String(earlier.header.started.prefix(10))
    tenths = seal.tenths
    deductions = Self.deductions(of: earlier, like: header, drill: drill, store: store)
  }

  private static func deductions(
    of earlier: StoredSession, like header: SessionHeader, drill: Drill, store: Store
  ) -> [Deduction]? {
    let then = earlier.header
    guard then.engine == Session.engineNumber, then.scenarioDigest == header.scenarioDigest,
      then.rubricDigest == header.rubricDigest, let whole = try? store.session(named: earlier.id),
      whole.damagedLines.isEmpty
    else { return nil }
    let again = Session.replay(
      drill, settings: then.settings, inputs: whole.inputs, until: whole.lastTime
    ).session
    return again.scorecard?.deductions
  }
}

/// What became better since the last time, and what did not.
struct SinceLastTime {
  let earlier: EarlierPlay
  let sheet: ScoreSheet

  /// So many things are named at most.
  static let most = 5

  /// The lines of the sheet.
  var text: String {
    let language = sheet.language
    let change = sheet.card.tenths - earlier.tenths
    let sign = change < 0 ? "−" : "+"
    let difference = "\(sign)\(Scorecard.decimal(abs(change)))"
    let then = Scorecard.decimal(earlier.tenths)
    let head = Words(
      en: "Last time (\(earlier.day)): \(then); today \(sheet.card.score) (\(difference))",
      zh: "上一次（\(earlier.day)）：\(then) 分；这一次 \(sheet.card.score) 分（\(difference)）")
    var text = "\n" + sheet.style.bold(head[language]) + "\n"
    guard let before = earlier.deductions else { return text }
    let now = Set(sheet.card.deductions.map(Self.key))
    let mended = before.filter { !now.contains(Self.key($0)) }
    let still = before.filter { now.contains(Self.key($0)) }
    text += list(mended, under: Words(en: "mended since", zh: "已改正"), sign: "+")
    text += list(still, under: Words(en: "still to mend", zh: "仍需改正"), sign: "-")
    return text
  }

  private func list(_ deductions: [Deduction], under head: Words, sign: String) -> String {
    var seen = Set<String>()
    let things = deductions.compactMap { deduction -> String? in
      let what = sheet.what(deduction)
      return seen.insert(what).inserted ? what : nil
    }
    if things.isEmpty { return "" }
    let language = sheet.language
    var joined = things.prefix(Self.most).joined(separator: Words(en: "; ", zh: "；")[language])
    if things.count > Self.most {
      joined +=
        Words(
          en: "; and \(things.count - Self.most) more", zh: "；另有 \(things.count - Self.most) 项")[language]
    }
    return "  \(sign) \(head[language])\(Words(en: ": ", zh: "：")[language])\(joined)\n"
  }

  /// The same thing in the same step, whether it was missing or came late.
  private static func key(_ deduction: Deduction) -> String {
    let what =
      switch deduction.cause {
      case .voice(let id, _): "voice \(id)"
      case .item(let id, _): "item \(id)"
      case .field(let form, let name): "field \(form) \(name)"
      case .choice(let step): "choice \(step)"
      case .rule(let id): "rule \(id)"
      case .time(let thing): "time \(thing.rawValue)"
      }
    return "\(deduction.step)/\(what)"
  }
}
