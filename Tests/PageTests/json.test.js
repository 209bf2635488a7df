import assert from "node:assert/strict";
import { test } from "node:test";
import { lineAndColumn, offsetOf, placeOf, scan } from "../../public/js/json.js";
import { fixture } from "./support.js";

test("every value has its place, by its pointer", () => {
  const text = '{"a": [1, {"b/c": true}], "~": "x"}';
  const { places, error } = scan(text);
  assert.equal(error, null);
  const found = [...places].map(([pointer, { start, end }]) => [pointer, text.slice(start, end)]);
  assert.deepEqual(found, [
    ["/a/0", "1"], ["/a/1/b~1c", "true"], ["/a/1", '{"b/c": true}'], ["/a", '[1, {"b/c": true}]'], ["/~0", '"x"'], ["", text],
  ]);
});

test("the places agree with the document that JSON.parse makes", () => {
  const { graph, timeline } = fixture("bakery");
  const { places } = scan(graph);
  for (const step of timeline.steps) {
    for (const { at, operation } of step.actions) {
      const { start, end } = places.get(at);
      const value = JSON.parse(graph.slice(start, end));
      // A `release` may be the end of a `with`, which has no place of its own.
      assert.ok(operation === "after" || operation in value || (operation === "release" && "with" in value), at);
    }
  }
});

const wrong = [
  ["", 0, "end"], ["{", 1, "end"], ['{"a" 1}', 5, "colon"], ['{"a": 1 "b": 2}', 8, "comma"], ['{"a": 1,}', 8, "key"], ["[1,]", 3, "value"],
  ["[1 2]", 3, "comma"], ["{a: 1}", 1, "literal"], ["['a']", 1, "literal"], ["[01]", 1, "number"], ["[1.]", 1, "number"], ['["a]', 1, "string"],
  ['["\\x"]', 1, "escape"], ["[1] 2", 4, "trailing"], ["[}", 1, "value"], ["[True]", 1, "literal"], ["]", 0, "value"], ["{1: 2}", 1, "key"], ["[,1]", 1, "value"],
];

for (const [text, offset, reason] of wrong) {
  test(`${text || "an empty text"} is wrong at ${offset}: ${reason}`, () => {
    assert.deepEqual(scan(text).error, { offset, reason });
    assert.throws(() => JSON.parse(text));
  });
}

test("right documents are right", () => {
  for (const text of ["[]", "{}", " null ", '"\\u00e9\\n"', "-0.5e+3", '{"a":{},"b":[[],[]]}', "[1,2]\n"]) assert.equal(scan(text).error, null, text);
});

test("deep nesting does not overflow", () => {
  const { error } = scan("[".repeat(2000) + "]".repeat(2000));
  assert.equal(error, null);
});

test("lines and columns count characters from 1, and turn back into offsets", () => {
  const text = "a\n😀b\n";
  assert.deepEqual(lineAndColumn(text, text.indexOf("b")), { line: 2, column: 2 });
  for (const offset of [0, 1, 2, 4, 5, 6]) {
    const { line, column } = lineAndColumn(text, offset);
    assert.equal(offsetOf(text, line, column), offset);
  }
  assert.equal(offsetOf(text, 99, 99), text.length);
});

test("a pointer without a place falls back on its nearest parent", () => {
  const { places } = scan('{"tasks": [{"id": "a"}]}');
  assert.deepEqual(placeOf(places, "/tasks/0/steps/3"), places.get("/tasks/0"));
  assert.equal(placeOf(new Map(), "/a"), null);
});
