/**
 * The ready queue and the timers at any position, rebuilt by the algorithm of
 * docs/formats/timeline.md from `steps` alone.
 *
 * Replaying from the start would cost a frame O(position). So a pass over the run keeps checkpoints:
 * copies of both, spaced so that all copies together stay in proportion to the run, and a frame
 * replays at most one gap.
 */

import { partition } from "./search.js";

/** @typedef {{at: number, order: number, handle: number, for: string | null}} Timer */
/** @typedef {string | number} Entry a task's id, or a callback's handle */
/** @typedef {{kind: string, for: string | null}} About what a handle stands for */
/**
 * @typedef {object} Loop
 * @property {number} position how many steps have run
 * @property {number} order how many timers have been set
 * @property {Entry[]} queue
 * @property {Timer[]} timers by time, then by order of setting
 * @property {Map<number, About>} handles of the callbacks in the queue
 */

/** A checkpoint at least every so many steps: a replay of that many takes well under a millisecond. */
const GAP_STEPS = 256;

/** @type {WeakMap<import("./wire.js").Timeline, {marks: Loop[], last: Loop}>} */
const known = new WeakMap();

/**
 * The loop when `position` steps have run. The answer must not be changed by the caller.
 *
 * @param {import("./wire.js").Timeline} timeline
 * @param {number} position
 * @returns {Loop}
 */
export function loopAt(timeline, position) {
  let memory = known.get(timeline);
  if (!memory) {
    const marks = checkpoints(timeline);
    known.set(timeline, (memory = { marks, last: copy(marks[0]) }));
  }
  const { marks } = memory;
  const near = marks[partition(marks.length, (i) => marks[i].position <= position) - 1];
  // Playing forward goes on from the last answer; everything else from the nearest checkpoint.
  if (memory.last.position > position || memory.last.position < near.position) memory.last = copy(near);
  while (memory.last.position < position) advance(memory.last, timeline.steps);
  return memory.last;
}

/**
 * @param {import("./wire.js").Timeline} timeline
 * @returns {Loop[]}
 */
function checkpoints(timeline) {
  const loop = atStart(timeline);
  const marks = [copy(loop)];
  let since = 0;
  while (loop.position < timeline.steps.length) {
    advance(loop, timeline.steps);
    since += 1;
    if (since < Math.max(GAP_STEPS, loop.queue.length + loop.timers.length)) continue;
    marks.push(copy(loop));
    since = 0;
  }
  return marks;
}

/**
 * Before the first step the queue holds the root tasks in order.
 *
 * @param {import("./wire.js").Timeline} timeline
 * @returns {Loop}
 */
export function atStart(timeline) {
  const queue = timeline.tasks.filter((task) => task.parent === null).map((task) => task.id);
  return { position: 0, order: 0, queue, timers: [], handles: new Map() };
}

/**
 * Runs one step on `loop`: the four rules of the format's page, in its order.
 *
 * @param {Loop} loop
 * @param {import("./wire.js").Step[]} steps
 */
export function advance(loop, steps) {
  const step = steps[loop.position];
  const isFirstOfTurn = loop.position === 0 || steps[loop.position - 1].turn !== step.turn;
  if (isFirstOfTurn) fireTimers(loop, step.time);
  take(loop, step.task ?? step.callback?.handle ?? -1);
  append(loop, step);
  for (const { handle, at, for: whose } of step.timers?.set ?? []) setTimer(loop, handle, at, whose);
  for (const handle of step.timers?.dropped ?? []) dropHandle(loop, handle);
  for (const handle of step.callbacks?.dropped ?? []) dropHandle(loop, handle);
  if (step.next.state === "ready" && step.task !== null) loop.queue.push(step.task);
  loop.position += 1;
}

/** @param {Loop} loop @param {number} time */
function fireTimers(loop, time) {
  const due = partition(loop.timers.length, (i) => loop.timers[i].at <= time);
  for (const timer of loop.timers.splice(0, due)) {
    loop.queue.push(timer.handle);
    loop.handles.set(timer.handle, { kind: "sleep", for: timer.for });
  }
}

/**
 * Takes what runs out of the queue: its front, or under another policy than `fifo` the chosen task.
 *
 * @param {Loop} loop
 * @param {Entry} entry
 */
function take(loop, entry) {
  const place = loop.queue.indexOf(entry);
  if (place >= 0) loop.queue.splice(place, 1);
  if (typeof entry === "number") loop.handles.delete(entry);
}

/** @param {Loop} loop @param {import("./wire.js").Step} step */
function append(loop, step) {
  const queued = step.callbacks?.queued ?? [];
  let next = 0;
  for (let wakes = 0; wakes <= step.wakes.length; wakes += 1) {
    while (next < queued.length && (queued[next].after ?? 0) <= wakes) {
      const { handle, kind, for: whose } = queued[next++];
      loop.queue.push(handle);
      loop.handles.set(handle, { kind, for: whose });
    }
    if (wakes < step.wakes.length) loop.queue.push(step.wakes[wakes]);
  }
}

/** @param {Loop} loop @param {number} handle @param {number} at @param {string | null} whose */
function setTimer(loop, handle, at, whose) {
  const place = partition(loop.timers.length, (i) => loop.timers[i].at <= at);
  loop.timers.splice(place, 0, { at, order: loop.order++, handle, for: whose });
}

/** @param {Loop} loop @param {number} handle */
function dropHandle(loop, handle) {
  const timer = loop.timers.findIndex((entry) => entry.handle === handle);
  if (timer >= 0) loop.timers.splice(timer, 1);
  else take(loop, handle);
}

/** @param {Loop} loop @returns {Loop} */
const copy = (loop) => ({
  ...loop,
  queue: [...loop.queue],
  timers: [...loop.timers],
  handles: new Map(loop.handles),
});
