import Testing

@testable import MicroHTTP

struct RequestIntakeTests {
  /// A header as version 0.9.75 leaves it in memory: NUL for every separator.
  private func makeHead(_ lines: String...) -> RequestHead {
    let words = lines[0].split(separator: " ").map { Array($0.utf8) }
    var block = words[0] + [0] + words[1] + [0] + words[2] + [0, 0]
    var fields: [(name: [UInt8], value: [UInt8])] = []
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1).map { Array($0.utf8) }
      block += halves[0] + [0] + halves[1] + [0, 0]
      fields.append((halves[0], Array(halves[1].drop { $0 == 0x20 || $0 == 0x09 })))
    }
    var head = RequestHead(words[0], String(decoding: words[2], as: UTF8.self))
    head.target = words[1]
    head.fields = fields
    head.remote = HTTPAddress(host: "127.0.0.1", port: 1)
    head.layout = RequestHead.Layout(
      block: block + [0, 0],
      targetOffset: words[0].count + 1,
      versionOffset: words[0].count + words[1].count + 2
    )
    return head
  }

  @Test func `a plain header becomes a request`() throws {
    let head = makeHead("POST /a?b=c HTTP/1.1", "Host: x", "Content-Length: 3", "X:  \t y ")
    var intake = try RequestIntake(head, limits: HTTPLimits())
    #expect(intake.hasBody)
    let refusals = [[1, 2], [3]].map { intake.append($0) }
    #expect(refusals == [nil, nil])
    #expect(intake.request.method == .post)
    #expect(intake.request.body == [1, 2, 3])
    #expect(intake.request.headers["x"] == "y")
    #expect(intake.request.query["b"] == "c")
    #expect(intake.request.remote.port == 1)
  }

  @Test(
    arguments: [
      ("0", false), ("000", false), ("1", true), ("10", true), (nil, false),
    ] as [(String?, Bool)]
  )
  func `a body is there if its length is not nought`(_ length: String?, _ hasBody: Bool) throws {
    let head =
      length.map { makeHead("GET / HTTP/1.1", "Host: x", "Content-Length: \($0)") }
      ?? makeHead("GET / HTTP/1.1", "Host: x")
    #expect(try RequestIntake(head, limits: HTTPLimits()).hasBody == hasBody)
  }

  @Test func `a body that outgrows its limit is refused`() throws {
    var limits = HTTPLimits()
    limits.body = 3
    var intake = try RequestIntake(makeHead("GET / HTTP/1.1", "Host: x"), limits: limits)
    let refusals = [[1, 2, 3], [4]].map { intake.append($0) }
    #expect(refusals.map(\.?.status) == [nil, .contentTooLarge])
  }

  @Test func `a gap in the header's memory betrays what was cut out of it`() {
    let whole = makeHead("GET / HTTP/1.1", "Host: x", "A: b")
    #expect(whole.isFaithful)
    var cut = whole
    cut.layout?.block.insert(contentsOf: [0, 0x43], at: 20)
    #expect(!cut.isFaithful)
    var folded = whole
    folded.fields[1].name += Array("-C".utf8)
    #expect(!folded.isFaithful)
    var unknown = folded
    unknown.layout = nil
    #expect(unknown.isFaithful)
  }

  @Test func `a bare line feed ends a line too`() {
    var head = makeHead("GET / HTTP/1.1")
    #expect(head.isFaithful)
    head.layout?.block.removeLast(2)
    #expect(head.isFaithful)
  }
}
