import MicroHTTP
import TestSupport
import Testing

@testable import InterleavingService

struct SchemaTests {
  @Test(arguments: PublishedSchema.allCases)
  func `a schema is served as it was read`(schema: PublishedSchema) throws {
    let text = String(decoding: schema.document, as: UTF8.self)
    expectGolden(text, named: "\(schema.rawValue).schema.json")
    try withClients { client in
      let answer = try client.get("/schema/\(schema.rawValue).json")
      #expect(answer.status == .ok)
      #expect(answer.headers["Content-Type"] == "application/schema+json")
      #expect(answer.headers["Access-Control-Allow-Origin"] == "*")
      #expect(answer.text == text)
    }
  }

  @Test func `a schema that there is not is missing`() throws {
    try withClients { client in
      for path in ["/schema/graph", "/schema/task.json"] {
        let answer = try client.get(path)
        #expect(answer.status == .notFound)
      }
    }
  }
}
