import DrillScript
import DrillText
import Testing

@testable import DrillEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The worked examples of `Rubrics/README.md`, computed.
@Suite("The worked examples of Rubrics/README.md")
struct WorkedExampleTests {
  /// One example: what it states and what it claims.
  struct Example: Sendable, CustomTestStringConvertible {
    var lines: [String: String] = [:]
    var testDescription: String { "score \(lines["score"] ?? "?")" }

    /// A pair such as `6.5/7`, in tenths to stay whole.
    func pair(_ key: String) throws -> (earned: Fraction, possible: Int)? {
      guard let text = lines[key] else { return nil }
      let parts = text.split(separator: "/")
      let earned = try #require(Double(parts[0]))
      return (Fraction(Int(earned * 10), 10), try #require(Int(parts[1])))
    }
  }

  static let examples: [Example] = {
    var root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    root = "/" + root
    guard let data = FileManager.default.contents(atPath: root + "/Rubrics/README.md") else { return [] }
    var examples: [Example] = []
    var current: Example?
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      if line == "```example" {
        current = Example()
      } else if line == "```", let example = current {
        examples.append(example)
        current = nil
      } else if current != nil, let space = line.firstIndex(of: " ") {
        current?.lines[String(line[..<space])] = String(line[line.index(after: space)...])
      }
    }
    return examples
  }()

  @Test("There are some")
  func exist() { #expect(Self.examples.count >= 5) }

  @Test("Each is as it claims", arguments: examples)
  func example(_ example: Example) throws {
    let drill = try Fixture.drill(LedgerTests.steps)
    let scoring = Scoring(drill: drill)
    var account = Account()
    if let (earned, possible) = try example.pair("voices") {
      for index in 0..<possible {
        account.open(.voice("greeting", step: index), call: 1, step: 0, points: 1)
        let credit = min(Fraction(1), max(.zero, earned - Fraction(index)))
        account.credit(.voice("greeting", step: index), call: 1, credit, turn: 1)
      }
    }
    if let (earned, possible) = try example.pair("content") {
      account.open(.item("all"), call: 1, step: 0, points: possible)
      account.credit(.item("all"), call: 1, earned / Fraction(possible), turn: 1)
    }
    if let (earned, possible) = try example.pair("time") {
      for index in 0..<possible {
        account.add(
          Account.Timing(thing: .reply, isMet: Fraction(index) < earned, step: 0, turn: index))
      }
    }
    let rules = ["minor": "slang", "serious": "quarrel", "fatal": "secret-asked"]
    for (turn, severity) in (example.lines["findings"] ?? "").split(separator: " ").enumerated() {
      account.add(Account.Breach(rule: try #require(rules[String(severity)]), turn: turn, step: 0))
    }
    if let bonus = example.lines["bonus"].flatMap({ Int($0) }) {
      account.add(Merit(rule: "summary", turn: 1, span: 0..<1, points: bonus))
    }
    let passes = try #require(example.lines["end"]) == "pass"
    let card = scoring.scorecard(of: account, conclusion: .reached(Ending(name: "end", passes: passes)))
    #expect(card.score == example.lines["score"])
    #expect((card.isPassed ? "yes" : "no") == example.lines["passed"])
  }
}
