/** What the reader does becomes events; the parts are under controls/. */

import { connectEditor } from "./controls/editor.js";
import { connectKeyboard } from "./controls/keyboard.js";
import { connectPlayer } from "./controls/player.js";
import { connectTakeAway } from "./controls/take-away.js";
import { connectTimeline } from "./controls/timeline.js";
import { byId } from "./paint/elements.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {{run: () => void, openExample: (name: string) => void, retell: () => void}} Deeds what takes the service */

/**
 * @param {Store} store
 * @param {Deeds} deeds
 */
export function connectControls(store, deeds) {
  const { dispatch } = store;
  const language = byId("language", HTMLSelectElement);
  language.addEventListener("change", () => {
    const chosen = language.value === "fr" ? "fr" : "en";
    remember("language", chosen);
    dispatch({ type: "language-chosen", language: chosen });
    deeds.retell();
  });
  const theme = byId("theme", HTMLSelectElement);
  theme.addEventListener("change", () => {
    const chosen = theme.value === "light" || theme.value === "dark" ? theme.value : "auto";
    remember("theme", chosen);
    dispatch({ type: "theme-chosen", theme: chosen });
  });
  byId("open-help", HTMLButtonElement).addEventListener("click", () => byId("help", HTMLDialogElement).showModal());

  connectEditor(store, deeds);
  connectPlayer(store);
  connectTimeline(store);
  connectTakeAway();
  connectKeyboard(store);
}

/**
 * Keeps a choice for the next visit; a browser may refuse, and then it lasts for this one.
 *
 * @param {string} key
 * @param {string} value
 */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}

/**
 * A choice kept at an earlier visit.
 *
 * @param {string} key
 * @returns {string | null}
 */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
