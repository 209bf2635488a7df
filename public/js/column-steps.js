/**
 * Makes objects of a run in columns: one step at a time, or the whole timeline. They are what the
 * timeline's JSON holds (docs/formats/timeline.md).
 */

import { CAUSES, NONE, STATES } from "./columns.js";

const CALLBACKS = ["sleep", "gather", "wait", "shield", "timeout", "group", "as_completed"];
const HEAD_MASK = 0x3fffffff;
const HAS_LINE = 0x40000000;
const HAS_MEMBERS = 0x80000000;
const decoder = new TextDecoder();

/** @typedef {import("./columns.js").Columns} Columns */

/**
 * A step. O(what it did).
 *
 * @param {Columns} columns
 * @param {number} i
 * @returns {import("./wire.js").Step}
 */
export function stepAt(columns, i) {
  const task = nameOf(columns, columns.task[i]);
  /** @type {any} */
  const step = {
    step: i, turn: columns.turn[i], time: columns.begin[i], end: columns.end[i], task,
  };
  if (task === null) step.callback = callbackOf(columns, columns.origin[i]);
  step.cause = causeOf(columns, i);
  step.actions = [];
  for (let action = columns.actionStart[i]; action < columns.actionStart[i + 1]; action += 1) {
    step.actions.push(actionAt(columns, action));
  }
  step.next = nextOf(columns, i);
  addEffects(columns, i, step);
  return step;
}

/**
 * The whole timeline: for runs of some thousand steps.
 *
 * @param {Columns} columns
 * @returns {import("./wire.js").Timeline}
 */
export function timelineOf(columns) {
  const { actions, on, ...rest } = columns.head;
  return {
    ...rest,
    output: Array.from(columns.lineStep, (_, line) => lineAt(columns, line)),
    steps: Array.from(columns.task, (_, i) => stepAt(columns, i)),
  };
}

/**
 * A printed line.
 *
 * @param {Columns} columns
 * @param {number} line
 * @returns {import("./wire.js").OutputLine}
 */
export function lineAt(columns, line) {
  const step = columns.lineStep[line];
  return {
    step,
    time: columns.raw.lineTime[line],
    task: /** @type {string} */ (nameOf(columns, columns.task[step])),
    text: textOf(columns.raw.line, columns.lineStart, line),
  };
}

/**
 * @param {Uint8Array} bytes
 * @param {Uint32Array} starts
 * @param {number} place
 */
const textOf = (bytes, starts, place) => decoder.decode(bytes.subarray(starts[place], starts[place + 1]));

/**
 * @param {Columns} columns
 * @param {number} task
 * @returns {string | null}
 */
const nameOf = (columns, task) => (task === NONE ? null : columns.head.tasks[task].id);

/**
 * @param {Columns} columns
 * @param {number} place
 */
const callbackOf = (columns, place) => ({
  handle: columns.raw.callbackHandle[place],
  kind: CALLBACKS[columns.raw.callbackKind[place]],
  for: nameOf(columns, columns.raw.callbackFor[place]),
});

/**
 * @param {Columns} columns
 * @param {number} i
 */
function causeOf(columns, i) {
  const by = columns.by[i] === NONE ? null : columns.by[i];
  const kind = CAUSES[columns.cause[i]];
  return { kind, by, on: kind === "wake" || kind === "cancel" ? obstacleOf(columns, columns.origin[i]) : null };
}

/**
 * What a step left its task waiting for.
 *
 * @param {Columns} columns
 * @param {number} i
 */
function obstacleOf(columns, i) {
  if (i === NONE) return { kind: "native" };
  const { detail, head, raw, state } = columns;
  if (state[i] === 2) return { kind: "sleep", until: raw.until[detail[i]] };
  return head.on[raw.on[detail[i]]];
}

/**
 * @param {Columns} columns
 * @param {number} action
 */
function actionAt(columns, action) {
  const { actionDetail, head, membersStart, raw } = columns;
  const word = raw.action[action];
  const beginning = head.actions[word & HEAD_MASK];
  /** @param {number} place */
  const membersAt = (place) => JSON.parse(`{${textOf(raw.members, membersStart, place)}}`);
  const detail = actionDetail[action];
  if ((word & HAS_LINE) === 0) return { ...beginning, ...(word >= HAS_MEMBERS ? membersAt(detail) : {}) };
  const text = textOf(raw.line, columns.lineStart, detail);
  return { ...beginning, text, ...(word >= HAS_MEMBERS ? membersAt(columns.lineMembers[detail]) : {}) };
}

/**
 * @param {Columns} columns
 * @param {number} i
 */
function nextOf(columns, i) {
  const code = columns.state[i];
  const state = STATES[code];
  if (columns.task[i] === NONE || code === 0 || code === 6) return { state };
  if (code === 2) return { state, until: columns.raw.until[columns.detail[i]] };
  if (code === 1 || code === 3) return { state, on: obstacleOf(columns, i) };
  const value = JSON.parse(textOf(columns.raw.ended, columns.endedStart, columns.detail[i]));
  return code === 4 ? { state, result: value } : { state, error: value };
}

/**
 * Adds what a step did to the queue and the timers.
 *
 * @param {Columns} columns
 * @param {number} i
 * @param {any} step
 */
function addEffects(columns, i, step) {
  const { raw } = columns;
  /** @type {{set?: object[], dropped?: number[]}} */
  const timers = {};
  /** @type {{queued?: object[], dropped?: number[]}} */
  const callbacks = {};
  step.wakes = [];
  for (let effect = columns.effectStart[i]; effect < columns.effectStart[i + 1]; effect += 1) {
    const kind = raw.effect[effect];
    const of = raw.effectOf[effect];
    if (kind === 0) step.wakes.push(nameOf(columns, of));
    else if (kind === 2) (timers.dropped ??= []).push(of);
    else if (kind === 3) (callbacks.dropped ??= []).push(of);
    else {
      const serves = nameOf(columns, raw.effectFor[columns.effectFor[effect]]);
      if (kind === 1) {
        (timers.set ??= []).push({ handle: of, at: raw.effectAt[columns.effectAt[effect]], for: serves });
      } else {
        const after = step.wakes.length;
        (callbacks.queued ??= []).push({ handle: of, kind: CALLBACKS[kind - 4], for: serves, after });
      }
    }
  }
  if (timers.set || timers.dropped) step.timers = timers;
  if (callbacks.queued || callbacks.dropped) step.callbacks = callbacks;
}
