import assert from "node:assert/strict";
import { test } from "node:test";
import { pointedAt } from "../../public/js/pointed.js";
import { SIZES, laneTop, toPx, viewportOf } from "../../public/js/scale.js";
import { initialState, reduce } from "../../public/js/state.js";
import { plain } from "../../public/js/texts.js";
import { indexOf } from "../../public/js/timeline-index.js";
import { fixture } from "./support.js";

/** What stands in a task's lane at a place on the axis. */
function told(name, task, units, axis = "steps") {
  const { timeline, graph } = fixture(name);
  const state = [{ type: "run-shown", timeline, graph }, { type: "axis-chosen", axis }].reduce(reduce, initialState());
  const index = indexOf(timeline);
  const yPx = SIZES.ruler + laneTop(index, index.laneOf.get(task)) + SIZES.lane / 2;
  const pointer = { xPx: toPx(viewportOf(index, state.view), units), yPx, pageX: 0, pageY: 0 };
  const parts = pointedAt(reduce(state, { type: "pointed", at: pointer }));
  return parts && plain(parts).replaceAll("\u00a0", " ");
}

test("over a step stands its sentence", () => {
  assert.equal(told("deadlock", "Aristotle", 0.5), "Turn 1: Aristotle starts, takes fork A, prints “Aristotle has fork A” and sleeps until 0.5 s.");
});

test("between steps stands what the task was", () => {
  assert.equal(told("deadlock", "Aristotle", 3.5), "Aristotle sleeps until 0.5 s");
  assert.equal(told("deadlock", "Aristotle", 11.5), "Aristotle waits for the lock fork B");
  assert.equal(told("deadlock", "waiter", 0.5), "waiter: not started");
  assert.equal(told("bakery", "baker-1", 0.2), null);
  assert.equal(told("bakery", "nap", 40), "nap: cancelled");
});

test("on the time axis a step of no width is hit from near", () => {
  assert.match(told("waiter", "coro2", 1.0001, "time"), /^Turn 3: coro2 wakes/);
  assert.equal(told("waiter", "coro2", 1.5, "time"), "coro2 sleeps until 2 s");
});

test("where no mouse is, nothing is told", () => {
  assert.equal(pointedAt(initialState()), null);
});
