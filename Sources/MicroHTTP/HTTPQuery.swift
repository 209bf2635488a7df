/// The parameters after the `?`, decoded, in order and with their repetitions.
///
/// Form rules apply: `&` separates, the first `=` ends the name, and `+` is a space. A repeated name
/// stays visible (`all`), so that a caller can refuse `?seed=1&seed=2` instead of guessing.
public struct HTTPQuery: Sendable, Equatable, Sequence {
  /// One parameter.
  public struct Item: Sendable, Equatable {
    /// The decoded name.
    public let name: String
    /// The decoded value; empty for `?name` and for `?name=`.
    public let value: String
  }

  private var items: [Item] = []

  /// Makes an empty query.
  public init() {}

  /// Decodes a raw query; nil if an escape is invalid, or what it gives is not UTF-8 or holds NUL.
  init?(decoding raw: ArraySlice<UInt8>) {
    for pair in raw.split(separator: UInt8(ascii: "&")) {
      let halves = pair.split(
        separator: UInt8(ascii: "="),
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      guard let name = percentDecoded(halves[0], plusIsSpace: true),
        let value = percentDecoded(halves.count == 2 ? halves[1] : [], plusIsSpace: true)
      else { return nil }
      items.append(Item(name: name, value: value))
    }
  }

  /// The first value of that name.
  public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

  /// Every value of that name, in order.
  public func all(_ name: String) -> [String] {
    items.filter { $0.name == name }.map(\.value)
  }

  /// How many parameters there are.
  public var count: Int { items.count }

  /// Goes through the parameters in order.
  public func makeIterator() -> IndexingIterator<[Item]> { items.makeIterator() }
}
