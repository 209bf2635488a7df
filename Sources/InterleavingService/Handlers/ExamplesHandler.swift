import MicroHTTP

/// `/v1/examples`: graphs to start from.
struct ExamplesHandler: Sendable {
  private let library: ExampleLibrary
  /// The list as it is sent: it never changes while the server runs.
  private let list: [UInt8]

  init(_ library: ExampleLibrary) {
    self.library = library
    var object = JSONObjectWriter()
    object.add("examples", objects: library.examples.map(Self.entry))
    list = object.document
  }

  /// `GET /v1/examples`: what there is.
  func list(_ request: HTTPRequest) -> HTTPAnswer {
    answering(request) { () throws(Problem) in
      _ = try request.parameters([])
      return .immediate(tagged(request, HTTPResponse(.ok, "application/json", list), of: list))
    }
  }

  /// `GET /v1/examples/{name}`: a graph document, byte for byte.
  func get(_ request: HTTPRequest) -> HTTPAnswer {
    answering(request) { () throws(Problem) in
      let name = request.parameters["name"] ?? ""
      _ = try request.parameters([])
      guard let example = library.example(name) else {
        throw .noExample(name, known: library.examples.map(\.name))
      }
      let response = HTTPResponse(.ok, "application/json", example.document)
      return .immediate(tagged(request, response, of: example.document))
    }
  }

  private static func entry(_ example: Example) -> JSONObjectWriter {
    var object = JSONObjectWriter()
    object.add("name", example.name)
    object.add("title", json: texts(example.title))
    object.add("description", json: texts(example.description))
    object.add("look_for", json: texts(example.lookFor))
    object.add("question", json: texts(example.question))
    object.add("href", "/v1/examples/" + percentEncoded(example.name))
    return object
  }

  private static func texts(_ texts: [Example.LocalText]) -> [UInt8] {
    var object = JSONObjectWriter()
    for text in texts { object.add(text.language, text.text) }
    return object.closed
  }

  /// A name as a path segment: only what needs no escape there stays as it is.
  private static func percentEncoded(_ name: String) -> String {
    var path = ""
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        path.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        path += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return path
  }
}
