/// Picks wordings from a seed: the same seed and place give the same wording on any path.
enum Wording {
  /// A number below `count` for a place in the script.
  static func pick(from count: Int, seed: UInt64, place: String, round: Int) -> Int {
    guard count > 1 else { return 0 }
    // FNV-1a over the place, then the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
    for byte in place.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return (Int(hash % UInt64(count)) + round) % count
  }
}
