import MicroHTTP
import Testing

struct HTTPAddressTests {
  @Test(arguments: ["127.0.0.1:8080", "localhost:0", "[::1]:65535", "[fe80::1%lo]:1"])
  func `an address reads back as it was written`(_ text: String) {
    #expect(HTTPAddress(parsing: text)?.description == text)
  }

  @Test(arguments: [
    "", ":", "8080", ":8080", "a:", "a:-1", "a:+1", "a:65536", "a:1x", "::1:80", "[::1]", "[a]:1",
    "a b:1",
  ])
  func `what is no address is nil`(_ text: String) {
    #expect(HTTPAddress(parsing: text) == nil)
  }
}
