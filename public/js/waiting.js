/**
 * What a suspended task waits for, in words, and why the object that it waits for makes it wait: the
 * same queue is waited for to put, to get and to see all of it done.
 */

import { formatNumber, formatSeconds, shorten } from "./format.js";
import { fill, name, names } from "./pieces.js";
import { lowerBound } from "./search.js";
import { counted, listed, phrase } from "./texts.js";
import { laneStateAt } from "./timeline-index.js";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./types.js").Language} Language */
/** @typedef {import("./wire.js").On} On */
/** @typedef {import("./wire.js").Needs} Needs */
/** @typedef {import("./texts.js").Key} Key */

/** The kinds of *on* that have phrases of their own. */
export const KINDS = new Set([
  "task", "gather", "wait", "sleep", "poll", "event", "lock", "semaphore", "condition", "barrier", "future", "queue",
  "group", "as_completed",
]);

/** The kinds of *on* that only another task can end: where none is known, that is said. */
export const ENDED_BY_OTHERS = new Set(["lock", "semaphore", "condition", "event", "future", "barrier", "queue"]);

/** What an operation on a queue waits for, as the `needs` of a stuck run call it. */
const QUEUE_NEEDS = new Map([["put", "room"], ["get", "value"], ["join", "done"]]);

/** What can be missing besides what the kind of *on* says by itself. */
export const NEEDS = new Map([["queue", new Set(QUEUE_NEEDS.values())], ["condition", new Set(["lock"])]]);

/** A task that wakes in vain waits again without an action: so many steps back is looked for one. */
const LOOKED_BACK = 100;

/** So many holders are told one by one. */
const TOLD_HOLDERS = 8;

/**
 * What a task lacks that waits since a step, as far as its actions say; null where the kind of what it waits on is all
 * there is to say. O(log steps).
 *
 * @param {Index} index
 * @param {number} number the step's index
 * @returns {string | null}
 */
export function needAt(index, number) {
  const { steps } = index.timeline;
  const kind = steps[number].next.on?.kind ?? "";
  if (!NEEDS.has(kind)) return null;
  const own = index.lanes[index.laneOfStep[number]].steps;
  const rank = lowerBound(own, number);
  for (let i = rank; i >= 0 && i > rank - LOOKED_BACK; i--) {
    const { actions } = steps[own[i]];
    if (actions.length === 0) continue;
    const { operation } = actions[actions.length - 1];
    if (kind === "queue") return QUEUE_NEEDS.get(operation) ?? null;
    // Who awaits the condition was notified, or cancelled, before it waits again: for the lock.
    return operation === "await" && i === rank ? null : "lock";
  }
  return null;
}

/**
 * The same of what a step's task had waited for before it.
 *
 * @param {Index} index
 * @param {number} number the step's index
 * @returns {string | null}
 */
export function needBefore(index, number) {
  const own = index.lanes[index.laneOfStep[number]].steps;
  const rank = lowerBound(own, number);
  return rank === 0 ? null : needAt(index, own[rank - 1]);
}

/**
 * "waits for the lock a": what a suspended task waits on.
 *
 * @param {On | null} on
 * @param {Language} language
 * @param {string | null} [need] what it lacks, of those that there are words for
 * @returns {Part[]}
 */
export function waitsFor(on, language, need = null) {
  const kind = on && KINDS.has(on.kind) ? on.kind : "other";
  const blanks = { name: name(on?.name ?? ""), until: formatSeconds(on?.until ?? 0, language) };
  const key = need !== null && NEEDS.get(kind)?.has(need) ? `${kind}.${need}` : kind;
  return fill(language, /** @type {Key} */ (`waits.${key}`), blanks, { of: names(language, on?.of ?? []) });
}

/**
 * What the task of a lane waits for when `position` steps have run; null where it does not wait.
 *
 * @param {Index} index
 * @param {import("./types.js").Lane} lane
 * @param {number} position
 * @param {Language} language
 * @returns {Part[] | null}
 */
export function waitOf(index, lane, position, language) {
  const { on, until, steps } = laneStateAt(index, lane, position);
  if (on) return waitsFor(on, language, needAt(index, lane.steps[steps - 1]));
  return until === null ? null : waitsFor({ kind: "sleep", until }, language);
}

/**
 * What a task of a stuck run waits for, why, and who could end it.
 *
 * @param {import("./wire.js").Waiting} wait
 * @param {Language} language
 * @returns {Part[]}
 */
export function stuckOn({ on, held_by: heldBy = [], needs }, language) {
  const need = needs && on && NEEDS.get(on.kind)?.has(needs.kind) ? needs.kind : null;
  const parts = [...waitsFor(on, language, need), ...reason(needs, language)];
  if (heldBy.length === 0 && on && ENDED_BY_OTHERS.has(on.kind)) {
    return [...parts, ...phrase(language, /** @type {Key} */ (`outcome.nobody.${need ?? on.kind}`))];
  }
  const named = on?.kind === "group" ? [] : [on?.name, ...(on?.of ?? [])];
  const others = heldBy.filter((id) => !named.includes(id));
  if (others.length === 0) return parts;
  const holders = others.slice(0, TOLD_HOLDERS).map((id) => [{ kind: /** @type {const} */ ("name"), text: shorten(id) }]);
  return [...parts, ...fill(language, holding(on, need), {}, { tasks: listed(language, holders) })];
}

/** @param {On | null} on @param {string | null} need @returns {Key} how it is told who could end a wait */
function holding(on, need) {
  if (on?.kind === "condition" && need === null) return "outcome.heldLock";
  return on?.kind === "lock" || on?.kind === "semaphore" || on?.kind === "condition" ? "outcome.held" : "outcome.needs";
}

/** @param {Needs | undefined} needs @param {Language} language @returns {Part[]} the numbers behind a wait */
function reason(needs, language) {
  if (needs?.count === undefined) return [];
  const { kind, count, of = 0 } = needs;
  if ((kind === "room" && count < of) || (kind === "value" && count > 0)) return [];
  if (kind === "done") return [{ kind: "text", text: counted(language, "needs.done", count) }];
  const blanks = { count: formatNumber(count, language), of: formatNumber(of, language) };
  return ["room", "value", "arrivals"].includes(kind) ? phrase(language, /** @type {Key} */ (`needs.${kind}`), blanks) : [];
}
