/**
 * Between the x axis and pixels: the only place that converts. A *viewport* is the part of the run
 * that the canvas shows, worked out from the view and the run.
 */

import { partition } from "./search.js";

/** Sizes that the geometry depends on, in CSS pixels. */
export const SIZES = {
  ruler: 44,
  lane: 38,
  /** The loop's own lane is thin: callbacks are small and many. */
  loopLane: 26,
  gutter: 148,
  /** On a narrow screen the names give way to the plot. */
  narrowGutter: 84,
  narrow: 520,
  /** Room at the right for the mark of a task's end. */
  margin: 22,
  /** A run of three steps does not stretch them over the whole width. */
  widestFittedStep: 112,
  widestStep: 240,
};

/** How far a time axis can be zoomed in beyond showing the whole run. */
const MOST_TIME_ZOOM = 1e6;

/**
 * @typedef {object} Viewport
 * @property {import("./types.js").Axis} axis
 * @property {number} gutterPx where the plot begins
 * @property {number} plotPx how wide it is
 * @property {number} pxPerUnit
 * @property {number} fitPxPerUnit the zoom at which the whole run is seen
 * @property {number} mostPxPerUnit
 * @property {number} fromUnits
 * @property {number} toUnits
 * @property {number} lengthUnits of the whole run
 */

/**
 * The part of the run that the view shows, with everything kept within bounds.
 *
 * @param {import("./types.js").Index} index
 * @param {import("./types.js").View} view
 * @returns {Viewport}
 */
export function viewportOf(index, view) {
  const gutterPx = view.widthPx < SIZES.narrow ? SIZES.narrowGutter : SIZES.gutter;
  const plotPx = Math.max(1, view.widthPx - gutterPx);
  const inSteps = view.axis === "steps";
  const lengthUnits = Math.max(inSteps ? index.timeline.steps.length : index.timeline.end, 1e-9);
  const whole = Math.max(1, plotPx - SIZES.margin) / lengthUnits;
  const fitPxPerUnit = inSteps ? Math.min(whole, SIZES.widestFittedStep) : whole;
  const mostPxPerUnit = inSteps ? SIZES.widestStep : whole * MOST_TIME_ZOOM;
  const pxPerUnit = clamp(view.pxPerUnit ?? fitPxPerUnit, fitPxPerUnit, mostPxPerUnit);
  const shownUnits = plotPx / pxPerUnit;
  const fromUnits = clamp(view.fromUnits, 0, Math.max(0, lengthUnits + SIZES.margin / pxPerUnit - shownUnits));
  return {
    axis: view.axis, gutterPx, plotPx, pxPerUnit, fitPxPerUnit, mostPxPerUnit, fromUnits,
    toUnits: fromUnits + shownUnits, lengthUnits,
  };
}

/** @param {Viewport} port @param {number} units @returns {number} */
export const toPx = (port, units) => port.gutterPx + (units - port.fromUnits) * port.pxPerUnit;

/** @param {Viewport} port @param {number} px @returns {number} */
export const toUnits = (port, px) => port.fromUnits + (px - port.gutterPx) / port.pxPerUnit;

/**
 * Where a step begins on the axis.
 *
 * @param {import("./types.js").Index} index
 * @param {import("./types.js").Axis} axis
 * @param {number} step
 * @returns {number}
 */
export const beginOf = (index, axis, step) => (axis === "steps" ? step : index.begins[step]);

/**
 * Where a step ends on the axis.
 *
 * @param {import("./types.js").Index} index
 * @param {import("./types.js").Axis} axis
 * @param {number} step
 * @returns {number}
 */
export const endOf = (index, axis, step) => (axis === "steps" ? step + 1 : index.ends[step]);

/**
 * The position that a place on the axis stands for: the step under it is the last that has run.
 *
 * @param {import("./types.js").Index} index
 * @param {Viewport} port
 * @param {number} px
 * @returns {number}
 */
export function positionAt(index, port, px) {
  const units = toUnits(port, px);
  const count = index.timeline.steps.length;
  if (units < 0) return 0;
  return clamp(port.axis === "steps" ? Math.floor(units) + 1 : partition(count, (i) => index.begins[i] <= units), 0, count);
}

/**
 * A round distance between grid lines, at least `leastPx` apart: 1, 2 or 5 times a power of ten.
 *
 * @param {number} pxPerUnit
 * @param {number} leastPx
 * @returns {number}
 */
export function gridInterval(pxPerUnit, leastPx) {
  const least = leastPx / pxPerUnit;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** @param {number} value @param {number} low @param {number} high @returns {number} */
export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * Where a lane's top stands, from the top of the first lane.
 *
 * @param {import("./types.js").Index} index
 * @param {number} lane
 * @returns {number}
 */
export function laneTop(index, lane) {
  const hasLoop = index.lanes[0]?.kind === "loop";
  return hasLoop && lane > 0 ? SIZES.loopLane + (lane - 1) * SIZES.lane : lane * SIZES.lane;
}

/** @param {import("./types.js").Lane} lane @returns {number} */
export const laneHeight = (lane) => (lane.kind === "loop" ? SIZES.loopLane : SIZES.lane);

/**
 * The height of ruler and lanes together.
 *
 * @param {import("./types.js").Index} index
 * @returns {number}
 */
export const contentHeight = (index) => SIZES.ruler + laneTop(index, index.lanes.length);

/**
 * The lane at a height above the lanes' common top; null beside them all.
 *
 * @param {import("./types.js").Index} index
 * @param {number} px
 * @returns {number | null}
 */
export function laneAt(index, px) {
  if (px < 0 || px >= laneTop(index, index.lanes.length)) return null;
  return partition(index.lanes.length, (i) => laneTop(index, i) <= px) - 1;
}
