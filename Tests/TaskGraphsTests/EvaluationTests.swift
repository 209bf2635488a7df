import CooperativeLoop
import Testing

@testable import TaskGraphs

/// What expressions see of a run, and what they may not cost.
struct EvaluationTests {
  private static func evaluate(
    _ text: String,
    in context: inout TestContext,
    shared: [String] = []
  ) throws -> Value {
    let places = Dictionary(uniqueKeysWithValues: shared.enumerated().map { (Name($1), $0) })
    var scope = NameScope(shared: places)
    let expression = try ExpressionParser.parse(Array(text.utf8)[...], in: &scope).0
    return try expression.evaluate(in: &context)
  }

  @Test(arguments: [
    "range(1000000000000000000)",
    "'x' * 1000000000000", "[1] * 9223372036854775807", "1000000000000 * 'é'",
    "range(-9223372036854775808, 9223372036854775807)", "['xxxxxxxxxx'] * 100000000",
  ])
  func `what would not fit is refused before it is made`(text: String) {
    var context = TestContext()
    #expect(throws: EvaluationFailure.limit(.operations)) {
      try EvaluationTests.evaluate(text, in: &context)
    }
    #expect(context.budget >= 999_999)
  }

  @Test(arguments: [
    ("[1, 2, 3]", 3), ("'ab' + 'cdé'", 5), ("'ab' * 3", 6), ("range(5)", 5), ("[1, 2][0:1]", 3),
    ("'abc'[1]", 1), ("str(1234)", 4), ("sorted('ba')", 4), ("1 + 2", 0), ("len('abc')", 0),
    ("[] + []", 0), ("[1] + [2]", 4), ("str([1, 2])", 8),
  ])
  func `each element and character that is made counts as one operation`(text: String, cost: Int)
    throws
  {
    var context = TestContext()
    _ = try EvaluationTests.evaluate(text, in: &context)
    #expect(1_000_000 - context.budget == cost)
  }

  @Test func `lists that share their parts end at a limit, not at the end of the memory`() throws {
    var context = TestContext(variables: [.list(.empty)])
    #expect(throws: EvaluationFailure.raised(Raised("MemoryError", "a value of more than 64 MiB")))
    {
      for _ in 0..<60 {
        context.variables[0] = try EvaluationTests.evaluate("[x, x]", in: &context, shared: ["x"])
      }
    }
    let (left, right) = (context.variables[0], try EvaluationTests.copy(context.variables[0]))
    #expect(throws: EvaluationFailure.limit(.operations)) {
      _ = try Value.equals(left, right, in: &context)
    }
  }

  /// The same doubled list, built anew: equal in value, sharing nothing with the first.
  private static func copy(_ value: Value) throws -> Value {
    guard case .list(let list) = value, let first = list.elements.first else {
      return try .list(of: [])
    }
    let part = try copy(first)
    return try .list(of: [part, part])
  }

  @Test func `values nest no deeper than a hundred levels`() {
    var context = TestContext(variables: [.null])
    #expect(
      throws: EvaluationFailure.raised(
        Raised("RecursionError", "a value nested more than 100 levels deep")
      )
    ) {
      for _ in 0..<101 {
        context.variables[0] = try EvaluationTests.evaluate("[x]", in: &context, shared: ["x"])
      }
    }
    #expect(context.variables[0].depth == 100)
  }

  @Test(arguments: [
    ("now()", "1.5"), ("task()", "\"me\""), ("done('done')", "true"), ("done('x')", "false"),
    ("is_set('event')", "true"), ("locked('l')", "false"), ("size('q') + 1", "4"),
    ("cancelled('x')", "false"),
  ])
  func `functions look at the run`(text: String, json: String) throws {
    var context = TestContext(time: 1_500_000_000)
    #expect(try EvaluationTests.evaluate(text, in: &context).json == json)
    context.time = 2_000_000_000
    #expect(try EvaluationTests.evaluate("now()", in: &context).json == "2")
  }

  @Test(arguments: [
    ("is_set('x')", "NameError", "no object is named 'x'"),
    ("done(5)", "NameError", "no task is named '5'"),
    ("done([])", "TypeError", "unhashable type: 'list'"),
    ("done()", "TypeError", "done() takes exactly one argument (0 given)"),
    ("now(1)", "TypeError", "now() takes no arguments (1 given)"),
    ("loc", "NameError", "name 'loc' is not defined"),
  ])
  func `and raise what is wrong with a name`(text: String, type: String, message: String) {
    var context = TestContext()
    #expect(throws: EvaluationFailure.raised(Raised(type, message))) {
      try EvaluationTests.evaluate(text, in: &context)
    }
  }

  @Test func `a long search takes linear time`() throws {
    var context = TestContext(
      variables: [
        .text(String(repeating: "a", count: 500_000)),
        .text(String(repeating: "a", count: 250_000) + "b"),
      ])
    #expect(
      try EvaluationTests.evaluate("y in x", in: &context, shared: ["x", "y"]).json == "false"
    )
  }

  @Test func `a template replaces its expressions and undoes doubled braces`() throws {
    var context = TestContext(variables: [.float(1), .text("é")])
    var scope = NameScope(shared: [Name("n"): 0, Name("s"): 1])
    let template = try Template.parse(
      Array("{{{n}}} {s}{ [n, s, '}'] } {'{'}{None}".utf8)[...],
      in: &scope
    )
    #expect(try template.render(in: &context) == "{1.0} é[1.0, 'é', '}'] {None")
  }

  @Test(arguments: [
    (Value.integer(2), Int64(2_000_000_000)), (.float(0.5), 500_000_000), (.integer(-1), 0),
    (.float(-0.5), 0), (.float(1e-10), 0), (.float(2.5e-9), 2), (.float(3.5e-9), 4),
    (.integer(.max), .max), (.float(1e18), .max), (.float(0.1), 100_000_000),
  ])
  func `seconds become nanoseconds, rounded half to even`(value: Value, nanoseconds: Int64) throws {
    #expect(try value.nanoseconds() == nanoseconds)
  }
}
