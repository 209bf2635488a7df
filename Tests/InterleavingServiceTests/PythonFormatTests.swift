import MicroHTTP
import Testing

@testable import InterleavingService

struct PythonFormatTests {
  @Test func `a program is had by suffix, by parameter and by Accept`() throws {
    let client = DirectClient(try makeConfiguration())
    let posted = try client.post("/v1/runs?format=python", example("20-lost-update"))
    let path = try #require(posted.headers["Location"])
    #expect(posted.headers["Content-Type"] == "text/x-python; charset=utf-8")
    #expect(posted.text.contains("\nasync def teller():\n"))
    #expect(try client.get("\(path).python").bytes == posted.bytes)
    #expect(try client.get("\(path)?format=python").bytes == posted.bytes)
    #expect(try client.get(path, ["Accept": "text/x-python"]).bytes == posted.bytes)
  }

  @Test func `the program knows the run's policy and its limit of steps`() throws {
    let client = DirectClient(try makeConfiguration())
    let target = "/v1/runs?format=python&policy=random&seed=1&max_steps=9"
    let answer = try client.post(target, example("20-lost-update"))
    #expect(answer.text.contains("\n# The run's policy was 'random'"))
    #expect(answer.text.contains("self.steps_left = 9 + 1"))
  }
}
