/** The page's state and the one function that changes it: pure, so every behaviour of the player is a table in a test. */

import { clamp, contentHeight, endOf, laneHeight, laneTop, positionAt, SIZES, toPx, toUnits, viewportOf } from "./scale.js";
import { lowerBound } from "./search.js";
import { indexOf } from "./timeline-index.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Index} Index */

/** Steps a second that the player offers; the first is slow enough to read each sentence. */
export const SPEEDS = [1, 2, 5, 20, 100, 1000];

/** The cursor is kept so far from the edges of the plot, as a share of its width. */
const EDGE = 0.12;

/** Above this speed the lanes do not follow the running task: they would flicker. */
const FASTEST_FOLLOWED = 5;

/** @type {View} */
const FRESH_VIEW = {
  position: 0, playing: false, speed: 2, axis: "steps", pxPerUnit: null, fromUnits: 0, topPx: 0, lane: null, widthPx: 800, heightPx: 300,
};

/**
 * The state before anything has happened.
 *
 * @param {Partial<State>} [known] what the reader's browser already tells
 * @returns {State}
 */
export const initialState = (known = {}) => ({
  language: "en", theme: "auto", text: "", examples: { status: "loading", list: [] }, example: "",
  about: "", opening: null, run: { status: "idle" }, view: FRESH_VIEW, pointer: null, ...known,
});

/**
 * The state after an event.
 *
 * @param {State} state
 * @param {import("./types.js").Event} event
 * @returns {State}
 */
export function reduce(state, event) {
  switch (event.type) {
    case "text-edited":
      // Who types while an example is on its way wants to keep what was typed.
      return { ...state, text: event.text, example: "", opening: null };
    case "examples-loaded":
      return { ...state, examples: { status: "shown", list: event.list } };
    case "examples-failed":
      return { ...state, examples: { status: "failed", list: [] } };
    case "example-chosen":
      return { ...state, opening: event.name };
    case "example-opened":
      return state.opening === event.name ? { ...opened(state, event), run: state.run.status === "failed" ? { status: "idle" } : state.run } : state;
    case "example-offered":
      return state.text === "" && state.opening === null ? opened(state, event) : state;
    case "run-started": {
      const run = { status: /** @type {const} */ ("loading"), id: event.id };
      return { ...state, run, opening: event.id === null ? state.opening : "", view: { ...state.view, playing: false } };
    }
    case "run-shown": {
      const { axis, speed, widthPx, heightPx } = state.view;
      const run = { status: /** @type {const} */ ("shown"), timeline: event.timeline, graph: event.graph };
      return { ...state, run, pointer: null, view: { ...FRESH_VIEW, axis, speed, widthPx, heightPx } };
    }
    case "run-failed":
      return { ...state, run: { status: "failed", problem: event.problem, graph: state.text }, opening: null, view: { ...state.view, playing: false } };
    case "run-left":
      return { ...state, run: { status: "idle" }, view: { ...state.view, playing: false } };
    case "pointed":
      return { ...state, pointer: event.at };
    case "language-chosen":
      return { ...state, language: event.language };
    case "theme-chosen":
      return { ...state, theme: event.theme };
    default:
      return { ...state, view: reduceView(state, event) };
  }
}

/**
 * @param {State} state
 * @param {{name: string, text: string}} example
 * @returns {State}
 */
const opened = (state, { name, text }) => ({ ...state, text, example: name, about: name, opening: null });

/** @typedef {Exclude<import("./types.js").Event, {type: "text-edited" | "examples-loaded" | "examples-failed" | "example-chosen" | "example-opened" | "example-offered" | "run-started" | "run-shown" | "run-failed" | "run-left" | "pointed" | "language-chosen" | "theme-chosen"}>} ViewEvent */

/**
 * The view after an event of the player or of the timeline.
 *
 * @param {State} state
 * @param {ViewEvent} event
 * @returns {View}
 */
function reduceView({ view, run }, event) {
  if (event.type === "resized") return { ...view, widthPx: event.widthPx, heightPx: event.heightPx };
  if (event.type === "speed-chosen") return { ...view, speed: event.speed };
  if (run.status !== "shown") return event.type === "axis-chosen" ? { ...view, axis: event.axis } : view;
  const index = indexOf(run.timeline);
  const count = run.timeline.steps.length;
  switch (event.type) {
    case "position-chosen":
      return followed(index, { ...view, position: clamp(event.position, 0, count), playing: false });
    case "stepped": {
      const position = clamp(view.position + event.by, 0, count);
      return followed(index, { ...view, position, playing: view.playing && position < count });
    }
    case "play-toggled": {
      const isOver = view.position >= count && !view.playing;
      return followed(index, { ...view, playing: !view.playing && count > 0, position: isOver ? 0 : view.position });
    }
    case "axis-chosen":
      return followed(index, { ...view, axis: event.axis, pxPerUnit: null, fromUnits: 0 });
    case "zoomed":
      return zoomed(index, view, event.factor, event.atPx);
    case "panned": {
      const port = viewportOf(index, view);
      return { ...view, fromUnits: viewportOf(index, { ...view, fromUnits: port.fromUnits + event.byPx / port.pxPerUnit }).fromUnits };
    }
    case "fitted":
      return { ...view, pxPerUnit: null, fromUnits: 0 };
    case "lanes-scrolled":
      return { ...view, topPx: Math.max(0, event.topPx) };
    case "lane-selected": {
      const lane = event.lane === null ? null : clamp(event.lane, 0, index.lanes.length - 1);
      return lane === null ? { ...view, lane } : { ...view, lane, topPx: laneInSight(index, view, lane) };
    }
    case "lane-stepped": {
      const position = lanePosition(index, view, event.by);
      return followed(index, { ...view, position, playing: false });
    }
    default:
      return unreachable(event);
  }
}

/**
 * The position of the selected lane's next or previous step; where there is none, the present one.
 *
 * @param {Index} index
 * @param {View} view
 * @param {number} by 1 or -1
 * @returns {number}
 */
function lanePosition(index, view, by) {
  if (view.lane === null) return view.position;
  const { steps } = index.lanes[view.lane];
  const place = by > 0 ? lowerBound(steps, view.position) : lowerBound(steps, view.position - 1) - 1;
  return place >= 0 && place < steps.length ? steps[place] + 1 : view.position;
}

/**
 * Zooms about a point, or about the cursor, which then stays where it is.
 *
 * @param {Index} index
 * @param {View} view
 * @param {number} factor
 * @param {number | null} atPx
 * @returns {View}
 */
function zoomed(index, view, factor, atPx) {
  const port = viewportOf(index, view);
  const cursor = toPx(port, view.position === 0 ? 0 : endOf(index, port.axis, view.position - 1));
  const isInSight = cursor >= port.gutterPx && cursor <= port.gutterPx + port.plotPx;
  const aboutPx = atPx ?? (isInSight ? cursor : port.gutterPx + port.plotPx / 2);
  const pxPerUnit = clamp(port.pxPerUnit * factor, port.fitPxPerUnit, port.mostPxPerUnit);
  const fromUnits = toUnits(port, aboutPx) - (aboutPx - port.gutterPx) / pxPerUnit;
  const next = { ...view, pxPerUnit: pxPerUnit === port.fitPxPerUnit ? null : pxPerUnit, fromUnits };
  return { ...next, fromUnits: viewportOf(index, next).fromUnits };
}

/**
 * The same view moved so far that the step shown is in sight.
 *
 * @param {Index} index
 * @param {View} view
 * @returns {View}
 */
function followed(index, view) {
  const port = viewportOf(index, view);
  const at = view.position === 0 ? 0 : endOf(index, port.axis, view.position - 1);
  const px = toPx(port, at) - port.gutterPx;
  const margin = port.plotPx * EDGE;
  let { fromUnits } = port;
  if (px < margin) fromUnits = at - margin / port.pxPerUnit;
  else if (px > port.plotPx - margin) fromUnits = at - (view.playing ? port.plotPx * 0.5 : port.plotPx - margin) / port.pxPerUnit;
  const moved = { ...view, fromUnits: viewportOf(index, { ...view, fromUnits }).fromUnits };
  if (view.position === 0 || (view.playing && view.speed > FASTEST_FOLLOWED)) return moved;
  return { ...moved, topPx: laneInSight(index, view, index.laneOfStep[view.position - 1]) };
}

/** @param {Index} index @param {View} view @param {number} lane @returns {number} how far to scroll, as little as possible */
function laneInSight(index, view, lane) {
  const top = laneTop(index, lane);
  const roomPx = view.heightPx - SIZES.ruler;
  const most = Math.max(0, contentHeight(index) - view.heightPx);
  return clamp(clamp(view.topPx, top + laneHeight(index.lanes[lane]) - roomPx, top), 0, most);
}

/**
 * The position under a point of the canvas, for scrubbing.
 *
 * @param {State} state
 * @param {number} xPx
 * @returns {number | null}
 */
export function positionUnder({ run, view }, xPx) {
  if (run.status !== "shown") return null;
  const index = indexOf(run.timeline);
  return positionAt(index, viewportOf(index, view), xPx);
}

/** @param {never} event @returns {never} */
function unreachable(event) {
  throw new Error(`no such event: ${JSON.stringify(event)}`);
}
