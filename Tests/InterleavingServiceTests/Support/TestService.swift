import Glibc
import MicroHTTP
import Testing

@testable import InterleavingService

/// The repository's own folder: examples and page are tested as they are delivered.
let repository = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }

/// A service on the delivered examples and page.
func makeConfiguration(_ limits: ServiceLimits = ServiceLimits()) throws -> ServiceConfiguration {
  ServiceConfiguration(
    limits: limits,
    publicFolder: repository + "/public",
    offlinePage: try OfflinePage { try readAll("\(repository)/public/\($0)") },
    examples: try ExampleLibrary(files: exampleFiles())
  )
}

/// The files of the delivered examples.
func exampleFiles() throws -> [(name: String, bytes: [UInt8])] {
  let folder = repository + "/Examples"
  let stream = try #require(opendir(folder))
  defer { closedir(stream) }
  var files: [(name: String, bytes: [UInt8])] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.hasSuffix(".json") { files.append((name, try readAll("\(folder)/\(name)"))) }
  }
  return files
}

/// A delivered example's bytes.
func example(_ name: String) throws -> [UInt8] {
  try readAll("\(repository)/Examples/\(name).json")
}

func readAll(_ path: String) throws -> [UInt8] {
  let file = try #require(fopen(path, "rb"))
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}

/// A way to ask the service: the same tests go through the handler and through a socket.
protocol Client: Sendable {
  func ask(
    _ method: HTTPMethod,
    _ target: String,
    headers: HTTPHeaders,
    body: [UInt8]
  ) throws -> HTTPResponse
}

extension Client {
  func get(_ target: String, _ headers: HTTPHeaders = [:]) throws -> HTTPResponse {
    try ask(.get, target, headers: headers, body: [])
  }

  func post(
    _ target: String,
    _ body: [UInt8],
    _ headers: HTTPHeaders = [:]
  ) throws -> HTTPResponse {
    try ask(.post, target, headers: headers, body: body)
  }

  func post(_ target: String, _ body: String) throws -> HTTPResponse {
    try post(target, Array(body.utf8))
  }
}

/// Calls the handler.
struct DirectClient: Client {
  let service: Service

  init(_ configuration: ServiceConfiguration) {
    service = Service(configuration)
  }

  init(service: Service) { self.service = service }

  func ask(
    _ method: HTTPMethod,
    _ target: String,
    headers: HTTPHeaders,
    body: [UInt8]
  ) throws -> HTTPResponse {
    let request = try #require(HTTPRequest(method, target, headers: headers, body: body))
    return service.answer(request).response()
  }
}

/// Speaks HTTP over a loopback socket, one connection a request.
struct LiveClient: Client {
  let host: String
  let port: UInt16

  func ask(
    _ method: HTTPMethod,
    _ target: String,
    headers: HTTPHeaders,
    body: [UInt8]
  ) throws -> HTTPResponse {
    let socket = try LoopbackSocket(port: port)
    var head = "\(method.rawValue) \(target) HTTP/1.1\r\nHost: \(host):\(port)\r\n"
    for field in headers { head += "\(field.name): \(field.value)\r\n" }
    if method == .post { head += "Content-Length: \(body.count)\r\n" }
    head += "Connection: close\r\n\r\n"
    socket.send(Array(head.utf8))
    socket.send(body)
    return try #require(parseResponse(socket.readAll()))
  }
}

extension LiveClient {
  /// A request as it goes over a connection, which it ends.
  func bytes(toPost body: String, _ target: String) -> [UInt8] {
    let fields =
      "Host: \(host):\(port)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n"
    return Array("POST \(target) HTTP/1.1\r\n\(fields)\r\n\(body)".utf8)
  }
}

/// Runs `body` once with each client, the live one on a free port.
func withClients(
  _ limits: ServiceLimits = ServiceLimits(),
  _ body: (any Client) throws -> Void
) throws {
  let configuration = try makeConfiguration(limits)
  try body(DirectClient(configuration))
  try withServer(configuration) { client, _ in try body(client) }
}

/// Runs `body` with a server on a free port, then stops it.
func withServer(
  _ configuration: ServiceConfiguration,
  _ body: (LiveClient, ServiceServer) throws -> Void
) throws {
  let server = ServiceServer(configuration, processors: 2)
  let url = try server.start(listen: "127.0.0.1:0")
  defer { server.stop() }
  let digits = url.split(separator: ":").last.map(String.init) ?? ""
  let port = try #require(UInt16(digits))
  try body(LiveClient(host: "127.0.0.1", port: port), server)
}
