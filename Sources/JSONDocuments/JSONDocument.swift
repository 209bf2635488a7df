internal import CRapidJSON

/// A parsed JSON document.
///
/// It keeps what graphs need and the usual decoders throw away: the order of members, names that occur
/// twice, where everything stands, and how each number was written. Parsing yields a flat tape of
/// tokens; texts are decoded when they are asked for.
///
///     let document = try JSONDocument(parsing: Array(#"{"a": [1, 1.0]}"#.utf8))
///     for (name, value) in document.root.members { print(name.text, value.count) }  // a 2
package final class JSONDocument: Sendable {
  /// The source, as it was given.
  package let bytes: [UInt8]
  /// The decoded texts of strings with escapes.
  let arena: [UInt8]
  /// The tape; the first token is the root.
  let tokens: [crj_token]

  /// Parses a document (RFC 8259, UTF-8).
  ///
  /// - Parameters:
  ///   - bytes: The document's bytes.
  ///   - limits: What is too much.
  /// - Throws: The first thing that is wrong, and where.
  /// - Complexity: O(*n*).
  package init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONParseError) {
    let tape = try Tape.parse(bytes, limits: limits)
    self.bytes = bytes
    self.arena = tape.arena
    self.tokens = tape.tokens
  }

  /// The outermost value.
  package var root: JSONNode { JSONNode(document: self, index: 0) }
}

/// What a document may not exceed.
package struct JSONLimits: Sendable {
  /// How deep lists and objects may be nested in each other.
  ///
  /// Graphs are read by recursion over this depth, and no graph that a person can follow comes near.
  package var depth = 128
  /// The length of a document in bytes; the tape's offsets have 32 bits.
  package var byteCount = 1 << 30

  /// The defaults.
  package init() {}
}
