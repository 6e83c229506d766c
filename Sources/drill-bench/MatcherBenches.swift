import DrillMatch
import DrillScript
import DrillText

/// How long it takes until the shipped rubrics can judge.
enum CompileBench {
  static func report(_ sources: [SourceFile]) -> String {
    var figures = Figures()
    var sums = [0.0, 0.0]
    for source in sources {
      var rubric: Rubric?
      let reading = Stopwatch.best(of: 3) { rubric = Rubric.read(source, findsRepeats: false).value }
      guard let rubric else { continue }
      let compiling = Stopwatch.best(of: 3) { _ = matcher(rubric) }
      let name = rubric.language.rawValue
      figures.add("\(name): read the text", milliseconds(reading))
      figures.add("\(name): compile the rules", milliseconds(compiling))
      for (index, time) in [reading, compiling].enumerated() { sums[index] += time }
    }
    figures.add("all languages: compile", milliseconds(sums[1]), goal: "≤ 30 ms")
    figures.add("all languages: read and compile", milliseconds(sums.reduce(0, +)))
    return figures.text("compile: the shipped rubrics, one core, best of 3")
  }

  static func matcher(_ rubric: Rubric) -> RuleMatcher {
    RuleMatcher(rubric)
  }

  private static func milliseconds(_ seconds: Double) -> String { "\(Figures.number(seconds * 1000)) ms" }
}

/// How fast the bare automaton reads.
enum AutomatonBench {
  static func report(_ input: BenchInput) -> String {
    let block = input.texts(bytes: (input.megabytes ?? 8) * 1_000_000)
    var figures = Figures()
    for count in [100, 1_000, 10_000] {
      let scanner = scanner(phrases: count, seed: input.seed)
      var scratch = ScanScratch()
      let bytes = block.bytes.count
      let name = "\(Figures.grouped(count)) phrases"
      block.with { all, places in
        let whole = Stopwatch.best(of: 3) { scanner.scan(all, with: &scratch) }
        figures.add("\(name), whole buffer", Figures.rate(bytes: bytes, seconds: whole))
        let single = Stopwatch.best(of: 3) {
          for place in places {
            scanner.scan(
              UnsafeBufferPointer(rebasing: all[Int(place.lowerBound)..<Int(place.upperBound)]),
              with: &scratch)
          }
        }
        let goal = count == 1_000 ? "≥ 430 MB/s" : ""
        figures.add("\(name), reply by reply", Figures.rate(bytes: bytes, seconds: single), goal: goal)
        let together = Stopwatch.best(of: 3) { scanner.scan(all, replies: places, with: &scratch) }
        figures.add("\(name), interleaved", Figures.rate(bytes: bytes, seconds: together), goal: goal)
      }
    }
    let size = Figures.number(Double(block.bytes.count) / 1e6)
    return figures.text(
      "automaton: \(size) MB in \(Figures.grouped(block.places.count)) replies, one core, best of 3")
  }

  static func scanner(phrases: Int, seed: UInt64) -> LiteralScanner {
    LiteralScanner(
      BenchPhrases.make(phrases, seed: seed).map { phrase in
        let isWord = phrase.utf8.allSatisfy { $0 < 0x80 }
        return LiteralScanner.Literal(
          codes: phrase.unicodeScalars.map(\.value), startsWord: isWord, endsWord: isWord)
      })
  }
}

/// How fast replies are judged, from bytes to findings.
enum JudgeBench {
  static func report(_ rubrics: [Rubric], _ input: BenchInput) -> String {
    var figures = Figures()
    var bytes = 0
    var seconds = 0.0
    for rubric in rubrics {
      let matcher = CompileBench.matcher(rubric)
      let block = input.texts(bytes: (input.megabytes ?? 2) * 1_000_000, language: rubric.language)
      if block.places.isEmpty { continue }
      let name = rubric.language.rawValue
      var bulk = BulkMatcher(BulkRules(matcher))
      var found = 0
      let together = block.with { all, places in
        Stopwatch.best(of: 3) {
          bulk.match(all, replies: places)
          found = bulk.findings.count
        }
      }
      bytes += block.bytes.count
      seconds += together
      figures.add("\(name), many at once", figure(block, together), goal: "≥ 150 MB/s")
      figures.add("\(name), findings", Figures.grouped(found))
      var few = TextBlock()
      for place in block.places.prefix(500) {
        few.append(
          String(decoding: block.bytes[Int(place.lowerBound)..<Int(place.upperBound)], as: UTF8.self))
      }
      let texts = few.places.map {
        String(decoding: few.bytes[Int($0.lowerBound)..<Int($0.upperBound)], as: UTF8.self)
      }
      let single = Stopwatch.once { for text in texts { found += matcher.findings(in: text).count } }
      figures.add("\(name), one by one", figure(few, single))
    }
    figures.add("together, many at once", Figures.rate(bytes: bytes, seconds: seconds), goal: "≥ 150 MB/s")
    return figures.text("judge: the shipped rubrics, one core, best of 3")
  }

  private static func figure(_ block: TextBlock, _ seconds: Double) -> String {
    let replies = Figures.number(Double(block.places.count) / seconds)
    return "\(Figures.rate(bytes: block.bytes.count, seconds: seconds)), \(replies) replies/s"
  }
}
