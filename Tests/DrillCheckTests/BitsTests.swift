import Testing

@testable import DrillCheck

@Suite("Sets of small numbers")
struct BitsTests {
  @Test("They are what sets are", arguments: UInt64(1)...40)
  func sets(_ seed: UInt64) {
    var dice = Dice(seed: seed)
    func numbers() -> [Int] {
      (0..<Int.random(in: 0..<12, using: &dice)).map { _ in Int.random(in: 0..<200, using: &dice) }
    }
    let (first, second) = (numbers(), numbers())
    let (a, b) = (Bits(first), Bits(second))
    #expect(a.numbers == Set(first).sorted(), "seed \(seed)")
    #expect((a == b) == (Set(first) == Set(second)), "seed \(seed)")
    #expect(a == Bits(first.reversed()) && a.hashValue == Bits(first.shuffled(using: &dice)).hashValue)
    #expect(a.intersects(b) == !Set(first).isDisjoint(with: second), "seed \(seed)")
    var union = a
    union.formUnion(b)
    #expect(union.numbers == Set(first).union(second).sorted(), "seed \(seed)")
    for number in 0..<200 { #expect(a.contains(number) == first.contains(number), "seed \(seed): \(number)") }
  }

  @Test("A number goes in once")
  func once() {
    var bits = Bits()
    #expect(bits.isEmpty)
    #expect(bits.insert(3) && !bits.insert(3) && bits.insert(130) && !bits.insert(130))
    #expect(!bits.isEmpty && bits.numbers == [3, 130])
  }
}
