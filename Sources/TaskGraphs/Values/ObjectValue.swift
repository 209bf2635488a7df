import JSONDocuments

/// The members of an object value: names and values in the order of the document.
package final class ObjectValue: Sendable {
  /// One name and its value.
  package struct Member: Sendable {
    /// The member's name.
    package let name: String
    /// The member's value.
    package let value: Value

    /// Pairs a name with a value.
    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The members, in order; no name occurs twice.
  package let members: [Member]
  /// 1 more than the deepest member's depth.
  package let depth: Int
  /// The exact length of its JSON in bytes.
  package let jsonByteCount: Int
  /// Where each name stands; only for objects too long to be searched from the front.
  private let places: [Name: Int]

  private init(members: [Member], depth: Int, jsonByteCount: Int) {
    self.members = members
    self.depth = depth
    self.jsonByteCount = jsonByteCount
    var places: [Name: Int] = [:]
    if members.count > ObjectValue.searchedFromTheFront {
      for (place, member) in members.enumerated() { places[Name(member.name)] = place }
    }
    self.places = places
  }

  /// Up to here comparing names one by one beats hashing.
  private static let searchedFromTheFront = 12

  /// Makes an object, or raises what is wrong with its size.
  ///
  /// - Parameter members: The members, in order; their names must differ.
  /// - Returns: The object.
  /// - Throws: `RecursionError` or `MemoryError` beyond `ValueLimits`.
  package static func make(_ members: [Member]) throws(Raised) -> ObjectValue {
    var depth = 0
    // Braces, a colon for each member and a comma for all but the last.
    var count = members.isEmpty ? 2 : 2 * members.count + 1
    for member in members {
      depth = max(depth, member.value.depth)
      count += JSONString.byteCount(of: member.name.utf8) + member.value.jsonByteCount
    }
    try ValueLimits.check(depth: depth + 1, jsonByteCount: count)
    return ObjectValue(members: members, depth: depth + 1, jsonByteCount: count)
  }

  /// The value of a member.
  ///
  /// - Parameter name: The member's name, compared by code point.
  /// - Returns: The value, or nil where there is no such member.
  package func value(of name: String) -> Value? {
    if members.count > ObjectValue.searchedFromTheFront {
      return places[Name(name)].map { members[$0].value }
    }
    return members.first { Name.same($0.name, name) }?.value
  }
}

extension Value {
  /// Makes an object value.
  ///
  /// - Parameter members: The members, in order; their names must differ.
  /// - Returns: The value.
  /// - Throws: `RecursionError` or `MemoryError` beyond `ValueLimits`.
  package static func object(of members: [ObjectValue.Member]) throws(Raised) -> Value {
    .object(try ObjectValue.make(members))
  }

  /// A caught or gathered exception, as the value that stands for it.
  ///
  /// - Parameter raised: The exception.
  /// - Returns: `{"error": type, "message": text}`; a group has its members in `errors` besides.
  /// - Throws: `MemoryError` where the message is longer than a value may be; a group has no such one.
  package static func error(_ raised: Raised) throws(Raised) -> Value {
    var members: [ObjectValue.Member] = [
      .init(name: "error", value: .text(raised.type)),
      .init(name: "message", value: .text(raised.message)),
    ]
    if let errors = raised.errors { members.append(.init(name: "errors", value: errors)) }
    return try .object(of: members)
  }

  /// What stands for a caught exception whose message is too long.
  static func errorWithoutMessage(_ type: String) -> Value {
    (try? .error(Raised(type, ""))) ?? .text(type)
  }
}
