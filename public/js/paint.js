/** Paints the state: the document and the canvas are written here and under paint/, nowhere else. */

import { makeChrome } from "./paint/chrome.js";
import { makeEditor } from "./paint/editor.js";
import { makeOutcome } from "./paint/outcome.js";
import { makePanels } from "./paint/panels.js";
import { makePlayer } from "./paint/player.js";
import { makeTakeAway } from "./paint/take-away.js";
import { makeTasks } from "./paint/tasks.js";
import { makeTip } from "./paint/tip.js";

/**
 * A painter of the whole page. Each part repaints only what has changed since it last ran.
 *
 * @returns {(state: import("./types.js").State) => void}
 */
export function makePainter() {
  const parts = [makeChrome(), makeEditor(), makeOutcome(), makeTakeAway(), makePlayer(), makePanels(), makeTasks(), makeTip()];
  return (state) => parts.forEach((paint) => paint(state));
}
