/// The places that walks have seen, so that none is followed twice.
///
/// Walks lie within each other, and each is told by how many places stood here when it began. The first places of a walk
/// are looked through one by one, which for most walks are all; the others stand in a set.
struct SeenPlaces: ~Copyable {
  private struct Mark: Hashable {
    var place: Walker.Place
    var walk: Int
  }

  private static let few = 24

  private var places = Pile<Walker.Place>(capacity: 64)
  private var more: Set<Mark> = []

  /// How many places the walks that go on have seen.
  var count: Int { places.count }

  /// Notes a place; false when the walk has seen it before.
  mutating func see(_ place: Walker.Place, from walk: Int) -> Bool {
    var index = walk
    let end = min(places.count, walk + Self.few)
    while index < end {
      if places[index] == place { return false }
      index += 1
    }
    if places.count >= walk + Self.few, !more.insert(Mark(place: place, walk: walk)).inserted { return false }
    places.push(place)
    return true
  }

  /// Forgets what the innermost walk has seen.
  mutating func end(from walk: Int) {
    var index = walk + Self.few
    while index < places.count {
      more.remove(Mark(place: places[index], walk: walk))
      index += 1
    }
    places.cut(to: walk)
  }
}
