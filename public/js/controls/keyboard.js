/** The keys that work everywhere but where one types. The help dialog lists them. */

import { byId } from "../paint/elements.js";

/** @param {import("../store.js").Store} store */
export function connectKeyboard(store) {
  const help = byId("help", HTMLDialogElement);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || help.open) return;
    if (isTyping(event.target)) return;
    if (event.key === "?") help.showModal();
    else if (!play(event, store) && !isInLanes(event.target, event, store)) return;
    event.preventDefault();
  });
}

/**
 * The player's keys.
 *
 * @param {KeyboardEvent} event
 * @param {import("../store.js").Store} store
 * @returns {boolean} whether the key was one of them
 */
function play({ key, shiftKey, target }, { getState, dispatch }) {
  const { run, view } = getState();
  if (run.status !== "shown") return false;
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (by !== 0 && shiftKey) dispatch({ type: "lane-stepped", by });
  else if (by !== 0) dispatch({ type: "position-chosen", position: view.position + by });
  else if (key === "Home") dispatch({ type: "position-chosen", position: 0 });
  else if (key === "End") dispatch({ type: "position-chosen", position: Infinity });
  // Space on a button, a link or a summary is theirs.
  else if (key === " " && !(target instanceof Element && target.closest("button, a, summary, select"))) dispatch({ type: "play-toggled" });
  else return false;
  return true;
}

/**
 * The keys of the lanes, when they have the focus.
 *
 * @param {EventTarget | null} target
 * @param {KeyboardEvent} event
 * @param {import("../store.js").Store} store
 * @returns {boolean} whether the key was one of them
 */
function isInLanes(target, { key }, { getState, dispatch }) {
  if (!(target instanceof Element) || !target.closest("#lanes")) return false;
  const { lane } = getState().view;
  if (key === "ArrowDown") dispatch({ type: "lane-selected", lane: (lane ?? -1) + 1 });
  else if (key === "ArrowUp") dispatch({ type: "lane-selected", lane: (lane ?? 1) - 1 });
  else if (key === "+" || key === "=") dispatch({ type: "zoomed", factor: 1.6, atPx: null });
  else if (key === "-") dispatch({ type: "zoomed", factor: 1 / 1.6, atPx: null });
  else if (key === "0") dispatch({ type: "fitted" });
  else return false;
  return true;
}

/** @param {EventTarget | null} target @returns {boolean} whether keys are text, or the control's own */
const isTyping = (target) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== "range");
