import assert from "node:assert/strict";
import { test } from "node:test";
import { formatSeconds, formatValue, isolated, shorten } from "../../public/js/format.js";
import { indentation } from "../../public/js/indent.js";
import { consoleRange, litLines, problemsOf, translated, variablesAt } from "../../public/js/selectors.js";
import { initialState, reduce } from "../../public/js/state.js";
import { indexOf } from "../../public/js/timeline-index.js";
import { fixture } from "./support.js";

const at = (name, position) => {
  const { timeline, graph } = fixture(name);
  return [{ type: "run-shown", timeline, graph }, { type: "position-chosen", position }].reduce(reduce, initialState({ text: graph }));
};

test("a step lights up the lines that it comes from", () => {
  const { graph } = fixture("deadlock");
  const lines = graph.split("\n");
  const lit = litLines(at("deadlock", 1)).map(({ first }) => lines[first - 1].trim());
  assert.deepEqual(lit, ['{"acquire": "{left}"},', '{"print": "{task()} has {left}"},', '{"sleep": 0.5},']);
});

test("a step without actions lights up the line that its task stands at", () => {
  const state = at("waiter", 3);
  state.run.timeline.steps[2].actions = [];
  assert.equal(litLines(state).length, 1);
});

test("an edited graph is not lit", () => {
  assert.deepEqual(litLines(reduce(at("waiter", 1), { type: "text-edited", text: "{}" })), []);
});

test("the console holds what was printed up to the position", () => {
  const index = indexOf(fixture("waiter").timeline);
  assert.deepEqual(consoleRange(index, 0), { from: 0, to: 0 });
  assert.deepEqual(consoleRange(index, 2), { from: 0, to: 2 });
  assert.deepEqual(consoleRange(index, 43), { from: 0, to: 12 });
});

test("shared variables begin as declared and change as the steps write them", () => {
  const { timeline, graph } = fixture("bakery");
  const index = indexOf(timeline);
  assert.deepEqual(variablesAt(index, graph, 0), [{ name: "baked", value: 0, changed: false }, { name: "note", value: "closed", changed: false }]);
  const write = timeline.steps.findIndex((step) => step.actions.some((action) => action.writes?.note));
  assert.deepEqual(variablesAt(index, graph, write + 1)[1], { name: "note", value: "open", changed: true });
  assert.deepEqual(variablesAt(index, graph, timeline.steps.length)[0].value, 6);
});

test("a syntax problem is found as one types, with its place, in the reader's language", () => {
  const [problem] = problemsOf(initialState({ language: "fr", text: '{\n  "a" 1}' }));
  assert.deepEqual([problem.line, problem.column, problem.offset], [2, 7, 8]);
  assert.match(problem.message, /deux-points/);
  assert.deepEqual(problemsOf(initialState({ text: "  " })), []);
});

test("the service's problems have a place until the text is edited", () => {
  const problem = { title: "", status: 422, errors: [{ pointer: "/x", line: 1, column: 2, code: "unknown-key", message: "no", suggestion: "y" }] };
  const failed = reduce(initialState({ text: '{"x": 1}' }), { type: "run-failed", problem });
  assert.deepEqual(problemsOf(failed), [{ message: "no", suggestion: "y", code: "unknown-key", line: 1, column: 2, offset: 1 }]);
  assert.equal(problemsOf(reduce(failed, { type: "text-edited", text: '{"y": 1}' }))[0].offset, null);
});

test("titles may be a text or one a language", () => {
  assert.equal(translated("Waiter", "fr"), "Waiter");
  assert.equal(translated({ en: "Lock", fr: "Verrou" }, "fr"), "Verrou");
  assert.equal(translated({ en: "Lock" }, "fr"), "Lock");
  assert.equal(translated(undefined, "en"), "");
});

test("times are written in the unit that suits them", () => {
  const nb = "\u00a0";
  assert.deepEqual([0, 1.5, 0.25, 0.002, 0.0000005, 1e-9].map((each) => formatSeconds(each, "en")), [`0${nb}s`, `1.5${nb}s`, `0.25${nb}s`, `2${nb}ms`, `500${nb}ns`, `1${nb}ns`]);
  assert.equal(formatSeconds(1.5, "fr"), `1,5${nb}s`);
});

test("long texts are cut between characters, and hostile ones cannot turn their surroundings", () => {
  assert.equal(shorten("😀".repeat(100), 5), "😀😀😀😀…");
  assert.equal(isolated("\u202Eevil\n"), "\u2068\u202Eevil \u2069");
  assert.equal(isolated("\u2069\u202Eevil"), "\u2068\u202Eevil\u2069");
  assert.equal(isolated("שלום"), "\u2068שלום\u2069");
  for (const harmless of ["coro1", "Élise → 2", "日本語", "“…”"]) assert.equal(isolated(harmless), harmless);
  assert.equal(formatValue({ "…": 5000 }), "… 5000 B");
  assert.equal(formatValue([1, "a", null]), '[1,"a",null]');
});

test("Tab indents at the caret, moves whole lines of a selection, and Shift + Tab moves them back", () => {
  const apply = (text, from, to, outwards) => {
    const edit = indentation(text, from, to, outwards);
    return [text.slice(0, edit.start) + edit.text + text.slice(edit.end), edit.selectStart, edit.selectEnd];
  };
  assert.deepEqual(apply("ab", 1, 1, false), ["a  b", 3, 3]);
  assert.deepEqual(apply("a\nb", 0, 3, false), ["  a\n  b", 2, 7]);
  assert.deepEqual(apply("  a\n b", 3, 6, true), ["a\nb", 1, 3]);
  assert.deepEqual(apply("a", 0, 0, true), ["a", 0, 0]);
});
