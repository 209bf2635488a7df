extension JSONTimelineEncoder {
  /// Writes the member `warnings`, if there are any.
  func writeWarnings(to out: inout ByteBuffer) {
    guard !timeline.header.warnings.isEmpty else { return }
    out.append(",\n\"warnings\":")
    for (index, warning) in timeline.header.warnings.enumerated() {
      out.append(index == 0 ? "[\n{\"code\":" : ",\n{\"code\":")
      out.append(quoted: warning.code)
      out.append(#","pointer":"#)
      out.append(quoted: warning.pointer)
      out.append(#","message":"#)
      out.append(quoted: warning.message)
      out.append(#","translations":{"#)
      for (index, translation) in warning.translations.enumerated() {
        if index > 0 { out.append(",") }
        out.append(quoted: translation.language)
        out.append(":")
        out.append(quoted: translation.message)
      }
      out.append("}}")
    }
    out.append("]")
  }
}
