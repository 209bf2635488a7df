/// What a variable, an argument or a result holds: any JSON value, with the meaning Python gives it.
///
/// Integers and floats stay apart (`1` and `1.0` print differently), objects keep the order of their
/// members, and texts are compared by code point as Python does, never by canonical equivalence as
/// Swift's `String` does: hence no `Equatable` conformance here, and `equals(_:_:)` instead.
package enum Value: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case float(Double)
  case text(String)
  case list(ListValue)
  case object(ObjectValue)

  /// The name of its type in messages, as CPython says it.
  package var typeName: String {
    switch self {
    case .null: "NoneType"
    case .bool: "bool"
    case .integer: "int"
    case .float: "float"
    case .text: "str"
    case .list: "list"
    case .object: "dict"
    }
  }

  /// Whether `if` takes it for true.
  package var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .integer(let number): number != 0
    case .float(let number): number != 0
    case .text(let text): !text.isEmpty
    case .list(let list): !list.elements.isEmpty
    case .object(let object): !object.members.isEmpty
    }
  }

  /// How deep lists and objects are nested in it: 0 for all other values.
  package var depth: Int {
    switch self {
    case .list(let list): list.depth
    case .object(let object): object.depth
    case .null, .bool, .integer, .float, .text: 0
    }
  }
}
