/** How each tone looks on a canvas: its colours, from the style sheet, and its pattern. */

/** @typedef {import("../types.js").Tone} Tone */
/** @typedef {{[name: string]: string}} Colours */

/** The custom properties that the canvas uses. */
const NAMES = [
  "card", "sunk", "line", "line-strong", "ink", "ink-soft", "running", "running-ink", "merged", "merged-ink", "callback", "callback-ink",
  "ready", "ready-fill", "ready-ink", "sleeping", "sleeping-fill", "sleeping-ink", "waiting", "waiting-fill", "waiting-ink",
  "done", "failed", "cancelled", "skipped", "absent", "arrow", "arrow-strong", "cursor", "lane-current", "band", "future", "sans", "mono",
];

/** The signs that stand for a state beside its colour. */
export const SIGNS = /** @type {{[tone: string]: string}} */ ({
  running: "▶", ready: "●", sleeping: "z", waiting: "‖", done: "✓", failed: "✕", cancelled: "⊘", skipped: "»", absent: "·", callback: "◆",
});

/** The side of a pattern's tile. */
const TILE = 6;

/** @returns {Colours} the colours of the present theme */
export function readColours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/**
 * Fills one slice: steps are solid, ready is striped, asleep is dotted, waiting is barred, and many
 * merged steps are solid with notches.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Colours} colours
 * @param {{x: number, y: number, width: number, height: number, tone: Tone}} slice
 */
export function fillSlice(context, colours, { x, y, width, height, tone }) {
  const radius = Math.min(tone === "running" || tone === "merged" ? 5 : 3, width / 2);
  const solid = tone === "running" || tone === "merged" || tone === "callback";
  roundedBox(context, x, y, width, height, radius);
  context.fillStyle = solid ? colours[tone] : colours[`${tone}-fill`];
  context.fill();
  if (width < 3) return;
  context.save();
  context.clip();
  context.strokeStyle = solid ? colours.card : colours[tone];
  context.fillStyle = colours[tone];
  drawPattern(context, tone, x, y, width, height);
  context.restore();
  if (solid) return;
  context.strokeStyle = colours[tone];
  context.lineWidth = 1;
  roundedBox(context, x + 0.5, y + 0.5, Math.max(0, width - 1), height - 1, radius);
  context.stroke();
}

/**
 * Begins a path: a box with round corners. (`roundRect` is younger than some browsers that are in use.)
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {number} radius
 */
export function roundedBox(context, x, y, width, height, radius) {
  const corner = Math.max(0, Math.min(radius, width / 2, height / 2));
  context.beginPath();
  context.moveTo(x + corner, y);
  context.arcTo(x + width, y, x + width, y + height, corner);
  context.arcTo(x + width, y + height, x, y + height, corner);
  context.arcTo(x, y + height, x, y, corner);
  context.arcTo(x, y, x + width, y, corner);
  context.closePath();
}

/**
 * @param {CanvasRenderingContext2D} context clipped to the slice
 * @param {Tone} tone
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function drawPattern(context, tone, x, y, width, height) {
  context.lineWidth = 1;
  context.globalAlpha = 0.6;
  context.beginPath();
  if (tone === "ready") {
    for (let at = x - height; at < x + width; at += TILE) {
      context.moveTo(at, y + height);
      context.lineTo(at + height, y);
    }
  } else if (tone === "waiting") {
    for (let at = x + TILE - 1.5; at < x + width; at += TILE) {
      context.moveTo(at, y);
      context.lineTo(at, y + height);
    }
  } else if (tone === "merged") {
    for (let at = x + TILE; at < x + width; at += TILE) {
      context.moveTo(at, y + height - 4);
      context.lineTo(at, y + height);
    }
  } else if (tone === "sleeping") {
    for (let at = x + 4; at < x + width; at += TILE) {
      context.rect(at, y + height / 2 - 4, 1.4, 1.4);
      context.rect(at + TILE / 2, y + height / 2 + 2.6, 1.4, 1.4);
    }
    context.fill();
    return;
  }
  context.stroke();
}
