import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceAt } from "../../public/js/sentence.js";
import { plain } from "../../public/js/texts.js";
import { indexOf } from "../../public/js/timeline-index.js";
import { needAt, stuckOn, waitOf } from "../../public/js/waiting.js";
import { expectGolden, fixture } from "./support.js";

const { timeline } = fixture("stuck");
const index = indexOf(timeline);

/** What a stuck task waits for, as the outcome lists it. */
const stuck = (task, language = "en") => plain(stuckOn(timeline.outcome.waiting.find((wait) => wait.task === task), language));

/** The last step of a task. */
const lastOf = (task) => index.lanes[index.laneOf.get(task)].steps.at(-1);

/** A run of one task, whose steps each end waiting on `on`, with these operations. */
function waits(on, ...operations) {
  const steps = operations.map((operation, i) => ({
    step: i, turn: i + 1, time: 0, end: 0, task: "a", cause: i === 0 ? { kind: "start", by: null } : { kind: "wake", by: i - 1, on },
    actions: operation === null ? [] : [{ operation, at: "/tasks/0/steps/0", target: on.name }], next: { state: "waiting", on }, wakes: [],
  }));
  return indexOf({ ...structuredClone(timeline), tasks: [{ ...timeline.tasks[0], id: "a" }], output: [], steps });
}

for (const language of ["en", "fr"]) {
  test(`who is stuck, and why, is told in ${language} as it was`, () => {
    const told = timeline.outcome.waiting.map((wait) => `${wait.task}\t${plain(stuckOn(wait, language))}`);
    expectGolden(`stuck.${language}.waits.txt`, told.join("\n"));
  });
}

test("a queue that is full, one that is empty and one that is not done are told apart", () => {
  assert.equal(stuck("producer"), "waits for room in the queue shelf (it is full: 1 of 1), and no task is free to take something out");
  assert.equal(stuck("consumer"), "waits for something in the queue line (it is empty), and no task is free to put something in");
  assert.equal(stuck("boss"), "waits until all of the queue work is done (“task_done” is missing for 1 value), and no task is free to mark the rest as done");
});

test("what is left in a queue without anybody's knowledge is not called empty, nor full", () => {
  const on = { kind: "queue", name: "q" };
  const told = (needs) => plain(stuckOn({ task: "a", on, held_by: ["b"], needs }, "en"));
  assert.equal(told({ kind: "value", count: 1 }), "waits for something in the queue q, which needs b");
  assert.equal(told({ kind: "room", count: 1, of: 2 }), "waits for room in the queue q, which needs b");
});

test("a lock of a condition is told from its notification", () => {
  assert.equal(stuck("listener"), "waits for the lock of the condition news, held by speaker");
  assert.equal(stuck("deaf"), "waits for a notification of the condition silence, and no task is free to notify it");
  const on = { kind: "condition", name: "c" };
  assert.equal(plain(stuckOn({ task: "a", on, held_by: ["b"], needs: { kind: "notification" } }, "en")), "waits for a notification of the condition c, whose lock is held by b");
  assert.equal(plain(stuckOn({ task: "a", on, held_by: [], needs: { kind: "lock" } }, "en")), "waits for the lock of the condition c, and no task is free to release it");
});

test("a barrier says how many have come", () => {
  assert.equal(stuck("runner"), "waits for the others at the barrier gate (1 of 3 arrived), and no task is free to come to it");
});

test("a run that does not say what is missing is told all the same, and so is what the page does not know", () => {
  const on = { kind: "queue", name: "q" };
  assert.equal(plain(stuckOn({ task: "a", on }, "en")), "waits for the queue q, and no task is free to use it");
  assert.equal(plain(stuckOn({ task: "a", on, held_by: [], needs: { kind: "constructor", count: 3 } }, "en")), "waits for the queue q, and no task is free to use it");
});

test("a step says what it waits for by what it did last", () => {
  const queue = { kind: "queue", name: "q" };
  for (const [operation, need] of [["put", "room"], ["get", "value"], ["join", "done"], ["note", null]]) assert.equal(needAt(waits(queue, operation), 0), need, operation);
  const condition = { kind: "condition", name: "c" };
  for (const [operation, need] of [["await", null], ["with", "lock"], ["acquire", "lock"]]) assert.equal(needAt(waits(condition, operation), 0), need, operation);
  assert.equal(needAt(waits({ kind: "event", name: "e" }, "await"), 0), null);
});

test("who wakes in vain waits for the same again, and who was notified for the lock", () => {
  assert.equal(timeline.steps[lastOf("consumer")].actions.length, 0);
  assert.equal(needAt(index, lastOf("consumer")), "value");
  assert.match(plain(sentenceAt(index, lastOf("consumer") + 1, "en")), /consumer wakes because feeder left something in the queue line and waits for something in the queue line\.$/);
  assert.match(plain(sentenceAt(index, lastOf("listener") + 1, "en")), /listener wakes because speaker notified news and waits for the lock of the condition news\.$/);
});

test("no further is looked back than a hundred steps", () => {
  const vain = waits({ kind: "queue", name: "q" }, "get", ...Array(150).fill(null));
  assert.equal(needAt(vain, 99), "value");
  assert.equal(needAt(vain, 100), null);
});

test("who is woken out of a lock's queue is told so", () => {
  const on = { kind: "condition", name: "c" };
  assert.match(plain(sentenceAt(waits(on, "acquire", "await"), 2, "en")), /a wakes because a left the lock of c free/);
  assert.match(plain(sentenceAt(waits(on, "await", null), 2, "en")), /a wakes because a notified c and waits for the lock of the condition c/);
});

test("between its steps a task waits for what its last step lacked", () => {
  const lane = index.lanes[index.laneOf.get("boss")];
  assert.equal(plain(waitOf(index, lane, timeline.steps.length, "en")), "waits until all of the queue work is done");
  assert.equal(waitOf(index, lane, 0, "en"), null);
});
