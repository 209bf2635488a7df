import assert from "node:assert/strict";
import { test } from "node:test";
import { initialState, positionUnder, reduce } from "../../public/js/state.js";
import { makeStore } from "../../public/js/store.js";
import { fixture, roundRobin } from "./support.js";

const shown = (name = "waiter") => {
  const { timeline, graph } = fixture(name);
  return reduce(initialState({ text: graph }), { type: "run-shown", timeline, graph });
};
const after = (state, ...events) => events.reduce(reduce, state);

test("a run is shown from before its first step", () => {
  const { run, view } = shown();
  assert.equal(run.status, "shown");
  assert.deepEqual([view.position, view.playing, view.lane], [0, false, null]);
});

const table = [
  ["stepping forward", [{ type: "stepped", by: 1 }], 1],
  ["stepping back from the start", [{ type: "stepped", by: -1 }], 0],
  ["a position past the end", [{ type: "position-chosen", position: Infinity }], 43],
  ["to the end and back", [{ type: "position-chosen", position: Infinity }, { type: "position-chosen", position: 0 }], 0],
  ["playing from the end begins again", [{ type: "position-chosen", position: 43 }, { type: "play-toggled" }], 0],
  ["the selected lane's next step", [{ type: "lane-selected", lane: 2 }, { type: "lane-stepped", by: 1 }], 2],
  ["the selected lane's step after that", [{ type: "lane-selected", lane: 2 }, { type: "lane-stepped", by: 1 }, { type: "lane-stepped", by: 1 }], 6],
  ["and back", [{ type: "lane-selected", lane: 2 }, { type: "position-chosen", position: 6 }, { type: "lane-stepped", by: -1 }], 2],
  ["the lane's last step is kept", [{ type: "lane-selected", lane: 1 }, { type: "position-chosen", position: 43 }, { type: "lane-stepped", by: 1 }], 43],
  ["no lane, no jump", [{ type: "position-chosen", position: 9 }, { type: "lane-stepped", by: 1 }], 9],
];

for (const [name, events, position] of table) {
  test(name, () => assert.equal(after(shown(), ...events).view.position, position));
}

test("playing ends at the end, and choosing a position stops it", () => {
  const playing = after(shown(), { type: "play-toggled" });
  assert.ok(playing.view.playing);
  assert.ok(!after(playing, { type: "stepped", by: 43 }).view.playing);
  assert.ok(!after(playing, { type: "position-chosen", position: 3 }).view.playing);
});

test("before a run, the player's events change nothing", () => {
  const state = initialState();
  for (const event of [{ type: "stepped", by: 1 }, { type: "play-toggled" }, { type: "zoomed", factor: 2, atPx: null }, { type: "lane-selected", lane: 0 }]) {
    assert.deepEqual(reduce(state, event), state);
  }
});

test("zooming keeps the place under the pointer, and never shows less than it should", () => {
  const { timeline } = { timeline: roundRobin(4, 400) };
  const state = reduce(initialState(), { type: "run-shown", timeline, graph: "" });
  const near = after(state, { type: "zoomed", factor: 8, atPx: 500 });
  assert.equal(positionUnder(near, 500), positionUnder(state, 500));
  assert.equal(after(near, { type: "zoomed", factor: 1 / 100, atPx: 500 }).view.pxPerUnit, null);
});

test("the cursor is followed when it leaves the plot, and so is its lane", () => {
  const state = after(reduce(initialState(), { type: "run-shown", timeline: roundRobin(100, 1000), graph: "" }), { type: "zoomed", factor: 1e9, atPx: 200 });
  const moved = after(state, { type: "position-chosen", position: 500 });
  assert.ok(moved.view.fromUnits > 490 && moved.view.fromUnits < 500);
  assert.ok(moved.view.topPx > 0);
});

test("the axis and the speed outlast a run; the zoom does not", () => {
  const { timeline, graph } = fixture("waiter");
  const state = after(shown(), { type: "axis-chosen", axis: "time" }, { type: "speed-chosen", speed: 20 }, { type: "zoomed", factor: 3, atPx: null }, { type: "run-shown", timeline, graph });
  assert.deepEqual([state.view.axis, state.view.speed, state.view.pxPerUnit], ["time", 20, null]);
});

test("loading, failing and leaving are states of the run", () => {
  const problem = { title: "the graph is not valid", status: 422 };
  const loading = after(shown(), { type: "run-started", id: null });
  assert.equal(loading.run.status, "loading");
  const failed = after(loading, { type: "run-failed", problem });
  assert.deepEqual(failed.run, { status: "failed", problem, graph: failed.text });
  assert.equal(after(failed, { type: "run-left" }).run.status, "idle");
});

const opened = after(initialState(), { type: "example-chosen", name: "02-waiter" }, { type: "example-opened", name: "02-waiter", text: "{}" });

test("editing an example makes it one's own, and what is said about it stays", () => {
  assert.deepEqual([opened.example, opened.about, opened.text, opened.opening], ["02-waiter", "02-waiter", "{}", null]);
  const edited = reduce(opened, { type: "text-edited", text: "{ }" });
  assert.deepEqual([edited.example, edited.about], ["", "02-waiter"]);
});

test("what is typed while an example or a run is on its way is kept", () => {
  const late = { type: "example-opened", name: "01-a", text: "[]" };
  const typed = after(opened, { type: "example-chosen", name: "01-a" }, { type: "text-edited", text: "mine" }, late);
  assert.deepEqual([typed.text, typed.example], ["mine", ""]);
  const run = after(opened, { type: "run-started", id: "0" }, { type: "text-edited", text: "mine" }, { ...late, name: "" });
  assert.equal(run.text, "mine");
  assert.equal(after(opened, { type: "run-started", id: "0" }, { ...late, name: "" }).text, "[]");
});

test("of two examples chosen in a row the latter is opened, whichever comes first", () => {
  const both = after(opened, { type: "example-chosen", name: "01-a" }, { type: "example-chosen", name: "03-c" });
  const [first, second] = [{ type: "example-opened", name: "01-a", text: "a" }, { type: "example-opened", name: "03-c", text: "c" }];
  assert.equal(after(both, first, second).text, "c");
  assert.equal(after(both, second, first).text, "c");
});

test("an example that is not to be had leaves the menu as it was", () => {
  const failed = after(opened, { type: "example-chosen", name: "01-a" }, { type: "run-failed", problem: { title: "", status: 0 } });
  assert.deepEqual([failed.opening, failed.example], [null, "02-waiter"]);
});

test("an example is offered to an empty editor alone, and leaves a failure in sight", () => {
  const failed = reduce(initialState(), { type: "run-failed", problem: { title: "", status: 404 } });
  const offered = reduce(failed, { type: "example-offered", name: "02-waiter", text: "{}" });
  assert.deepEqual([offered.text, offered.example, offered.run.status], ["{}", "02-waiter", "failed"]);
  assert.equal(reduce(offered, { type: "example-offered", name: "x", text: "[]" }).text, "{}");
});

test("the store tells its listeners of changes alone", () => {
  const store = makeStore(initialState(), reduce);
  let told = 0;
  store.subscribe(() => (told += 1));
  store.dispatch({ type: "theme-chosen", theme: "dark" });
  assert.deepEqual([told, store.getState().theme], [1, "dark"]);
});
