/** The editor's controls: typing, Tab, leaving with Esc, running, jumping to a problem. */

import { indentation } from "../indent.js";
import { byId } from "../paint/elements.js";

/** The editor's line height, to bring a problem's line into sight. */
const LINE_PX = 20;

/** Browsers take time that grows with the square to type in a long text; one that is longer is set, and cannot be undone. */
const LONGEST_TYPED = 4000;

/**
 * @param {import("../store.js").Store} store
 * @param {import("../controls.js").Deeds} deeds
 */
export function connectEditor({ getState, dispatch }, deeds) {
  const area = byId("editor", HTMLTextAreaElement);
  let leaving = false;

  area.addEventListener("input", () => dispatch({ type: "text-edited", text: area.value }));
  area.addEventListener("blur", () => (leaving = false));
  area.addEventListener("keydown", (event) => {
    if (area.readOnly) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      deeds.run();
    } else if (event.key === "Escape") leaving = true;
    else if (event.key === "Tab" && !leaving && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      const { selectionStart, selectionEnd } = area;
      replace(area, indentation(area.value, selectionStart, selectionEnd, event.shiftKey));
    } else if (event.key !== "Shift" && event.key !== "Tab") leaving = false;
  });

  for (const id of ["run", "run-first"]) byId(id, HTMLButtonElement).addEventListener("click", deeds.run);
  const examples = byId("examples", HTMLSelectElement);
  examples.addEventListener("change", () => examples.value && deeds.openExample(examples.value));

  /** @param {MouseEvent} event */
  const leadToPlace = (event) => {
    const offset = event.target instanceof Element ? event.target.closest("button")?.dataset.offset : undefined;
    if (offset === undefined) return;
    const at = Number(offset);
    area.focus();
    const word = /^[^\n,\]}]*/.exec(getState().text.slice(at))?.[0].length ?? 0;
    area.setSelectionRange(at, at + word);
    const line = getState().text.slice(0, at).split("\n").length;
    area.scrollTop = Math.max(0, (line - 3) * LINE_PX);
  };
  for (const id of ["problems", "warnings"]) byId(id, HTMLElement).addEventListener("click", leadToPlace);
}

/**
 * Replaces a part of the text the way typing would, so that the browser's undo still works.
 *
 * @param {HTMLTextAreaElement} area
 * @param {import("../indent.js").Edit} edit
 */
function replace(area, { start, end, text, selectStart, selectEnd }) {
  area.setSelectionRange(start, end);
  const isLong = text.length > LONGEST_TYPED;
  const isTyped = !isLong && (text === "" ? start === end || document.execCommand("delete") : document.execCommand("insertText", false, text));
  if (!isTyped) {
    area.setRangeText(text, start, end);
    area.dispatchEvent(new Event("input"));
  }
  area.setSelectionRange(selectStart, selectEnd);
}
