import DrillText
import Testing

@Suite("Days and moments")
struct CalendarTests {
  @Test(
    "A day is read, counted and written",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-22", 20_779),
      ("1900-01-01", -25_567),
    ])
  func day(text: String, number: Int) {
    #expect(Day(iso: text)?.number == number)
    #expect(Day(number).iso == text)
  }

  @Test("Every day of four centuries comes back as it was written, one after the other")
  func everyDay() {
    var day = Day(iso: "1900-01-01") ?? Day(0)
    for _ in 0..<146_097 {
      let next = Day(day.number + 1)
      let (a, b) = (day.parts, next.parts)
      let follows =
        a.year == b.year && a.month == b.month && b.day == a.day + 1
        || a.year == b.year && b.month == a.month + 1 && b.day == 1
        || b.year == a.year + 1 && a.month == 12 && b.month == 1 && b.day == 1
      if !follows || Day(iso: next.iso) != next {
        Issue.record("\(day.iso) is followed by \(next.iso)")
        return
      }
      day = next
    }
    #expect(day.iso == "2300-01-01")
  }

  @Test(
    "What is no date is none",
    arguments: [
      "", "2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026/01/01", "1899-12-31", "2026-01-0x",
      "-026-01-01", "２０２６-01-01",
    ])
  func noDay(text: String) { #expect(Day(iso: text) == nil) }

  @Test(
    "A moment knows its time in UTC",
    arguments: [
      ("2026-03-01T09:20:00+08:00", "2026-03-01T01:20:00Z"),
      ("2026-03-01T00:20:00+08:00", "2026-02-28T16:20:00Z"),
      ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"), ("2026-12-31T20:00:01-05:30", "2027-01-01T01:30:01Z"),
    ])
  func moment(text: String, utc: String) {
    #expect(Moment(text)?.utc == utc)
    #expect(Moment(text)?.iso == text)
    #expect(Moment(text)?.seconds == Moment(utc)?.seconds)
  }

  @Test(
    "What is no moment is none",
    arguments: [
      "2026-03-01", "2026-03-01T24:00:00Z", "2026-03-01T09:20:00", "2026-03-01T09:20:00+8:00",
      "2026-03-01 09:20:00Z",
    ])
  func noMoment(text: String) { #expect(Moment(text) == nil) }
}
