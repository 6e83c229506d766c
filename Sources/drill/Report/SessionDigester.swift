import DrillEngine
import DrillReview
import DrillScript
import DrillStore
import DrillText

/// Sums up session files for reports, with what people made of them.
struct SessionDigester: Sendable {
  private let store: Store
  private let shelf: DrillShelf

  /// The form of the digests, and of what else they depend on: an index of another form is made again.
  static let form = "report \(SessionDigest.formNumber) engine \(Session.engineNumber)"

  init(_ store: Store) {
    self.store = store
    shelf = DrillShelf(store)
  }

  /// The digest of a session file.
  func value(ofFile path: String, _ table: inout WordTable) -> IndexedValue {
    do throws(StoreError) {
      let glance = try store.glance(path)
      let held = held(glance)
      guard
        let digest = SessionDigest(
          header: glance.holdingHeader, card: held.card, seconds: glance.sealedAt / 1000, review: held.review)
      else {
        return .broken(
          StoreError(
            .badData,
            Words(
              en: "\(path) is damaged: it does not say when it began", zh: "\(path) 已损坏：没有开始时间")))
      }
      let bytes = digest.encoded(&table)
      // Texts that are missing now may be there tomorrow, and a file under another name is not found by its reviews.
      let isOwn = path.hasSuffix("/\(glance.header.session).jsonl")
      return held.review.isUnapplied || !isOwn ? .passing(bytes) : .lasting(bytes)
    } catch {
      return .broken(error)
    }
  }

  /// The result that holds in the end, and what people did for it: reviews stand on the latest regrade, as everywhere.
  private func held(_ glance: SessionGlance) -> (card: Scorecard?, review: SessionDigest.Review) {
    var review = SessionDigest.Review()
    guard let card = glance.result else { return (nil, review) }
    let (files, broken) = store.reviews(of: glance.header.session)
    let records = files.compactMap { ReviewRecord(line: $0.bytes) }
    review.isUnapplied = !broken.isEmpty || records.count < files.count
    guard !records.isEmpty else { return (card, review) }
    let file = CaseFile(trainee: glance.header.trainee, records: records)
    review.isReviewed = file.isReviewed
    review.isContested = file.openObjection != nil
    let (marks, added) = file.finalMarks
    guard !marks.isEmpty || !added.isEmpty else { return (card, review) }
    guard let final = marked(glance, marks, added) else {
      review.isUnapplied = true
      return (card, review)
    }
    review.isOverturned = final.isPassed != card.isPassed
    review.isCorrected = review.isOverturned || final.tenths != card.tenths
    return (final, review)
  }

  /// The result with people's marks; nil where the replies cannot be played again.
  private func marked(
    _ glance: SessionGlance, _ marks: [String: ItemMark], _ added: [AddedBreach]
  ) -> Scorecard? {
    guard let stored = try? store.load(glance.path), let drill = try? shelf.drill(for: glance.holdingHeader)
    else {
      return nil
    }
    let (session, _) = Session.replay(
      drill, settings: stored.header.settings, inputs: stored.inputs, until: stored.lastTime)
    return session.scorecard(marking: marks, adding: added)
  }
}
