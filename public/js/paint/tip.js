/** The note beside the mouse. Whoever has no mouse reads the same in the sentence and in the table. */

import { pointedAt } from "../pointed.js";
import { byId, partNodes, watcher } from "./elements.js";

/** How far the note stands from the mouse. */
const AWAY_PX = 14;

/** @returns {(state: import("../types.js").State) => void} */
export function makeTip() {
  const tip = byId("tip", HTMLElement);
  const changed = watcher();
  return (state) => {
    if (!changed(state.pointer, state.run, state.view, state.language)) return;
    const parts = pointedAt(state);
    tip.hidden = parts === null;
    if (parts === null || state.pointer === null) return;
    tip.replaceChildren(...partNodes(parts));
    const { pageX, pageY } = state.pointer;
    const left = Math.max(8, Math.min(pageX + AWAY_PX, window.innerWidth - tip.offsetWidth - 8));
    const isLow = pageY + AWAY_PX + tip.offsetHeight > window.innerHeight - 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${isLow ? pageY - AWAY_PX - tip.offsetHeight : pageY + AWAY_PX}px`;
  };
}
