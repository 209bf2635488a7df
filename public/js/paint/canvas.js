/** Paints a scene on a canvas. Nothing is decided here: what and where is the scene's business. */

import { isolated } from "../format.js";
import { fillSlice, roundedBox, SIGNS } from "./tones.js";

/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").Shape} Shape */
/** @typedef {import("./tones.js").Colours} Colours */
/** @template {Shape["kind"]} K @typedef {Extract<Shape, {kind: K}>} Of */
/** @typedef {{context: CanvasRenderingContext2D, colours: Colours, scene: Scene}} Brush */

const FONT_PX = { label: 11, ruler: 11, name: 13, sign: 11 };

/** Where the ruler's two rows stand, as shares of its height. */
const UPPER = 0.25;
const LOWER = 0.59;

/** How far an arrow bends out before it turns. */
const BEND_PX = 16;

/** A text cut down to fewer letters says nothing. */
const LEAST_LETTERS = 3;

/** A label narrower than this is left out. */
const LEAST_LABEL_PX = 16;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @param {Colours} colours
 */
export function paintScene(canvas, scene, colours) {
  const context = canvas.getContext("2d");
  if (!context) return;
  fitToScreen(canvas, context, scene.width, scene.height);
  const brush = { context, colours, scene };
  context.clearRect(0, 0, scene.width, scene.height);
  const of = /** @template {Shape["kind"]} K @param {K} kind @returns {Of<K>[]} */ (kind) =>
    /** @type {Of<K>[]} */ (scene.shapes.filter((shape) => shape.kind === kind));

  for (const lane of of("lane")) paintLane(brush, lane);
  clipped(brush, scene.gutter, scene.ruler, () => {
    for (const band of of("band")) if (band.odd) fill(context, colours.band, band.x, scene.ruler, band.width, scene.height);
    for (const slice of of("slice")) paintSlice(brush, slice);
    for (const end of of("end")) if (!end.past) paintEnd(brush, end);
    for (const arrow of of("arrow")) if (!arrow.past && !arrow.strong) paintArrow(brush, arrow);
    for (const future of of("future")) fill(context, colours.future, future.x, scene.ruler, scene.width, scene.height);
    // The mark of an end stands after its step, so beyond the cursor; but it has come about.
    for (const end of of("end")) if (end.past) paintEnd(brush, end);
    for (const arrow of of("arrow")) if (arrow.past || arrow.strong) paintArrow(brush, arrow);
    for (const slice of of("slice")) if (slice.current) paintSlice(brush, slice);
  });
  clipped(brush, 0, scene.ruler, () => of("name").forEach((name) => paintName(brush, name)));
  fill(context, colours.card, 0, 0, scene.width, scene.ruler);
  for (const caption of of("caption")) paintCaption(brush, caption);
  clipped(brush, scene.gutter, 0, () => {
    paintRuler(brush, of("band"), of("grid"));
    for (const cursor of of("cursor")) paintCursor(brush, cursor.x);
  });
  fill(context, colours.line, 0, scene.ruler - 1, scene.width, 1);
  fill(context, colours.line, scene.gutter - 1, 0, 1, scene.height);
}

/**
 * Gives the canvas a backing store of the screen's own pixels, so that lines are sharp.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 * @param {number} height
 */
export function fitToScreen(canvas, context, width, height) {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = "middle";
}

/** @param {Brush} brush @param {number} left @param {number} top @param {() => void} draw */
function clipped({ context, scene }, left, top, draw) {
  context.save();
  context.beginPath();
  context.rect(left, top, scene.width - left, scene.height - top);
  context.clip();
  draw();
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {string} colour @param {number} x @param {number} y @param {number} width @param {number} height */
function fill(context, colour, x, y, width, height) {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}

/** @param {Brush} brush @param {Of<"lane">} lane */
function paintLane({ context, colours, scene }, lane) {
  if (lane.current) fill(context, colours["lane-current"], 0, lane.y, scene.width, lane.height);
  if (lane.selected) {
    context.strokeStyle = colours.running;
    context.lineWidth = 2;
    context.strokeRect(1, lane.y + 1, scene.width - 2, lane.height - 2);
  }
  fill(context, colours.line, 0, Math.round(lane.y + lane.height) - 1, scene.width, 1);
}

/** @param {Brush} brush @param {Of<"slice">} slice */
function paintSlice({ context, colours }, slice) {
  fillSlice(context, colours, slice);
  if (slice.label && slice.width >= LEAST_LABEL_PX) {
    const solid = slice.tone === "running" || slice.tone === "merged" || slice.tone === "callback";
    context.font = `${solid && slice.tone !== "callback" ? 600 : 500} ${slice.tone === "callback" ? 10 : FONT_PX.label}px ${colours.sans}`;
    const label = shortenedTo(context, slice.label, slice.width - 8);
    if (label) {
      const wide = context.measureText(label).width;
      if (!solid) {
        // A plate behind the label, for it stands on a pattern.
        context.fillStyle = colours[`${slice.tone}-fill`];
        context.fillRect(slice.x + 3, slice.y + 1, wide + 5, slice.height - 2);
      }
      context.fillStyle = colours[`${slice.tone}-ink`];
      context.textAlign = "left";
      const x = solid && slice.width < 140 ? slice.x + (slice.width - wide) / 2 : slice.x + 5;
      context.fillText(label, x, slice.y + slice.height / 2 + 0.5);
    }
  }
  if (!slice.current) return;
  context.strokeStyle = colours.cursor;
  context.lineWidth = 2.5;
  roundedBox(context, slice.x - 1.5, slice.y - 1.5, slice.width + 3, slice.height + 3, 6);
  context.stroke();
}

/** @param {Brush} brush @param {Of<"end">} end */
function paintEnd({ context, colours }, end) {
  const radius = 8;
  const x = end.x + radius + 2;
  context.beginPath();
  context.arc(x, end.y, radius, 0, 7);
  context.fillStyle = colours.card;
  context.fill();
  context.strokeStyle = colours[end.tone];
  context.lineWidth = 1.75;
  context.stroke();
  context.fillStyle = colours[end.tone];
  context.font = `700 ${FONT_PX.sign}px ${colours.sans}`;
  context.textAlign = "center";
  context.fillText(SIGNS[end.tone] ?? "", x, end.y + 0.5);
}

/**
 * An arrow leaves its step at the edge that faces the other lane, and arrives from the left.
 *
 * @param {Brush} brush
 * @param {Of<"arrow">} arrow
 */
function paintArrow({ context, colours }, { x1, y1, x2, y2, strong }) {
  const colour = strong ? colours["arrow-strong"] : colours.arrow;
  const from = { x: x1 - 4, y: y1 + Math.sign(y2 - y1) * 4 };
  const tip = x2 - 1;
  const bend = Math.max(BEND_PX, Math.min(60, (tip - from.x) / 2));
  context.strokeStyle = colour;
  context.lineWidth = strong ? 2 : 1.25;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(from.x, from.y + (y2 - from.y) * 0.7, tip - bend, y2, tip - 5, y2);
  context.stroke();
  context.fillStyle = colour;
  context.beginPath();
  context.arc(from.x, from.y, strong ? 3 : 2.2, 0, 7);
  context.moveTo(tip + 1, y2);
  context.lineTo(tip - 6, y2 - 4);
  context.lineTo(tip - 6, y2 + 4);
  context.fill();
}

/** @param {Brush} brush @param {Of<"name">} name */
function paintName({ context, colours, scene }, name) {
  const middle = name.y + name.height / 2;
  const narrow = name.width < 100;
  const badge = narrow ? 12 : 18;
  context.textAlign = "center";
  context.fillStyle = colours[name.tone];
  context.font = `700 ${narrow ? 9 : FONT_PX.sign}px ${colours.sans}`;
  context.fillText(SIGNS[name.tone] ?? "", badge, middle + 0.5);
  context.textAlign = "left";
  const left = narrow ? 22 : 32;
  context.fillStyle = name.thin || name.tone === "absent" ? colours["ink-soft"] : colours.ink;
  context.font = name.thin ? `500 11px ${colours.sans}` : `600 ${narrow ? 12 : FONT_PX.name}px ${colours.mono}`;
  context.fillText(isolated(shortenedTo(context, name.text, scene.gutter - left - 8)), left, middle + 0.5);
}

/** @param {Brush} brush @param {Of<"band">[]} bands @param {Of<"grid">[]} grid */
function paintRuler({ context, colours, scene }, bands, grid) {
  context.font = `500 ${FONT_PX.ruler}px ${colours.sans}`;
  context.textAlign = "center";
  for (const band of bands) {
    if (band.odd) fill(context, colours.band, band.x, 0, band.width, scene.ruler);
    context.fillStyle = colours["ink-soft"];
    if (band.label) context.fillText(band.label, band.x + band.width / 2, scene.ruler * UPPER);
  }
  let freeFrom = scene.gutter;
  for (const { x, label } of grid) {
    const half = context.measureText(label).width / 2;
    const middle = Math.min(Math.max(x, scene.gutter + half + 4), scene.width - half - 4);
    // Where one that is kept from the edge would run into its neighbour, the neighbour stands for both.
    if (middle - half >= freeFrom) {
      context.fillStyle = colours.ink;
      context.fillText(label, middle, scene.ruler * LOWER);
      freeFrom = middle + half;
    }
    if (bands.length === 0) fill(context, colours["line-strong"], Math.round(x), scene.ruler - 5, 1, 4);
  }
}

/** @param {Brush} brush @param {Of<"caption">} caption */
function paintCaption({ context, colours, scene }, { upper, lower }) {
  context.font = `500 ${FONT_PX.ruler}px ${colours.sans}`;
  context.textAlign = "right";
  context.fillStyle = colours["ink-soft"];
  context.fillText(upper, scene.gutter - 10, scene.ruler * UPPER);
  context.fillText(lower, scene.gutter - 10, scene.ruler * LOWER);
}

/** @param {Brush} brush @param {number} x */
function paintCursor({ context, colours, scene }, x) {
  const at = Math.round(x) + 0.5;
  context.strokeStyle = colours.cursor;
  context.fillStyle = colours.cursor;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(at, scene.ruler - 4);
  context.lineTo(at, scene.height);
  context.stroke();
  context.beginPath();
  context.moveTo(at - 5, scene.ruler - 9);
  context.lineTo(at + 5, scene.ruler - 9);
  context.lineTo(at + 5, scene.ruler - 5);
  context.lineTo(at, scene.ruler + 1);
  context.lineTo(at - 5, scene.ruler - 5);
  context.fill();
}

/**
 * A text cut to a width in the present font, with an ellipsis; empty where next to nothing fits.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} width
 * @returns {string}
 */
function shortenedTo(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  const letters = [...text];
  let fits = 0;
  for (let least = 1, most = letters.length - 1; least <= most; ) {
    const tried = (least + most) >> 1;
    if (context.measureText(`${letters.slice(0, tried).join("")}…`).width <= width) least = (fits = tried) + 1;
    else most = tried - 1;
  }
  return fits < LEAST_LETTERS ? "" : `${letters.slice(0, fits).join("")}…`;
}
