internal import CRapidJSON

/// One value in a document: a cursor of two words.
package struct JSONNode: Sendable {
  /// What kinds of values there are.
  package enum Kind: String, Sendable {
    case null, bool, number, string, array, object
  }

  /// The document it stands in.
  package let document: JSONDocument
  /// Its place on the document's tape; increases in the order of the document.
  package let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  /// The value of the document that has this place on the tape.
  package init(_ index: Int, in document: JSONDocument) {
    self.init(document: document, index: index)
  }

  private var token: crj_token { document.tokens[index] }

  /// What kind of value it is.
  package var kind: Kind {
    switch Int(token.kind) {
    case CRJ_NULL: .null
    case CRJ_FALSE, CRJ_TRUE: .bool
    case CRJ_NUMBER: .number
    case CRJ_PLAIN_STRING, CRJ_ESCAPED_STRING: .string
    case CRJ_ARRAY: .array
    default: .object
    }
  }

  /// Whether it is `true`.
  package var isTrue: Bool { Int(token.kind) == CRJ_TRUE }

  /// Whether it is a string that was written without escapes.
  package var isPlain: Bool { Int(token.kind) == CRJ_PLAIN_STRING }

  /// Where it begins in the source: a byte offset.
  package var start: Int { Int(token.start) }

  /// Where it ends in the source: the offset of the byte after it.
  package var end: Int { Int(token.end) }

  /// How many elements or members it has; 0 for what is neither array nor object.
  package var count: Int {
    switch kind {
    case .array, .object: Int(token.count)
    case .null, .bool, .number, .string: 0
    }
  }

  /// A number as it was written.
  package var rawNumber: ArraySlice<UInt8> { document.bytes[start..<end] }

  /// The bytes of a string's text, escapes undone; empty for other kinds.
  package var textBytes: ArraySlice<UInt8> {
    let token = token
    let first = Int(token.first)
    switch Int(token.kind) {
    case CRJ_PLAIN_STRING: return document.bytes[first..<first + Int(token.count)]
    case CRJ_ESCAPED_STRING: return document.arena[first..<first + Int(token.count)]
    default: return []
    }
  }

  /// A string's text; empty for other kinds.
  package var text: String { String(decoding: textBytes, as: UTF8.self) }

  /// The elements of an array; none for other kinds.
  package var elements: JSONElements { JSONElements(of: self) }

  /// The members of an object, in order, with names that occur twice; none for other kinds.
  package var members: JSONMembers { JSONMembers(of: self) }

  /// The place on the tape behind it and all it holds.
  var next: Int {
    let token = token
    return Int(token.kind) >= CRJ_ARRAY ? Int(token.first) : index + 1
  }
}
