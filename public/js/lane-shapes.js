/**
 * The slices of one lane: its steps, and between them what the task was: ready, asleep or waiting.
 *
 * Only what is visible is made, and steps closer together than a pixel and a half become one merged
 * slice, found by leaps of binary search; so a lane costs O(width) however many steps it has.
 */

import { formatSeconds, formatValue, isolated, shorten } from "./format.js";
import { beginOf, endOf, toPx } from "./scale.js";
import { partition, partitionNear } from "./search.js";
import { callbackWord } from "./sentence.js";

/** Steps that begin within so many pixels of each other are drawn as one. */
const MERGE_PX = 1.5;

/** A step is at least so wide, for most take no time at all. */
const LEAST_STEP_PX = 3;

/** What is narrower than this is not drawn. */
const LEAST_GAP_PX = 0.5;

/** Heights of the slices, centred in their lane. */
const HEIGHTS_PX = { step: 24, callback: 12, gap: 14 };

/**
 * @typedef {object} Place where and how a lane is drawn
 * @property {import("./types.js").Index} index
 * @property {import("./scale.js").Viewport} port
 * @property {number} middle y of the lane's centre line
 * @property {number} current the index of the step shown, -1 for none
 * @property {import("./types.js").Language} language
 */

/**
 * The shapes of one lane, in the order in which they are painted.
 *
 * @param {import("./types.js").Lane} lane
 * @param {Place} place
 * @returns {import("./types.js").Shape[]}
 */
export function laneShapes(lane, place) {
  const { index, port } = place;
  const { steps } = lane;
  /** @type {import("./types.js").Shape[]} */
  const shapes = [];
  /** @param {number} k */
  const begin = (k) => beginOf(index, port.axis, steps[k]);
  /** @param {number} k the first step that begins later than one merged with step k would */
  const leap = (k) => {
    const latest = begin(k) + MERGE_PX / port.pxPerUnit;
    return partitionNear(steps.length, (j) => begin(j) <= latest, k);
  };
  /** @param {number} k the last step of the slice that begins with step k */
  const lastOf = (k) => {
    let last = leap(k) - 1;
    // A crowd that touches the next crowd runs on into it: one slice for both.
    while (last > k && last + 1 < steps.length && begin(last + 1) <= port.toUnits) {
      if ((begin(last + 1) - begin(last)) * port.pxPerUnit > MERGE_PX) break;
      const next = leap(last + 1) - 1;
      if (next === last + 1) break;
      last = next;
    }
    return last;
  };

  let k = Math.max(0, partition(steps.length, (j) => begin(j) < port.fromUnits) - 1);
  if (k === 0) addPending(shapes, lane, place);
  while (k < steps.length && begin(k) <= port.toUnits) {
    const last = lastOf(k);
    addStep(shapes, lane, place, k, last);
    addGap(shapes, lane, place, last);
    k = last + 1;
  }
  return shapes;
}

/**
 * One step, or the merged slice of several.
 *
 * @param {import("./types.js").Shape[]} shapes
 * @param {import("./types.js").Lane} lane
 * @param {Place} place
 * @param {number} first
 * @param {number} last
 */
function addStep(shapes, lane, place, first, last) {
  const { index, port, current, language } = place;
  const isLoop = lane.kind === "loop";
  const count = last - first + 1;
  const one = index.timeline.steps[lane.steps[first]];
  const tone = count > 1 ? "merged" : isLoop ? "callback" : "running";
  const holds = lane.steps[first] <= current && current <= lane.steps[last];
  const isCurrent = holds && index.laneOfStep[current] === index.laneOfStep[lane.steps[first]];
  const label = count > 1 ? `×${count.toLocaleString(language)}` : stepLabel(one, language);
  const height = isLoop ? HEIGHTS_PX.callback : HEIGHTS_PX.step;
  addSlice(shapes, place, beginOf(index, port.axis, lane.steps[first]), endOf(index, port.axis, lane.steps[last]), {
    tone, label, height, least: LEAST_STEP_PX, current: isCurrent,
  });
}

/**
 * What the task was between this step and its next one, or the mark of its end.
 *
 * @param {import("./types.js").Shape[]} shapes
 * @param {import("./types.js").Lane} lane
 * @param {Place} place
 * @param {number} k
 */
function addGap(shapes, lane, place, k) {
  if (lane.kind === "loop") return;
  const { index, port, current, language } = place;
  const { next } = index.timeline.steps[lane.steps[k]];
  const from = endOf(index, port.axis, lane.steps[k]);
  const isLast = k + 1 === lane.steps.length;
  const to = isLast ? port.lengthUnits : beginOf(index, port.axis, lane.steps[k + 1]);
  if (next.state === "ready") {
    addSlice(shapes, place, from, to, { tone: "ready", label: isolated(next.on?.name ?? ""), height: HEIGHTS_PX.gap });
  } else if (next.state === "sleeping" || next.state === "waiting") {
    const woken = isLast ? lane.wokenAfter : index.readySince[lane.steps[k + 1]];
    const until = woken < lane.steps[k] ? to : Math.min(to, endOf(index, port.axis, woken));
    const label = next.state === "sleeping" ? `→ ${formatSeconds(next.until ?? 0, language)}` : (next.on?.name ? isolated(next.on.name) : (next.on?.of?.map(isolated).join(", ") ?? ""));
    addSlice(shapes, place, from, until, { tone: next.state, label: shorten(label), height: HEIGHTS_PX.gap });
    addSlice(shapes, place, until, to, { tone: "ready", label: "", height: HEIGHTS_PX.gap });
  } else {
    const x = Math.max(toPx(port, from), toPx(port, beginOf(index, port.axis, lane.steps[k])) + LEAST_STEP_PX);
    shapes.push({ kind: "end", x, y: place.middle, tone: /** @type {import("./types.js").Tone} */ (next.state), past: lane.steps[k] <= current });
  }
}

/**
 * Created, not started yet: ready from its creation to its first step.
 *
 * @param {import("./types.js").Shape[]} shapes
 * @param {import("./types.js").Lane} lane
 * @param {Place} place
 */
function addPending(shapes, lane, place) {
  if (lane.kind === "loop") return;
  const { index, port } = place;
  const from = lane.createdBy < 0 ? 0 : endOf(index, port.axis, lane.createdBy);
  const to = lane.steps.length > 0 ? beginOf(index, port.axis, lane.steps[0]) : port.lengthUnits;
  addSlice(shapes, place, from, to, { tone: "ready", label: "", height: HEIGHTS_PX.gap });
}

/**
 * Adds a slice unless it is invisible. Its sides are cut to the plot, so that its label stays in sight.
 *
 * @param {import("./types.js").Shape[]} shapes
 * @param {Place} place
 * @param {number} fromUnits
 * @param {number} toUnits
 * @param {{tone: import("./types.js").Tone, label: string, height: number, least?: number, current?: boolean}} look
 */
function addSlice(shapes, place, fromUnits, toUnits, look) {
  const { port, middle } = place;
  const left = toPx(port, fromUnits);
  const right = Math.max(toPx(port, toUnits), left + (look.least ?? 0));
  if (right - left < LEAST_GAP_PX || right < port.gutterPx || left > port.gutterPx + port.plotPx) return;
  const x = Math.max(left, port.gutterPx - 8);
  const width = Math.min(right, port.gutterPx + port.plotPx + 8) - x;
  shapes.push({
    kind: "slice", x, y: middle - look.height / 2, width, height: look.height,
    tone: look.tone, label: look.label, current: look.current ?? false,
  });
}

/**
 * A few characters on what a step did: what it printed before all else, else its most telling action.
 *
 * @param {import("./wire.js").Step} step
 * @param {import("./types.js").Language} language
 * @returns {string}
 */
export function stepLabel(step, language) {
  if (step.callback) return callbackWord(step.callback.kind, language);
  if (step.next.error) return isolated(step.next.error.type);
  // Looking at a waiter again is all that such a step does.
  if (step.next.on?.kind === "poll" && step.cause.kind === "yield") return "?";
  const printed = step.actions.filter((action) => action.operation === "print" && action.text !== undefined);
  if (printed.length > 0) return shorten(printed.map((action) => isolated(action.text ?? "")).join(" ⏎ "), 40);
  const telling = step.actions.filter((action) => !action.resumed && action.operation !== "repeat");
  const action = telling[telling.length - 1] ?? step.actions[step.actions.length - 1];
  if (!action) return "";
  const [name, bound] = Object.entries(action.writes ?? action.locals ?? {})[0] ?? [];
  if (action.operation === "let" && name !== undefined) return `${isolated(shorten(name, 20))} = ${isolated(formatValue(bound ?? null, 20))}`;
  const object = action.id ?? action.target ?? (action.seconds === undefined ? "" : String(action.seconds));
  return `${action.operation} ${isolated(shorten(object, 30))}`.trimEnd();
}
