/// Tells names that occur twice.
///
/// Most objects have a handful of members, for which comparing each with each beats hashing.
struct NamesSeen {
  private static let comparedOneByOne = 8

  private var few: [String] = []
  private var many: Set<Name> = []

  /// Takes note of a name; false if it was seen before.
  mutating func insert(_ name: String) -> Bool {
    if many.isEmpty {
      for other in few where Name.same(other, name) { return false }
      if few.count < NamesSeen.comparedOneByOne {
        few.append(name)
        return true
      }
      many = Set(few.map { Name($0) })
    }
    return many.insert(Name(name)).inserted
  }
}
