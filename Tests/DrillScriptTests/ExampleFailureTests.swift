import DrillScript
import DrillText
import Testing

@Suite struct ExampleFailureTests {
  /// The failures of a rubric with one voice that finds 您好, given its examples.
  private func failures(_ examples: String) throws -> [ExampleFailure.Kind] {
    let text = """
      # 礼仪
      格式: 1
      编号: etiquette
      语言: zh

      ## 五声 greeting 问候声
      条款: P5.2
      建议: 先问好。
      说: 您好
      \(examples)
      """
    let rubric = try #require(Rubric.read(source(text, path: "etiquette.rubric")).value)
    return rubric.exampleFailures().map(\.kind)
  }

  @Test func examplesThatHoldAreNotNamed() throws {
    #expect(try failures("+ [您好]，李女士。\n- 再见。").isEmpty)
  }

  @Test func namesWhatIsNotFound() throws {
    #expect(try failures("+ [早安]，李女士。\n- 再见。") == [.notFound])
  }

  @Test func namesWhatIsFoundElsewhereOrTwice() throws {
    #expect(try failures("+ [李女士]，您好。\n- 再见。") == [.foundElsewhere([4..<6])])
    #expect(try failures("+ [您好]，您好。\n- 再见。") == [.foundElsewhere([0..<2, 3..<5])])
  }

  @Test func namesWhatMustNotBeFound() throws {
    #expect(try failures("+ [您好]。\n- 啊，您好。") == [.found([2..<4])])
  }

  @Test func namesATodoOnlyOnceItHolds() throws {
    #expect(try failures("+ [您好]。\n- 再见。\ntodo + [早安]。").isEmpty)
    #expect(try failures("+ [您好]。\n- 再见。\ntodo + [您好]啊。") == [.holdsAlready])
    #expect(try failures("+ [您好]。\n- 再见。\ntodo - 您好。").isEmpty)
  }
}
