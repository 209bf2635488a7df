import assert from "node:assert/strict";
import { test } from "node:test";
import { warningsOf } from "../../public/js/selectors.js";
import { initialState, reduce } from "../../public/js/state.js";
import { offersOf } from "../../public/js/take-away.js";
import { fixture } from "./support.js";

const run = (name) => ({ ...fixture("waiter").timeline, id: "0123456789abcdef", name });

test("a run is offered in every format, at its own address", () => {
  const offers = offersOf(run("Waiter"));
  assert.deepEqual(offers.map(({ name }) => name), ["html", "svg", "text", "python", "trace", "mermaid", "dot", "json", "ndjson", "columns", "graph"]);
  assert.ok(offers.slice(0, -1).every(({ kept, href }) => href === `/v1/runs/0123456789abcdef.${kept}`));
  assert.equal(offers.at(-1).href, "/v1/runs/0123456789abcdef/graph");
});

test("what a browser can show is opened, the rest is saved under the run's name", () => {
  const files = Object.fromEntries(offersOf(run("Dîner: 3 / 5")).map(({ kept, file }) => [kept, file]));
  for (const shown of ["svg", "text", "mermaid", "json"]) assert.equal(files[shown], null);
  assert.equal(files.html, "dîner-3-5.html");
  assert.equal(files.trace, "dîner-3-5.trace.json");
  assert.equal(files.python, "dîner-3-5.py");
});

test("a name that makes no file name gives way to the run's id", () => {
  for (const name of [null, "", "../..", "☃ / ☃"]) assert.equal(offersOf(run(name))[0].file, "run-01234567.html");
  assert.equal(offersOf(run("x".repeat(200)))[0].file, `${"x".repeat(40)}.html`);
});

const GRAPH = '{"tasks": [\n  {"id": "a", "steps": [{"return": 1},\n    {"print": "é"}]}]}';
const WARNING = { code: "unreachable-step", pointer: "/tasks/0/steps/1", message: "never reached", translations: { fr: "jamais atteinte" } };

const shown = (warnings, known = {}) => reduce(initialState({ text: GRAPH, ...known }), { type: "run-shown", timeline: { ...run("odd"), warnings }, graph: GRAPH });

test("a warning has its place in the text, and is told in the reader's language", () => {
  const place = { suggestion: "", code: "unreachable-step", line: 3, column: 5, offset: GRAPH.indexOf('{"print') };
  assert.deepEqual(warningsOf(shown([WARNING])), [{ message: "never reached", ...place }]);
  assert.deepEqual(warningsOf(shown([WARNING], { language: "fr" })), [{ message: "jamais atteinte", ...place }]);
  assert.deepEqual(warningsOf(shown([])), []);
});

test("a warning leads nowhere once the text is edited, and goes with its run", () => {
  const edited = reduce(shown([WARNING]), { type: "text-edited", text: `${GRAPH} ` });
  assert.deepEqual(warningsOf(edited).map(({ line, offset }) => [line, offset]), [[3, null]]);
  assert.deepEqual(warningsOf(reduce(edited, { type: "run-started", id: null })), []);
});

test("a warning of a graph that is too long to be scanned has no place", () => {
  const timeline = { ...run("odd"), warnings: [WARNING] };
  const long = GRAPH + " ".repeat(200_000);
  const state = reduce(initialState({ text: long }), { type: "run-shown", timeline, graph: long });
  assert.deepEqual(warningsOf(state).map(({ line, offset }) => [line, offset]), [[null, null]]);
});
