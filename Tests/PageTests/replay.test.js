import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, atStart, loopAt } from "../../public/js/replay.js";
import { fixture, roundRobin } from "./support.js";

const plain = (loop) => ({ ...loop, handles: [...loop.handles] });

for (const name of ["waiter", "failing", "deadlock", "bakery"]) {
  test(`${name}: every step stands at the front of the ready queue when its turn comes`, () => {
    const { timeline } = fixture(name);
    const loop = atStart(timeline);
    for (const step of timeline.steps) {
      const entry = step.task ?? step.callback.handle;
      const isDue = loop.timers.some((timer) => timer.handle === entry && timer.at <= step.time);
      assert.ok(loop.queue[0] === entry || (loop.queue.length === 0 && isDue), `step ${step.step}`);
      advance(loop, timeline.steps);
    }
    assert.deepEqual(loop.queue, []);
  });

  test(`${name}: jumping to a position gives what playing up to it gives`, () => {
    const { timeline } = fixture(name);
    const loop = atStart(timeline);
    const order = timeline.steps.map((_, i) => (i * 7) % (timeline.steps.length + 1));
    const played = [plain(loop)].map((each) => structuredClone(each));
    for (const _ of timeline.steps) {
      advance(loop, timeline.steps);
      played.push(structuredClone(plain(loop)));
    }
    for (const position of order) assert.deepEqual(plain(loopAt(timeline, position)), played[position]);
  });
}

test("the timers at a position are the sleepers' deadlines, in order", () => {
  const { timeline } = fixture("deadlock");
  const { timers } = loopAt(timeline, 4);
  assert.deepEqual(timers.map(({ at, for: whose }) => [at, whose]), [[0.25, "waiter"], [0.5, "Aristotle"], [0.5, "Beauvoir"], [0.5, "Confucius"]]);
});

test("a cancelled sleeper's timer is dropped", () => {
  const { timeline } = fixture("bakery");
  const step = timeline.steps.findIndex((each) => each.timers?.dropped);
  assert.ok(loopAt(timeline, step).timers.some((timer) => timer.for === "nap"));
  assert.ok(!loopAt(timeline, step + 1).timers.some((timer) => timer.for === "nap"));
});

test("callbacks are queued among the wakes where their `after` says", () => {
  const steps = [{
    step: 0, turn: 1, time: 0, end: 0, task: "a", cause: { kind: "start", by: null }, actions: [], next: { state: "ready" }, wakes: ["b", "c"],
    callbacks: { queued: [{ handle: 1, kind: "gather", for: "b", after: 0 }, { handle: 2, kind: "wait", for: null, after: 1 }, { handle: 3, kind: "wait", for: null, after: 2 }] },
  }];
  const loop = { position: 0, order: 0, queue: ["a"], timers: [], handles: new Map() };
  advance(loop, steps);
  assert.deepEqual(loop.queue, [1, "b", 2, "c", 3, "a"]);
});

test("another policy takes its task from the middle of the queue", () => {
  const steps = [{ step: 0, turn: 1, time: 0, end: 0, task: "b", cause: { kind: "start", by: null }, actions: [], next: { state: "ready" }, wakes: [] }];
  const loop = { position: 0, order: 0, queue: ["a", "b", "c"], timers: [], handles: new Map() };
  advance(loop, steps);
  assert.deepEqual(loop.queue, ["a", "c", "b"]);
});

test("a jump in a long run replays a short stretch", () => {
  const timeline = roundRobin(50, 100_000);
  loopAt(timeline, 0);
  let reads = 0;
  const counted = new Proxy(timeline.steps, { get: (steps, key) => ((reads += 1), steps[key]) });
  timeline.steps = counted;
  assert.equal(loopAt(timeline, 77_777).queue.length, 50);
  assert.ok(reads < 2000, `${reads} reads`);
});
