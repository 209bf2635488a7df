internal import CRapidJSON

extension JSONDocument {
  /// The document without white space and with its escapes normalised; nothing else is changed.
  ///
  /// The order of members, names that occur twice and the way numbers are written are kept, since all
  /// of them have a meaning. Texts that are equal are written alike: only what JSON forbids to stand
  /// as it is has an escape, the short one where there is one. A run's content address is made from
  /// this form.
  package var canonicalBytes: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var open: [(end: Int, isObject: Bool)] = []
    var isFirst = true
    var isName = false
    var index = 0
    while index < tokens.count || !open.isEmpty {
      if let container = open.last, index == container.end {
        output.append(UInt8(ascii: container.isObject ? "}" : "]"))
        open.removeLast()
        isFirst = false
        isName = open.last?.isObject ?? false
        continue
      }
      if open.last?.isObject ?? false, !isName {
        output.append(UInt8(ascii: ":"))
      } else if !isFirst {
        output.append(UInt8(ascii: ","))
      }
      isFirst = false
      let node = JSONNode(document: self, index: index)
      switch node.kind {
      case .array, .object:
        isName = node.kind == .object
        output.append(UInt8(ascii: isName ? "{" : "["))
        open.append((Int(tokens[index].first), isName))
        isFirst = true
      case .string:
        JSONString.append(node.textBytes, to: &output)
        if open.last?.isObject ?? false { isName.toggle() }
      case .null, .bool, .number:
        output.append(contentsOf: bytes[node.start..<node.end])
        isName = open.last?.isObject ?? false
      }
      index += 1
    }
    return output
  }
}
