/** What a page needs besides its runs: a store, painted and under control, and the position in the address. */

import { connectControls, remembered } from "../controls.js";
import { makePainter } from "../paint.js";
import { initialState, reduce } from "../state.js";
import { makeStore } from "../store.js";
import { preferredLanguage } from "../texts.js";

/** The address follows the position when it has stood still for so long. */
const KEEP_MS = 400;

/**
 * Starts a page in the reader's language and theme.
 *
 * @param {import("../controls.js").Deeds} deeds
 * @returns {import("../store.js").Store}
 */
export function startPage(deeds) {
  const language = preferredLanguage([remembered("language") ?? "", ...navigator.languages]);
  const theme = remembered("theme");
  const store = makeStore(initialState({ language, theme: theme === "light" || theme === "dark" ? theme : "auto" }), reduce);
  const { getState, subscribe } = store;
  const paint = makePainter();
  const repaint = () => paint(getState());
  // At once, not at the next frame: pointers and wheels already come once a frame, and what has been
  // asked for is then true of the page when the event is over.
  subscribe(repaint);
  let keeping = 0;
  subscribe(() => {
    clearTimeout(keeping);
    keeping = setTimeout(() => keepPosition(getState()), KEEP_MS);
  });
  connectControls(store, deeds);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  repaint();
  return store;
}

/**
 * The position stands in the address, so that a link can lead to a step; not at every beat, which browsers refuse.
 *
 * @param {import("../types.js").State} state
 */
function keepPosition({ run, view }) {
  if (run.status !== "shown" || view.playing) return;
  const hash = view.position === 0 ? "" : `#step=${view.position}`;
  if (location.hash !== hash) history.replaceState(null, "", location.pathname + hash);
}

/** @returns {number | null} the position that the address names */
export function addressedPosition() {
  const step = /^#step=(\d+)$/.exec(location.hash)?.[1];
  return step === undefined ? null : Number(step);
}
