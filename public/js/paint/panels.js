/** The panels: console, ready queue, timers and shared variables at the position. */

import { formatSeconds, formatValue, shorten } from "../format.js";
import { loopAt } from "../replay.js";
import { consoleRange, variablesAt } from "../selectors.js";
import { callbackWord } from "../sentence.js";
import { counted, text } from "../texts.js";
import { indexOf } from "../timeline-index.js";
import { byId, element, nameElement, watcher } from "./elements.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Index} Index */
/** @typedef {import("../types.js").Language} Language */

/** So many entries of the queue, and so many timers, are shown one by one. */
const SHOWN_ENTRIES = 24;

/** A printed line longer than this is cut on the page (the timeline has it whole). */
const LONGEST_LINE = 2000;

/** @returns {(state: State) => void} */
export function makePanels() {
  const changed = watcher();
  const paintConsole = makeConsole();
  return ({ run, view, language }) => {
    if (run.status !== "shown" || !changed(run, view.position, language)) return;
    const index = indexOf(run.timeline);
    paintConsole(index, view.position, language);
    const loop = loopAt(run.timeline, view.position);
    paintQueue(loop, language);
    paintTimers(loop, language);
    paintVariables(variablesAt(index, run.graph, view.position), language);
  };
}

/**
 * The console keeps its lines and adds or takes away at the ends, so that playing costs a line a step.
 *
 * @returns {(index: Index, position: number, language: Language) => void}
 */
function makeConsole() {
  const list = byId("console", HTMLElement);
  const earlier = byId("console-earlier", HTMLElement);
  /** @type {{index: Index | null, from: number, to: number}} */
  let shown = { index: null, from: 0, to: 0 };
  return (index, position, language) => {
    const { from, to } = consoleRange(index, position);
    const { output } = index.timeline;
    if (shown.index !== index || from < shown.from || from > shown.to || to < shown.from || shown.to === 0) {
      list.replaceChildren();
      shown = { index, from, to: from };
    }
    for (; shown.to > to; shown.to -= 1) list.lastElementChild?.remove();
    for (; shown.to < to; shown.to += 1) list.append(lineOf(output[shown.to]));
    for (; shown.from < from; shown.from += 1) list.firstElementChild?.remove();
    for (const current of list.querySelectorAll("[aria-current]")) current.removeAttribute("aria-current");
    for (let i = to - 1; i >= from && output[i].step === position - 1; i -= 1) list.children[i - from].setAttribute("aria-current", "step");
    if (to === 0) {
      const key = output.length === 0 ? "console.none" : "console.empty";
      list.replaceChildren(element("li", "empty", [text(language, key)]));
    }
    earlier.hidden = from === 0;
    earlier.textContent = from === 0 ? "" : counted(language, "console.earlier", from);
    list.scrollTop = list.scrollHeight;
  };
}

/** @param {import("../wire.js").OutputLine} line */
function lineOf({ step, task, text: printed }) {
  const button = element("button", "", [nameElement(task, "who"), element("bdi", "line", [shorten(printed, LONGEST_LINE)])]);
  button.type = "button";
  button.dataset.position = String(step + 1);
  return element("li", "", [button]);
}

/** @param {import("../replay.js").Loop} loop @param {Language} language */
function paintQueue({ queue, handles }, language) {
  const chips = queue.slice(0, SHOWN_ENTRIES).map((entry, i) => {
    const next = i === 0 ? [element("small", "", [text(language, "queue.next")])] : [];
    if (typeof entry === "string") return element("li", "chip", [nameElement(entry, ""), ...next]);
    const about = handles.get(entry);
    const kind = element("small", "", [callbackWord(about?.kind ?? "", language)]);
    return element("li", "chip callback", [...(about?.for ? [nameElement(about.for, "")] : []), kind, ...next]);
  });
  byId("ready-queue", HTMLElement).replaceChildren(...orEmpty(chips, text(language, "queue.empty")), ...more(queue.length, language));
}

/** @param {import("../replay.js").Loop} loop @param {Language} language */
function paintTimers({ timers }, language) {
  const rows = timers.slice(0, SHOWN_ENTRIES).map((timer) =>
    element("li", "", [element("span", "at", [formatSeconds(timer.at, language)]), ...(timer.for === null ? [] : [nameElement(timer.for, "")])]));
  byId("timers", HTMLElement).replaceChildren(...orEmpty(rows, text(language, "timers.empty")), ...more(timers.length, language));
}

/** @param {ReturnType<typeof variablesAt>} variables @param {Language} language */
function paintVariables(variables, language) {
  const rows = variables.slice(0, 100).flatMap(({ name, value, changed }) => [
    element("dt", "", [nameElement(name, "")]),
    element("dd", changed ? "changed" : "", [element("bdi", "", [formatValue(value, 400)])]),
  ]);
  byId("variables", HTMLElement).replaceChildren(...(rows.length > 0 ? rows : [element("dd", "empty", [text(language, "variables.empty")])]));
}

/** @param {HTMLElement[]} items @param {string} message */
const orEmpty = (items, message) => (items.length > 0 ? items : [element("li", "empty", [message])]);

/** @param {number} count @param {Language} language */
const more = (count, language) => (count <= SHOWN_ENTRIES ? [] : [element("li", "more", [counted(language, "queue.more", count - SHOWN_ENTRIES)])]);
