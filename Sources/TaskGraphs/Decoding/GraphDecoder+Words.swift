import JSONDocuments

extension Found {
  /// A value's type, as it is told.
  init(_ node: JSONNode) {
    self =
      switch node.kind {
      case .null: .null
      case .bool: node.isTrue ? .true : .false
      case .number: .number
      case .string: .text
      case .array: .list
      case .object: .object
      }
  }
}
