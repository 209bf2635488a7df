/** What stands under the mouse, in words: a step's sentence, or what a task was between two steps. */

import { beginOf, endOf, viewportOf } from "./scale.js";
import { hit } from "./scene.js";
import { partition } from "./search.js";
import { sentenceAt } from "./sentence.js";
import { phrase } from "./texts.js";
import { indexOf, laneStateAt } from "./timeline-index.js";
import { waitOf } from "./waiting.js";

/** A step that takes no time is hit from so far away. */
const REACH_PX = 4;

/**
 * The words on what the mouse rests on; null where that is nothing.
 *
 * @param {import("./types.js").State} state
 * @returns {import("./types.js").Part[] | null}
 */
export function pointedAt({ run, view, pointer, language }) {
  if (run.status !== "shown" || pointer === null) return null;
  const index = indexOf(run.timeline);
  const { lane: number, inGutter, units } = hit(index, view, pointer.xPx, pointer.yPx);
  if (number === null) return null;
  const lane = index.lanes[number];
  if (inGutter) return lane.kind === "loop" ? null : [{ kind: "name", text: lane.name }];

  const port = viewportOf(index, view);
  const reach = port.axis === "time" ? REACH_PX / port.pxPerUnit : 0;
  const begun = partition(lane.steps.length, (k) => beginOf(index, port.axis, lane.steps[k]) <= units + reach);
  const step = lane.steps[begun - 1];
  if (step !== undefined && units <= endOf(index, port.axis, step) + reach) return sentenceAt(index, step + 1, language);
  if (lane.kind === "loop") return null;

  // Between two steps: the state when all that ends before this place has run.
  const position = partition(index.ends.length, (i) => endOf(index, port.axis, i) <= units);
  const { state } = laneStateAt(index, lane, position);
  if (state === "absent") return null;
  const name = { kind: /** @type {const} */ ("name"), text: lane.name };
  const wait = waitOf(index, lane, position, language);
  const words = wait ?? phrase(language, /** @type {import("./texts.js").Key} */ (`state.${state}`));
  return [name, { kind: "text", text: wait ? " " : ": " }, ...words];
}
