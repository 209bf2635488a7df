/**
 * The picture as data: a plain list of shapes made from a run and a view of it. Pure, so that tests
 * compare it and more than one painter can draw it.
 *
 * The cost of a scene depends on the size of the canvas, never on the length of the run.
 */

import { formatNumber, formatSeconds } from "./format.js";
import { laneShapes } from "./lane-shapes.js";
import { beginOf, endOf, gridInterval, laneAt, laneHeight, laneTop, SIZES, toPx, toUnits, viewportOf } from "./scale.js";
import { lowerBound, partition } from "./search.js";
import { counted, text } from "./texts.js";
import { laneStateAt } from "./timeline-index.js";

/** With more steps in sight than this, only the arrows of the step shown are drawn. */
const MOST_ARROW_STEPS = 160;

/** Between steps narrower than this, arrows would be a thicket. */
const LEAST_ARROW_STEP_PX = 7;

/** On the time axis most arrows join two steps of one instant; those are drawn for the step shown alone. */
const LEAST_TIME_ARROW_PX = 24;

/** A step that wakes a thousand tasks gets so many arrows. */
const MOST_ARROWS_OF_STEP = 40;

/** The width of a digit of the ruler, and the least distance between two labels of its time axis. */
const DIGIT_PX = 7;
const LEAST_TIME_PX = 84;

/** A turn narrower than this has no band of its own. */
const LEAST_TURN_PX = 6;

/** @typedef {import("./types.js").Shape} Shape */
/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./scale.js").Viewport} Viewport */

/**
 * The scene of a run.
 *
 * @param {Index} index
 * @param {import("./types.js").View} view
 * @param {import("./types.js").Language} language
 * @returns {import("./types.js").Scene}
 */
export function sceneOf(index, view, language) {
  const port = viewportOf(index, view);
  const current = view.position - 1;
  const lanes = visibleLanes(index, view);
  /** @type {Shape[]} */
  const shapes = [];
  for (const lane of lanes) {
    const y = laneY(index, view, lane);
    const height = laneHeight(index.lanes[lane]);
    const isCurrent = current >= 0 && index.laneOfStep[current] === lane;
    shapes.push({ kind: "lane", y, height, selected: view.lane === lane, current: isCurrent });
  }
  shapes.push(...(view.axis === "steps" ? turnBands(index, port, language) : []), ...gridLines(port, language), captions(view, language));
  for (const lane of lanes) {
    const middle = laneY(index, view, lane) + laneHeight(index.lanes[lane]) / 2;
    shapes.push(...laneShapes(index.lanes[lane], { index, port, middle, current, language }));
  }
  const cursor = cursorPx(index, port, view.position);
  if (view.position > 0) shapes.push({ kind: "future", x: cursor });
  shapes.push(...arrows(index, port, view), { kind: "cursor", x: cursor });
  for (const lane of lanes) shapes.push(laneName(index, view, lane, port, language));
  return { width: view.widthPx, height: view.heightPx, gutter: port.gutterPx, ruler: SIZES.ruler, shapes };
}

/** @param {Index} index @param {import("./types.js").View} view @returns {number[]} */
function visibleLanes(index, view) {
  const first = laneAt(index, Math.max(0, view.topPx));
  if (first === null) return [];
  const last = laneAt(index, view.topPx + view.heightPx - SIZES.ruler) ?? index.lanes.length - 1;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** @param {Index} index @param {import("./types.js").View} view @param {number} lane @returns {number} */
const laneY = (index, view, lane) => SIZES.ruler + laneTop(index, lane) - view.topPx;

/**
 * Where the cursor stands: after the step shown.
 *
 * @param {Index} index
 * @param {Viewport} port
 * @param {number} position
 * @returns {number}
 */
const cursorPx = (index, port, position) => toPx(port, position === 0 ? 0 : endOf(index, port.axis, position - 1));

/**
 * The turns as bands behind the lanes, where they are wide enough to tell apart.
 *
 * @param {Index} index
 * @param {Viewport} port
 * @param {import("./types.js").Language} language
 * @returns {Shape[]}
 */
function turnBands(index, port, language) {
  const { steps } = index.timeline;
  const first = Math.max(0, Math.floor(port.fromUnits));
  if (first >= steps.length || (port.toUnits - port.fromUnits) * LEAST_TURN_PX > port.plotPx * 4) return [];
  /** @type {Shape[]} */
  const bands = [];
  let begin = partition(steps.length, (i) => steps[i].turn < steps[first].turn);
  while (begin < steps.length && begin < port.toUnits) {
    const { turn } = steps[begin];
    const end = partition(steps.length, (i) => steps[i].turn <= turn, begin);
    const x = Math.max(toPx(port, begin), port.gutterPx);
    const width = toPx(port, end) - x;
    const label = formatNumber(turn, language);
    bands.push({ kind: "band", x, width, label: width >= label.length * DIGIT_PX + 2 ? label : "", odd: turn % 2 === 1 });
    begin = end;
  }
  return bands;
}

/** What the ruler's rows count. */
const captions = (/** @type {import("./types.js").View} */ { axis }, /** @type {import("./types.js").Language} */ language) => /** @type {Shape} */ ({
  kind: "caption",
  upper: axis === "steps" ? text(language, "timeline.turn") : "",
  lower: text(language, axis === "steps" ? "timeline.step" : "timeline.time"),
});

/** @param {Viewport} port @param {import("./types.js").Language} language @returns {Shape[]} */
function gridLines(port, language) {
  const inSteps = port.axis === "steps";
  const leastPx = inSteps ? 5 + DIGIT_PX * String(Math.ceil(Math.min(port.toUnits, port.lengthUnits))).length : LEAST_TIME_PX;
  const interval = Math.max(gridInterval(port.pxPerUnit, leastPx), inSteps ? 1 : 1e-9);
  const first = Math.max(0, Math.ceil(port.fromUnits / interval - 1e-9));
  const last = Math.floor(Math.min(port.toUnits, port.lengthUnits) / interval + 1e-9);
  /** @type {Shape[]} */
  const lines = [];
  for (let i = first; i <= last; i += 1) {
    const units = i * interval;
    if (inSteps && i === 0) continue;
    // A step's number stands over the step itself, so half a unit before the place where it ends.
    const x = toPx(port, inSteps ? units - 0.5 : units);
    const rounded = Math.round(units * 1e9) / 1e9 + 0;
    if (x >= port.gutterPx) lines.push({ kind: "grid", x, label: inSteps ? formatNumber(units, language) : formatSeconds(rounded, language) });
  }
  return lines;
}

/**
 * The flow arrows: from the step that made a task ready to the step that it ran then.
 *
 * @param {Index} index
 * @param {Viewport} port
 * @param {import("./types.js").View} view
 * @returns {Shape[]}
 */
function arrows(index, port, view) {
  const { steps } = index.timeline;
  const current = view.position - 1;
  const first = partition(steps.length, (i) => endOf(index, port.axis, i) < port.fromUnits);
  const end = partition(steps.length, (i) => beginOf(index, port.axis, i) <= port.toUnits);
  /** @type {Map<number, number>} effect -> cause */
  const flows = new Map();
  if (end - first <= MOST_ARROW_STEPS && (port.axis === "time" || port.pxPerUnit >= LEAST_ARROW_STEP_PX)) {
    for (let i = first; i < end; i += 1) if (isFlow(index, i)) flows.set(i, index.readySince[i]);
  }
  if (current >= 0) {
    if (isFlow(index, current)) flows.set(current, index.readySince[current]);
    for (const id of steps[current].wakes.slice(0, MOST_ARROWS_OF_STEP)) {
      const lane = index.lanes[index.laneOf.get(id) ?? -1];
      const effect = lane?.steps[lowerBound(lane.steps, view.position)];
      if (effect !== undefined && index.readySince[effect] === current) flows.set(effect, current);
    }
  }
  return [...flows].sort((a, b) => a[0] - b[0]).map(([effect, cause]) => ({
    kind: /** @type {const} */ ("arrow"),
    x1: toPx(port, endOf(index, port.axis, cause)),
    y1: middleOf(index, view, cause),
    x2: toPx(port, beginOf(index, port.axis, effect)),
    y2: middleOf(index, view, effect),
    strong: effect === current || cause === current,
    past: effect <= current,
  })).filter((arrow) => arrow.strong || port.axis === "steps" || arrow.x2 - arrow.x1 >= LEAST_TIME_ARROW_PX);
}

/** @param {Index} index @param {number} step @returns {boolean} whether another lane's step made it ready */
function isFlow(index, step) {
  const { cause } = index.timeline.steps[step];
  const by = index.readySince[step];
  return by >= 0 && cause.kind !== "yield" && cause.kind !== "timer" && index.laneOfStep[by] !== index.laneOfStep[step];
}

/** @param {Index} index @param {import("./types.js").View} view @param {number} step @returns {number} */
function middleOf(index, view, step) {
  const lane = index.laneOfStep[step];
  return laneY(index, view, lane) + laneHeight(index.lanes[lane]) / 2;
}

/**
 * A lane's name in the gutter, with the task's state at the position.
 *
 * @param {Index} index
 * @param {import("./types.js").View} view
 * @param {number} i
 * @param {Viewport} port
 * @param {import("./types.js").Language} language
 * @returns {Shape}
 */
function laneName(index, view, i, port, language) {
  const lane = index.lanes[i];
  const { state } = laneStateAt(index, lane, view.position);
  const isRunning = view.position > 0 && index.laneOfStep[view.position - 1] === i;
  const isLoop = lane.kind === "loop";
  const ended = ["done", "failed", "cancelled", "skipped"].includes(state);
  return {
    kind: "name", y: laneY(index, view, i), height: laneHeight(lane), width: port.gutterPx,
    text: isLoop ? text(language, "timeline.loop") : lane.name,
    thin: isLoop, selected: view.lane === i,
    tone: isLoop ? "callback" : isRunning && !ended ? "running" : toneOf(state),
  };
}

/** @param {string} state @returns {import("./types.js").Tone | "absent"} */
export const toneOf = (state) => /** @type {import("./types.js").Tone | "absent"} */ (state === "pending" ? "ready" : state);

/**
 * What stands under a point of the canvas: a lane, a position, or both.
 *
 * @param {Index} index
 * @param {import("./types.js").View} view
 * @param {number} xPx
 * @param {number} yPx
 * @returns {{lane: number | null, inGutter: boolean, units: number}}
 */
export function hit(index, view, xPx, yPx) {
  const port = viewportOf(index, view);
  const lane = yPx < SIZES.ruler ? null : laneAt(index, yPx - SIZES.ruler + view.topPx);
  return { lane, inGutter: xPx < port.gutterPx, units: toUnits(port, xPx) };
}

/**
 * What the canvas shows, in one line: its accessible name.
 *
 * @param {Index} index
 * @param {import("./types.js").Language} language
 * @returns {string}
 */
export const sceneName = (index, language) =>
  text(language, "timeline.label", {
    steps: counted(language, "fact.steps", index.timeline.steps.length),
    tasks: counted(language, "fact.tasks", index.timeline.tasks.length),
  });
