/**
 * Reads a run in columns (docs/formats/columns.md): a million steps as typed arrays, without an object
 * for each. `column-steps.js` makes objects of those steps that are looked at.
 */

import { lowerBound } from "./search.js";

const MAGIC = "ilvcols\n";
const VERSION = 1;
const HEADER_BYTES = 16;
/** A count that stands in the column of large ones instead. */
const MANY = 255;
const HAS_LINE = 0x40000000;
const HAS_MEMBERS = 0x80000000;

/** What stands in a column of indexes for "none". */
export const NONE = 0xffffffff;

/** Values of `cause`, by number. */
export const CAUSES = ["start", "yield", "wake", "cancel", "timer", "done"];

/** Values of `state`, by number; the first two are `ready`, the second of them polls. */
export const STATES = ["ready", "ready", "sleeping", "waiting", "done", "failed", "cancelled", "skipped"];

/** @typedef {Uint8Array | Uint32Array | Float64Array} Column */
/** @typedef {{[name: string]: any}} RawColumns the columns as they stand in the file, by name */

/**
 * @typedef {object} Columns a run, ready to be drawn and searched
 * @property {any} head the timeline without `output` and `steps`, and the lists `actions` and `on`
 * @property {RawColumns} raw
 * @property {number} count how many steps there are
 * @property {Uint32Array} task step -> index into `head.tasks`, NONE for a callback
 * @property {Uint32Array} turn
 * @property {Float64Array} begin
 * @property {Float64Array} end
 * @property {Uint8Array} cause step -> index into CAUSES
 * @property {Uint32Array} by step -> the step that made it ready, or NONE
 * @property {Uint8Array} state step -> index into STATES
 * @property {Uint32Array} detail step -> its place in the column that its `state` names
 * @property {Uint32Array} origin step -> the step in which it was suspended; of a callback its place
 * @property {Uint32Array} actionStart step -> its first action; one longer than there are steps
 * @property {Uint32Array} actionDetail action -> its place among those with a line, else with members
 * @property {Uint32Array} effectStart step -> its first effect; one longer than there are steps
 * @property {Uint32Array} effectFor effect -> its place in the raw column `effectFor`
 * @property {Uint32Array} effectAt effect -> its place in the raw column `effectAt`
 * @property {Uint32Array} lineMembers printed line -> its place among those with members, or NONE
 * @property {Uint32Array} lineStep printed line -> its step
 * @property {Uint32Array} lineStart printed line -> where it begins in the raw column `line`
 * @property {Uint32Array} membersStart
 * @property {Uint32Array} endedStart
 */

/**
 * Reads a file. O(steps), and no object a step.
 *
 * @param {ArrayBuffer} buffer
 * @returns {Columns}
 * @throws {RangeError} where the file is none of this version, or ends too early
 */
export function readColumns(buffer) {
  const { head, raw } = parse(buffer);
  const count = raw.task.length;
  const actions = startsOf(raw.actions, raw.manyActions, count, () => true);
  const effects = startsOf(raw.effects, raw.manyEffects, count, (i) => raw.flags[i] > 127);
  const { actionDetail, lineMembers, lineStep } = indexActions(raw, actions);
  return {
    head,
    raw,
    count,
    task: raw.task,
    cause: raw.flags.map((/** @type {number} */ bits) => bits & 7),
    state: raw.flags.map((/** @type {number} */ bits) => (bits >> 3) & 7),
    ...indexClock(raw, count),
    ...indexSteps(raw, head.tasks.length),
    actionStart: actions,
    actionDetail,
    effectStart: effects,
    ...indexEffects(raw),
    lineMembers,
    lineStep,
    lineStart: sums(raw.lineLength),
    membersStart: sums(raw.membersLength),
    endedStart: sums(raw.endedLength),
  };
}

/**
 * Head and columns of a file; the columns are views of its bytes, not copies.
 *
 * @param {ArrayBuffer} buffer
 * @returns {{head: any, raw: RawColumns}}
 */
function parse(buffer) {
  const bytes = new Uint8Array(buffer);
  if (String.fromCharCode(...bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new RangeError("this is no timeline in columns");
  }
  const view = new DataView(buffer);
  const version = view.getUint32(8, true);
  if (version !== VERSION) throw new RangeError(`columns of version ${version} cannot be read`);
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1) {
    throw new RangeError("columns are little-endian, and this machine is not");
  }
  const start = HEADER_BYTES + view.getUint32(12, true);
  const { columns, ...head } = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER_BYTES, start)));
  const types = { u8: Uint8Array, u32: Uint32Array, f64: Float64Array };
  /** @type {RawColumns} */
  const raw = {};
  for (const { name, type, begin, count } of columns) {
    raw[name] = new types[/** @type {"u8" | "u32" | "f64"} */ (type)](buffer, start + begin, count);
  }
  return { head, raw };
}

/**
 * Running sums: where each of several things begins, and where the last one ends.
 *
 * @param {Uint32Array} lengths
 */
function sums(lengths) {
  const starts = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i += 1) starts[i + 1] = starts[i] + lengths[i];
  return starts;
}

/**
 * Running sums over counts of one byte.
 *
 * @param {Uint8Array} counts of the steps that have one
 * @param {Uint32Array} many the counts that are too large for a byte
 * @param {number} steps
 * @param {(step: number) => boolean} has whether a step has a count
 */
function startsOf(counts, many, steps, has) {
  const starts = new Uint32Array(steps + 1);
  let next = 0;
  let nextMany = 0;
  for (let i = 0; i < steps; i += 1) {
    const small = has(i) ? counts[next++] : 0;
    starts[i + 1] = starts[i] + (small === MANY ? many[nextMany++] : small);
  }
  return starts;
}

/**
 * When each step began and ended: where the file says nothing, when the one before it ended.
 *
 * @param {RawColumns} raw
 * @param {number} count
 */
function indexClock(raw, count) {
  const begin = new Float64Array(count);
  const end = new Float64Array(count);
  const turn = new Uint32Array(count);
  let clock = 0;
  let moved = 0;
  let turns = 0;
  for (let i = 0; i < count; i += 1) {
    begin[i] = clock;
    if (raw.clockStep[moved] === i) {
      begin[i] = raw.clockTime[moved];
      clock = raw.clockEnd[moved++];
    }
    end[i] = clock;
    if (raw.flags[i] & 64) turns += 1;
    turn[i] = raw.turn[turns - 1];
  }
  return { begin, end, turn };
}

/**
 * What made each step ready, and where the details of its cause and its end stand.
 *
 * @param {RawColumns} raw
 * @param {number} tasks
 */
function indexSteps(raw, tasks) {
  const count = raw.task.length;
  const by = new Uint32Array(count);
  const detail = new Uint32Array(count);
  const origin = new Uint32Array(count);
  const last = new Uint32Array(tasks).fill(NONE);
  const suspended = new Uint32Array(tasks).fill(NONE);
  const used = new Uint32Array(STATES.length);
  let causes = 0;
  let callbacks = 0;
  for (let i = 0; i < count; i += 1) {
    const task = raw.task[i];
    const state = (raw.flags[i] >> 3) & 7;
    by[i] = (raw.flags[i] & 7) === 1 ? last[task] : raw.causeBy[causes++];
    if (task === NONE) {
      origin[i] = callbacks++;
      continue;
    }
    origin[i] = suspended[task];
    last[task] = i;
    if (state === 2 || state === 3) suspended[task] = i;
    detail[i] = used[columnOf(state)]++;
  }
  return { by, detail, origin };
}

/**
 * Which states share a column of details: polled and waiting, and all ends but a cancelled one.
 *
 * @param {number} state
 */
const columnOf = (state) => (state === 3 ? 1 : state === 5 || state === 7 ? 4 : state);

/**
 * @param {RawColumns} raw
 * @param {Uint32Array} starts
 */
function indexActions(raw, starts) {
  const actionDetail = new Uint32Array(raw.action.length);
  const lineMembers = new Uint32Array(raw.lineTime.length);
  const lineStep = new Uint32Array(raw.lineTime.length);
  let lines = 0;
  let members = 0;
  let step = 0;
  for (let i = 0; i < actionDetail.length; i += 1) {
    while (starts[step + 1] <= i) step += 1;
    const hasMembers = raw.action[i] >= HAS_MEMBERS;
    if (hasMembers) actionDetail[i] = members;
    if ((raw.action[i] & HAS_LINE) !== 0) {
      actionDetail[i] = lines;
      lineMembers[lines] = hasMembers ? members : NONE;
      lineStep[lines++] = step;
    }
    if (hasMembers) members += 1;
  }
  return { actionDetail, lineMembers, lineStep };
}

/** @param {RawColumns} raw */
function indexEffects(raw) {
  const count = raw.effect.length;
  const effectFor = new Uint32Array(count);
  const effectAt = new Uint32Array(count);
  let fors = 0;
  let ats = 0;
  for (let i = 0; i < count; i += 1) {
    if (raw.effect[i] === 1) effectAt[i] = ats++;
    if (raw.effect[i] === 1 || raw.effect[i] >= 4) effectFor[i] = fors++;
  }
  return { effectFor, effectAt };
}

/**
 * The first printed line, from one on, in which a text stands. Reads bytes, and makes no texts of them.
 *
 * @param {Columns} columns
 * @param {string} text
 * @param {number} from a line
 * @returns {number} the line, or -1
 */
export function findLine(columns, text, from = 0) {
  const wanted = new TextEncoder().encode(text);
  const { lineStart, raw } = columns;
  const lines = raw.lineTime.length;
  if (wanted.length === 0) return from < lines ? from : -1;
  const next = (/** @type {number} */ at) => raw.line.indexOf(wanted[0], at);
  for (let at = next(lineStart[from] ?? Infinity); at >= 0; at = next(at + 1)) {
    const line = lowerBound(lineStart, at + 1) - 1;
    const fits = at + wanted.length <= lineStart[line + 1];
    if (fits && wanted.every((byte, i) => raw.line[at + i] === byte)) return line;
  }
  return -1;
}
