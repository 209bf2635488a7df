import Foundation
import JSONDocuments
import Testing

@testable import TaskGraphs

/// Expressions whose answers CPython gave; `record_expressions.py` records them.
struct ExpressionGoldenTests {
  /// The golden's lines: the variables, then one answer a line.
  private static func lines() throws -> [JSONNode] {
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/expressions.jsonl")
    let text = try String(contentsOf: golden, encoding: .utf8)
    return try text.utf8.split(separator: UInt8(ascii: "\n")).map {
      try JSONDocument(parsing: Array($0)).root
    }
  }

  /// What the product makes of an expression, in the golden's form.
  private static func answer(
    _ text: String,
    in context: TestContext,
    shared: [Name: Int]
  ) throws -> String {
    var context = context
    var scope = NameScope(shared: shared)
    let line: [Value]
    do {
      let expression = try ExpressionParser.parse(Array(text.utf8)[...], in: &scope).0
      let value = try expression.evaluate(in: &context)
      var rendered = ""
      try value.appendText(to: &rendered, in: &context)
      line = [.text(text), .text("value"), value, .text(rendered)]
    } catch is ExpressionSyntaxError {
      line = [.text(text), .text("syntax")]
    } catch EvaluationFailure.raised(let raised) {
      line = [.text(text), .text("raises"), .text(raised.type), .text(raised.message)]
    } catch EvaluationFailure.limit {
      line = [.text(text), .text("limit")]
    }
    return try Value.list(of: line).json
  }

  @Test func `expressions give what CPython gives, and raise what it raises`() throws {
    let lines = try ExpressionGoldenTests.lines()
    let variables = try #require(lines.first)
    var decoder = GraphDecoder(variables.document)
    decoder.readVariables(variables)
    let context = TestContext(variables: decoder.variables.map(\.value))
    for line in lines.dropFirst() {
      let text = try #require(line.elements.first { _ in true }).text
      let answer = try ExpressionGoldenTests.answer(text, in: context, shared: decoder.shared)
      let expected = String(decoding: line.document.canonicalBytes, as: UTF8.self)
      #expect(answer == expected)
    }
    #expect(lines.count > 1000)
  }
}
