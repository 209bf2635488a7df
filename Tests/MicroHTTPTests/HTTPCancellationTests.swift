import MicroHTTP
import Synchronization
import Testing

struct HTTPCancellationTests {
  @Test func `observers are told once, late ones at once`() {
    let cancellation = HTTPCancellation()
    let told = Mutex<[String]>([])
    cancellation.onCancel { told.withLock { $0.append("early") } }
    #expect(!cancellation.isCancelled)
    cancellation.cancel(.clientLeft)
    cancellation.cancel(.serverStopping)
    cancellation.onCancel { told.withLock { $0.append("late") } }
    #expect(cancellation.isCancelled)
    #expect(cancellation.reason == .clientLeft)
    #expect(told.withLock { $0 } == ["early", "late"])
  }

  @Test func `a problem quotes what a client sent`() {
    let response = HTTPProblem.respond(HTTPFault(.badRequest, "a \"b\" \\ \n\u{7F} é"))
    let text =
      #"{"type":"about:blank","title":"Bad Request","status":400,"#
      + #""detail":"a \"b\" \\ \u000a\u007f é"}"# + "\n"
    #expect(response.body == .bytes(Array(text.utf8)))
  }
}
