/// The default wording of errors: RFC 9457 `application/problem+json`.
public enum HTTPProblem {
  /// Makes a problem of a fault.
  public static let respond: HTTPErrorResponder = { fault in
    let status = fault.status
    let text =
      "{\"type\":\"about:blank\",\"title\":\(quoted(status.reason)),"
      + "\"status\":\(status.code),\"detail\":\(quoted(fault.detail))}\n"
    return HTTPResponse(status, "application/problem+json", Array(text.utf8))
  }

  /// A JSON string; details may quote what a client sent.
  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let hex = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
