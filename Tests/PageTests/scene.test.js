import assert from "node:assert/strict";
import { test } from "node:test";
import { contentHeight, gridInterval, laneAt, laneTop, positionAt, SIZES, toPx, toUnits, viewportOf } from "../../public/js/scale.js";
import { hit, sceneName, sceneOf } from "../../public/js/scene.js";
import { initialState } from "../../public/js/state.js";
import { indexOf, laneStateAt } from "../../public/js/timeline-index.js";
import { expectGolden, fixture, roundRobin } from "./support.js";

const view = (changes) => ({ ...initialState().view, widthPx: 1000, heightPx: 500, ...changes });

/** A scene as lines of text: numbers rounded, so that a golden does not hang on the last bit. */
const written = (scene) =>
  scene.shapes.map(({ kind, ...rest }) => [kind, ...Object.entries(rest).map(([key, value]) => `${key}=${typeof value === "number" ? Math.round(value) : JSON.stringify(value)}`)].join(" ")).join("\n");

for (const name of ["waiter", "failing", "deadlock", "bakery"]) {
  for (const axis of ["steps", "time"]) {
    test(`${name} on the ${axis} axis looks as it did`, () => {
      const index = indexOf(fixture(name).timeline);
      expectGolden(`${name}.${axis}.scene.txt`, written(sceneOf(index, view({ axis, position: 5, lane: 1 }), "en")));
    });
  }
}

test("a place on the axis survives the way to pixels and back", () => {
  const index = indexOf(fixture("bakery").timeline);
  for (const axis of ["steps", "time"]) {
    const port = viewportOf(index, view({ axis, pxPerUnit: 70, fromUnits: 2 }));
    for (const units of [0, 0.3, 1, 3.45]) assert.ok(Math.abs(toUnits(port, toPx(port, units)) - units) < 1e-9);
  }
});

test("the place under a step is the position after it", () => {
  const index = indexOf(fixture("waiter").timeline);
  const port = viewportOf(index, view({}));
  for (let step = 0; step < 43; step += 1) assert.equal(positionAt(index, port, toPx(port, step + 0.5)), step + 1);
  assert.equal(positionAt(index, port, 0), 0);
  assert.equal(positionAt(index, port, 1e6), 43);
});

test("on the time axis the place under an instant is the position after all of its steps", () => {
  const index = indexOf(fixture("waiter").timeline);
  const port = viewportOf(index, view({ axis: "time" }));
  const position = positionAt(index, port, toPx(port, 1.5));
  assert.ok(index.begins[position - 1] <= 1.5 && index.begins[position] > 1.5);
});

test("grid lines stand at 1, 2 or 5 times a power of ten", () => {
  assert.deepEqual([1, 3, 10, 30, 1000].map((px) => gridInterval(px, 60)), [100, 20, 10, 2, 0.1]);
});

test("the view never leaves the run", () => {
  const index = indexOf(fixture("waiter").timeline);
  for (const fromUnits of [-50, 0, 9999]) {
    const port = viewportOf(index, view({ fromUnits, pxPerUnit: 100 }));
    assert.ok(port.fromUnits >= 0 && port.fromUnits < 43);
  }
});

test("lanes are found by their height, the loop's being thin", () => {
  const index = indexOf(fixture("waiter").timeline);
  assert.equal(laneAt(index, 0), 0);
  assert.equal(laneAt(index, SIZES.loopLane), 1);
  assert.equal(laneAt(index, laneTop(index, 2) + 1), 2);
  assert.equal(laneAt(index, contentHeight(index)), null);
  assert.equal(laneAt(index, -1), null);
  assert.deepEqual(hit(index, view({}), 10, SIZES.ruler + SIZES.loopLane + 5).lane, 1);
});

test("a run of 100,000 steps makes no more shapes than the canvas has room for", () => {
  const index = indexOf(roundRobin(50, 100_000));
  for (const zoom of [null, 0.2, 1, 5, 40]) {
    const { shapes } = sceneOf(index, view({ pxPerUnit: zoom, position: 50_000, fromUnits: 40_000 }), "en");
    assert.ok(shapes.length < 3000, `${shapes.length} shapes at ${zoom}`);
  }
});

test("only the lanes in sight are made", () => {
  const index = indexOf(roundRobin(1000, 10_000));
  const { shapes } = sceneOf(index, view({ topPx: 10_000 }), "en");
  const names = shapes.filter((shape) => shape.kind === "name");
  assert.ok(names.length <= Math.ceil(500 / SIZES.lane) + 1);
  assert.equal(names[0].text, `t${Math.floor(10_000 / SIZES.lane)}`);
});

test("steps that share a pixel become one slice that counts them", () => {
  const index = indexOf(roundRobin(2, 20_000));
  const merged = sceneOf(index, view({}), "en").shapes.filter((shape) => shape.kind === "slice" && shape.tone === "merged");
  assert.ok(merged.length <= 4);
  assert.match(merged[0].label, /^×(9,\d{3}|10,000)$/);
});

test("instants that are apart are not merged on the time axis", () => {
  const index = indexOf(fixture("waiter").timeline);
  const lane = laneTop(index, 1) + SIZES.ruler + SIZES.lane / 2;
  const polls = sceneOf(index, view({ axis: "time" }), "en").shapes.filter((shape) => shape.kind === "slice" && shape.y + shape.height / 2 === lane && ["running", "merged"].includes(shape.tone));
  assert.equal(polls.length, 11);
});

test("a task's state at a position: pending, running its course, woken, ended", () => {
  const index = indexOf(fixture("deadlock").timeline);
  const lane = index.lanes[index.laneOf.get("Aristotle")];
  const states = Array.from({ length: 13 }, (_, position) => laneStateAt(index, lane, position).state);
  assert.deepEqual(states, ["pending", ...Array(6).fill("sleeping"), ...Array(3).fill("ready"), "waiting", "waiting", "waiting"]);
});

test("a spawned task is absent before the step that creates it", () => {
  const index = indexOf(fixture("bakery").timeline);
  const lane = index.lanes[index.laneOf.get("baker-1")];
  assert.equal(laneStateAt(index, lane, 0).state, "absent");
  assert.equal(laneStateAt(index, lane, 1).state, "pending");
});

test("the canvas's name says how much it shows", () => {
  assert.match(sceneName(indexOf(fixture("waiter").timeline), "en"), /^43 steps, 2 tasks\./);
});
