import MicroHTTP
import Testing

@testable import InterleavingService

struct PageTests {
  @Test func `the page is served at its root and at every run's address`() throws {
    try withClients { client in
      let page = try client.get("/")
      #expect(page.status == .ok)
      #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
      #expect(try client.get("/runs/9960db4b907be17906d2cd34a9e044ff").bytes == page.bytes)
    }
  }

  @Test func `the page may load nothing from elsewhere`() throws {
    try withClients { client in
      let page = try client.get("/")
      #expect(page.headers["Content-Security-Policy"]?.hasPrefix("default-src 'self';") == true)
      #expect(page.headers["X-Content-Type-Options"] == "nosniff")
      #expect(page.headers["Referrer-Policy"] == "no-referrer")
    }
  }

  @Test func `the page's own files are served with their types`() throws {
    try withClients { client in
      let script = try client.get("/js/main.js")
      #expect(script.headers["Content-Type"] == "text/javascript; charset=utf-8")
      #expect(try client.get("/js/nothing.js").status == .notFound)
    }
  }

  @Test func `reading is open to every origin, and posting is not`() throws {
    try withClients { client in
      #expect(try client.get("/v1/examples").headers["Access-Control-Allow-Origin"] == "*")
      let posted = try client.post("/v1/runs", example("02-waiter"))
      #expect(posted.headers["Access-Control-Allow-Origin"] == nil)
    }
  }

  @Test func `the examples are listed in the order of their files, in every language`() throws {
    try withClients { client in
      let list = try client.get("/v1/examples").text
      let names = list.split(separator: "\n").compactMap { line in
        line.hasPrefix(#"{"name":""#) ? String(line.dropFirst(9).prefix { $0 != "\"" }) : nil
      }
      #expect(names.prefix(2) == ["01-complex-work", "02-waiter"])
      #expect(names == names.sorted())
      #expect(list.contains(#""title":{"en":"A waiter that polls","fr":"Un Waiter qui scrute"}"#))
      #expect(list.contains(#""href":"/v1/examples/02-waiter""#))
      #expect(!list.contains("texts"))
    }
  }
}
