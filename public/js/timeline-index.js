/**
 * What the page works out once about a timeline, so that no frame has to walk its steps: a lane for
 * each task, the steps of each lane, and what made each step ready.
 */

import { lowerBound } from "./search.js";

/** The name of the lane that callbacks stand in; no task can have it, for ids are never empty. */
const LOOP = "";

/** @type {WeakMap<import("./wire.js").Timeline, import("./types.js").Index>} */
const known = new WeakMap();

/**
 * The index of a timeline; worked out the first time, O(steps).
 *
 * @param {import("./wire.js").Timeline} timeline
 * @returns {import("./types.js").Index}
 */
export function indexOf(timeline) {
  let index = known.get(timeline);
  if (!index) known.set(timeline, (index = makeIndex(timeline)));
  return index;
}

/**
 * @param {import("./wire.js").Timeline} timeline
 * @returns {import("./types.js").Index}
 */
function makeIndex(timeline) {
  const { steps, tasks } = timeline;
  const hasCallbacks = steps.some((step) => step.task === null);
  const first = hasCallbacks ? 1 : 0;
  /** @type {Map<string, number>} */
  const laneOf = new Map(tasks.map((task, i) => [task.id, i + first]));
  const laneOfStep = Int32Array.from(steps, (step) => laneOf.get(step.task ?? LOOP) ?? 0);
  const woken = readinessOf(timeline, laneOf, tasks.length + first);
  const stepsOf = grouped(laneOfStep, tasks.length + first);

  /** @type {import("./types.js").Lane[]} */
  const lanes = tasks.map((task, i) => ({
    kind: "task",
    name: task.id,
    task,
    steps: stepsOf[i + first],
    createdBy: woken.created[i + first],
    wokenAfter: woken.after[i + first],
  }));
  if (hasCallbacks) {
    lanes.unshift({ kind: "loop", name: LOOP, task: null, steps: stepsOf[0], createdBy: -1, wokenAfter: -1 });
  }
  return {
    timeline,
    lanes,
    laneOf,
    laneOfStep,
    readySince: woken.since,
    begins: Float64Array.from(steps, (step) => step.time),
    ends: Float64Array.from(steps, (step) => step.end),
    outputSteps: Int32Array.from(timeline.output, (line) => line.step),
    writes: writesOf(steps),
    objects: new Set(timeline.objects.map((object) => object.name)),
  };
}

/**
 * What made each step ready: the last step before it that woke its lane.
 *
 * @param {import("./wire.js").Timeline} timeline
 * @param {Map<string, number>} laneOf
 * @param {number} count of lanes
 */
function readinessOf(timeline, laneOf, count) {
  const since = new Int32Array(timeline.steps.length).fill(-1);
  const created = new Int32Array(count).fill(-1);
  const pending = new Int32Array(count).fill(-1);
  const seen = new Uint8Array(count);
  timeline.steps.forEach((step, i) => {
    const own = step.task === null ? null : laneOf.get(step.task);
    if (own === undefined) return;
    if (own === null) since[i] = step.cause.by ?? -1;
    else {
      since[i] = pending[own];
      pending[own] = step.next.state === "ready" ? i : -1;
      seen[own] = 1;
    }
    for (const id of step.wakes) {
      const lane = laneOf.get(id);
      if (lane === undefined) continue;
      pending[lane] = i;
      if (!seen[lane]) created[lane] = i;
      seen[lane] = 1;
    }
  });
  return { since, created, after: pending };
}

/**
 * Indexes by the lane that they belong to, each list ascending.
 *
 * @param {Int32Array} laneOfStep
 * @param {number} count
 * @returns {Int32Array[]}
 */
function grouped(laneOfStep, count) {
  const sizes = new Int32Array(count);
  for (const lane of laneOfStep) sizes[lane] += 1;
  const groups = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  laneOfStep.forEach((lane, i) => (groups[lane][sizes[lane]++] = i));
  return groups;
}

/**
 * The history of each shared variable: the steps that bound it, and to what.
 *
 * @param {import("./wire.js").Step[]} steps
 */
function writesOf(steps) {
  /** @type {Map<string, {steps: number[], values: import("./wire.js").Value[]}>} */
  const history = new Map();
  steps.forEach((step, i) => {
    for (const action of step.actions) {
      for (const [name, value] of Object.entries(action.writes ?? {})) {
        const entry = history.get(name) ?? { steps: [], values: [] };
        entry.steps.push(i);
        entry.values.push(value);
        history.set(name, entry);
      }
    }
  });
  return history;
}

/**
 * The state of a lane when `position` steps have run. O(log steps).
 *
 * @param {import("./types.js").Index} index
 * @param {import("./types.js").Lane} lane
 * @param {number} position
 * @returns {{state: string, on: import("./wire.js").On | null, until: number | null, steps: number}}
 */
export function laneStateAt(index, lane, position) {
  const steps = lowerBound(lane.steps, position);
  if (steps === 0) {
    const there = lane.kind === "task" && lane.createdBy < position;
    return { state: there ? "pending" : "absent", on: null, until: null, steps };
  }
  const { next } = index.timeline.steps[lane.steps[steps - 1]];
  const woken = steps < lane.steps.length ? index.readySince[lane.steps[steps]] : lane.wokenAfter;
  const suspended = next.state === "sleeping" || next.state === "waiting";
  if (suspended && woken >= lane.steps[steps - 1] && woken < position) {
    return { state: "ready", on: null, until: null, steps };
  }
  return { state: next.state, on: next.on ?? null, until: next.until ?? null, steps };
}
