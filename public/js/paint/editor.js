/** The editor: line numbers, colours under the text, lit lines, and the problems below. */

import { litLines, problemsOf, scanOf, warningsOf } from "../selectors.js";
import { counted, phrase, text } from "../texts.js";
import { byId, element, partNodes, watcher } from "./elements.js";

/** @typedef {import("../types.js").State} State */

/** The style sheet's line height and padding of the editor. */
const LINE_PX = 20;
const TOP_PX = 10;

/** A longer text is shown without colours. */
const LONGEST_COLOURED = 60_000;

/** @returns {(state: State) => void} */
export function makeEditor() {
  const area = byId("editor", HTMLTextAreaElement);
  const numbers = byId("line-numbers", HTMLElement);
  const colours = byId("colours", HTMLElement);
  const lit = byId("lit", HTMLElement);
  const [changedText, changedLit, changedProblems, changedWarnings] = [watcher(), watcher(), watcher(), watcher()];

  const alignUnder = () => {
    numbers.scrollTop = area.scrollTop;
    // Moved, not scrolled: without colours there is nothing under the text that could be scrolled far enough.
    colours.style.transform = `translate(${-area.scrollLeft}px, ${-area.scrollTop}px)`;
    lit.style.transform = `translateY(${-area.scrollTop}px)`;
  };
  area.addEventListener("scroll", alignUnder, { passive: true });

  return (state) => {
    if (changedText(state.text)) {
      if (area.value !== state.text) area.value = state.text;
      const lines = state.text.split("\n").length;
      numbers.textContent = `${Array.from({ length: lines }, (_, i) => i + 1).join("\n")}\n\n`;
      paintColours(state, colours);
      alignUnder();
    }
    const problems = problemsOf(state);
    if (changedProblems(JSON.stringify(problems), state.language)) paintList(state, problems, "problems", text(state.language, "problems.heading"));
    // What is wrong comes first: what is odd can wait until it is mended.
    const warnings = problems.length > 0 ? [] : warningsOf(state);
    if (changedWarnings(JSON.stringify(warnings), state.language)) paintList(state, warnings, "warnings", counted(state.language, "warnings.heading", warnings.length));
    area.setAttribute("aria-invalid", String(problems.length > 0));
    const wrong = problems.flatMap(({ line, offset }) => (line === null || offset === null ? [] : [{ first: line, last: line }]));
    const lines = wrong.length > 0 ? [] : litLines(state);
    const odd = warnings.flatMap(({ line, offset }) => (line === null || offset === null ? [] : [{ first: line, last: line }]));
    if (changedLit(JSON.stringify([wrong, odd, lines]))) {
      const bars = [...wrong.map((range) => bar(range, "lit problem")), ...lines.map((range) => bar(range, "lit")), ...odd.map((range) => bar(range, "lit warning"))];
      lit.replaceChildren(...bars);
      if (lines.length > 0) bringIntoSight(area, lines[lines.length - 1].first);
    }
  };
}

/** @param {{first: number, last: number}} range @param {string} className */
function bar({ first, last }, className) {
  const made = element("div", className);
  made.style.top = `${TOP_PX + (first - 1) * LINE_PX}px`;
  made.style.height = `${(last - first + 1) * LINE_PX}px`;
  return made;
}

/** @param {HTMLTextAreaElement} area @param {number} line */
function bringIntoSight(area, line) {
  const top = TOP_PX + (line - 1) * LINE_PX;
  const isSeen = top >= area.scrollTop && top + LINE_PX <= area.scrollTop + area.clientHeight;
  if (!isSeen && document.activeElement !== area) area.scrollTop = Math.max(0, top - area.clientHeight / 3);
}

/** @param {State} state @param {HTMLElement} colours */
function paintColours(state, colours) {
  const scan = state.text.length <= LONGEST_COLOURED ? scanOf(state) : null;
  byId("editor-frame", HTMLElement).classList.toggle("plain", scan === null);
  if (!scan) return colours.replaceChildren();
  /** @type {(Node | string)[]} */
  const nodes = [];
  let offset = 0;
  for (const { start, end, kind } of scan.tokens) {
    nodes.push(state.text.slice(offset, start), element("span", `t-${kind}`, [state.text.slice(start, end)]));
    offset = end;
  }
  const rest = state.text.slice(offset);
  if (scan.error && rest.trim() !== "") {
    const space = rest.length - rest.trimStart().length;
    const bad = /^[^\s,\]}]*/.exec(rest.slice(space))?.[0] || rest[space];
    nodes.push(rest.slice(0, space), element("span", "t-error", [bad]), rest.slice(space + bad.length));
  } else nodes.push(rest);
  colours.replaceChildren(...nodes, "\n");
}

/**
 * Problems or warnings under the editor, each a button that leads to its place.
 *
 * @param {State} state
 * @param {import("../selectors.js").ShownProblem[]} problems
 * @param {"problems" | "warnings"} id of the section
 * @param {string} heading
 */
function paintList({ language }, problems, id, heading) {
  const section = byId(id, HTMLElement);
  section.hidden = problems.length === 0;
  const items = problems.map(({ message, suggestion, line, column, offset }) => {
    const place = line === null ? [] : [element("span", "place", [text(language, "problems.place", { line, column: column ?? 1 })])];
    const words = phrase(language, "problems.suggestion", { suggestion: { kind: "name", text: suggestion } });
    const hint = suggestion ? [element("span", "suggestion", partNodes(words))] : [];
    const button = element("button", "", [element("bdi", "", [message]), ...hint, ...place]);
    button.type = "button";
    if (offset === null) button.disabled = true;
    else button.dataset.offset = String(offset);
    return element("li", "", [button]);
  });
  section.replaceChildren(element("h2", "", [heading]), element("ul", "", items));
}
