/** The selected task's details, and the lanes as a table: the canvas's text alternative. */

import { formatNumber, formatSeconds, formatValue, isolated, shorten } from "../format.js";
import { toneOf } from "../scene.js";
import { counted, plain, text } from "../texts.js";
import { indexOf, laneStateAt } from "../timeline-index.js";
import { waitOf } from "../waiting.js";
import { byId, element, nameElement, watcher } from "./elements.js";
import { SIGNS } from "./tones.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Index} Index */
/** @typedef {import("../types.js").Language} Language */
/** @typedef {import("../texts.js").Key} Key */

/** The table has at most so many rows. */
const MOST_ROWS = 500;

/** @returns {(state: State) => void} */
export function makeTasks() {
  const [changedTask, changedLane, changedRows, changedCells] = [watcher(), watcher(), watcher(), watcher()];
  const table = byId("lanes-table", HTMLTableElement);
  const details = byId("lanes-details", HTMLDetailsElement);
  const body = table.tBodies[0];
  return ({ run, view, language }) => {
    if (run.status !== "shown") return;
    const index = indexOf(run.timeline);
    if (changedTask(index, view.position, view.lane, language)) paintTask(index, view, language);
    if (changedLane(index, view.lane)) {
      // Said once, when a lane is chosen: the details change at every step.
      const lane = view.lane === null ? null : index.lanes[view.lane];
      byId("selection", HTMLElement).textContent = lane?.task ? `${isolated(lane.name)}: ${stateText(index, lane, view.position, language)}` : "";
    }
    const lanes = index.lanes.filter((lane) => lane.kind === "task").slice(0, MOST_ROWS);
    if (changedRows(index, language)) {
      body.replaceChildren(...lanes.map((lane) => row(lane.name)));
      const more = run.timeline.tasks.length - lanes.length;
      byId("lanes-more", HTMLElement).hidden = more <= 0;
      byId("lanes-more", HTMLElement).textContent = more > 0 ? counted(language, "table.more", more) : "";
    }
    // A long closed table would cost every frame for nobody.
    if (!details.open && lanes.length > 40) return;
    if (changedCells(index, view.position, language)) lanes.forEach((lane, i) => fillRow(body.rows[i], index, lane, view.position, language));
  };
}

/** @param {string} name */
function row(name) {
  const heading = element("th", "", [nameElement(shorten(name, 80), "")]);
  heading.scope = "row";
  return element("tr", "", [heading, element("td"), element("td")]);
}

/** @param {HTMLTableRowElement} made @param {Index} index @param {import("../types.js").Lane} lane @param {number} position @param {Language} language */
function fillRow(made, index, lane, position, language) {
  const isCurrent = position > 0 && index.lanes[index.laneOfStep[position - 1]] === lane;
  const { steps } = laneStateAt(index, lane, position);
  const cells = [stateText(index, lane, position, language), text(language, "task.stepsOf", { steps: formatNumber(steps, language), total: formatNumber(lane.steps.length, language) })];
  cells.forEach((cell, i) => {
    const node = made.cells[i + 1];
    if (node.textContent !== cell) node.textContent = cell;
  });
  if (isCurrent) made.setAttribute("aria-current", "step");
  else if (made.hasAttribute("aria-current")) made.removeAttribute("aria-current");
}

/** @param {Index} index @param {import("../types.js").Lane} lane @param {number} position @param {Language} language */
function stateText(index, lane, position, language) {
  const name = text(language, /** @type {Key} */ (`state.${laneStateAt(index, lane, position).state}`));
  const wait = waitOf(index, lane, position, language);
  return wait ? `${name} (${plain(wait)})` : name;
}

/** @param {Index} index @param {import("../types.js").View} view @param {Language} language */
function paintTask(index, view, language) {
  const place = byId("task", HTMLElement);
  const lane = view.lane === null ? null : index.lanes[view.lane];
  for (const id of ["task-previous", "task-next"]) byId(id, HTMLButtonElement).disabled = !lane || lane.steps.length === 0;
  if (!lane) return place.replaceChildren(element("p", "empty", [text(language, "task.none")]));
  if (!lane.task) return place.replaceChildren(element("strong", "task-name", [text(language, "timeline.loop")]));
  const { task } = lane;
  const { state, steps } = laneStateAt(index, lane, view.position);
  /** @type {[Key, string | Node | null][]} */
  const now = [
    ["task.state", element("span", "state", [`${SIGNS[toneOf(state)] ?? ""} ${stateText(index, lane, view.position, language)}`])],
    ["task.steps", text(language, "task.stepsOf", { steps: formatNumber(steps, language), total: formatNumber(task.steps, language) })],
    ["task.coroutine", task.coroutine === null ? null : nameElement(shorten(task.coroutine))],
    ["task.parent", task.parent === null ? null : nameElement(shorten(task.parent))],
  ];
  /** @param {number | null} seconds */
  const time = (seconds) => (seconds === null ? null : formatSeconds(seconds, language));
  /** @type {[Key, string | Node | null][]} */
  const atEnd = [
    ["task.state", `${SIGNS[toneOf(task.state)] ?? ""} ${text(language, /** @type {Key} */ (`state.${task.state}`))}`],
    ["task.result", task.state === "done" ? element("bdi", "value", [formatValue(task.result, 400)]) : null],
    ["task.error", task.error ? element("bdi", "value", [shorten(`${task.error.type}: ${task.error.message}`, 400)]) : null],
    ["task.created", time(task.created)],
    ["task.started", time(task.started)],
    ["task.ended", time(task.ended)],
    ["task.busy", time(task.busy)],
    ["task.ready", time(task.ready)],
    ["task.waiting", time(task.waiting)],
  ];
  const list = element("dl", "facts", [...rows(now, language), element("div", "rule", [text(language, "task.end")]), ...rows(atEnd, language)]);
  place.replaceChildren(nameElement(task.id, "task-name"), list);
}

/** @param {[Key, string | Node | null][]} facts @param {Language} language */
const rows = (facts, language) =>
  facts.flatMap(([key, fact]) => (fact === null ? [] : [element("dt", "", [text(language, key)]), element("dd", "", [fact])]));
