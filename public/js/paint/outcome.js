/** How the run ended, as a banner: for a deadlock who waits on whom, with the circle. */

import { formatSeconds, shorten } from "../format.js";
import { counted, phrase, text } from "../texts.js";
import { stuckOn } from "../waiting.js";
import { byId, element, icon, nameElement, partNodes, watcher } from "./elements.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Language} Language */
/** @typedef {import("../wire.js").Timeline} Timeline */
/** @typedef {import("../texts.js").Key} Key */

/** So many tasks are told one by one. */
const TOLD_TASKS = 8;

/** So many circles are drawn. */
const DRAWN_CIRCLES = 4;

const ICONS = {
  completed: "M3 8.5 6.5 12 13 4.5",
  failed: "M4 4l8 8M12 4l-8 8",
  deadlock: "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z",
  livelock: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
  limit: "M2 8h10M9 4l4 4-4 4M15 3v10",
};

/** @returns {(state: State) => void} */
export function makeOutcome() {
  const section = byId("outcome", HTMLElement);
  const told = byId("outcome-told", HTMLElement);
  const changed = watcher();
  return ({ run, language }) => {
    if (run.status !== "shown" || !changed(run.timeline, language)) return;
    const { timeline } = run;
    section.dataset.status = timeline.outcome.status;
    const body = bodyOf(timeline, language);
    told.replaceChildren(head(timeline, language), ...(body.length > 0 ? [element("div", "outcome-body", body)] : []));
  };
}

/** @param {Timeline} timeline @param {Language} language */
function head(timeline, language) {
  const { status } = timeline.outcome;
  const badge = element("span", "badge", [icon(ICONS[status] ?? ICONS.limit), text(language, /** @type {Key} */ (`outcome.${status}`))]);
  const title = timeline.name ? [element("bdi", "", [shorten(timeline.name, 80)])] : [];
  const taskSteps = timeline.tasks.reduce((sum, task) => sum + task.steps, 0);
  const callbacks = timeline.steps.length - taskSteps;
  const facts = [
    counted(language, "fact.tasks", timeline.tasks.length),
    counted(language, "fact.steps", taskSteps),
    ...(callbacks > 0 ? [counted(language, "fact.callbacks", callbacks)] : []),
    counted(language, "fact.turns", timeline.turns),
    text(language, timeline.clock === "real" ? "fact.real" : "fact.virtual", { time: formatSeconds(timeline.end, language) }),
  ];
  return element("div", "outcome-head", [
    element("h2", "", [...title, badge]),
    element("ul", "outcome-facts", facts.map((fact) => element("li", "", [fact]))),
  ]);
}

/** @param {Timeline} timeline @param {Language} language @returns {Node[]} */
function bodyOf({ outcome, tasks }, language) {
  const { status } = outcome;
  if (status === "completed") return [];
  const limit = outcome.limit ? text(language, /** @type {Key} */ (`limit.${outcome.limit}`)) : "";
  const told = element("div", "", [element("p", "", [text(language, /** @type {Key} */ (`outcome.${status}.text`), { limit })])]);
  if (status === "failed") {
    const wrong = tasks.filter((task) => task.state !== "done");
    told.append(list("waits ends", wrong.map((task) => endOf(task, language)), language));
    return [told];
  }
  const waits = (outcome.waiting ?? []).map((wait) => [nameElement(shorten(wait.task)), " ", ...partNodes(stuckOn(wait, language))]);
  if (waits.length > 0) told.append(list("waits", waits, language));
  const circles = outcome.cycles ?? (outcome.cycle?.length ? [outcome.cycle] : []);
  const drawn = circles.slice(0, DRAWN_CIRCLES).map((cycle) => circle(cycle, language));
  const more = circles.length - drawn.length;
  return [told, ...drawn, ...(more > 0 ? [element("p", "quiet", [counted(language, "outcome.circles", more)])] : [])];
}

/** @param {string} className @param {(Node | string)[][]} items @param {Language} language */
function list(className, items, language) {
  const shown = items.slice(0, TOLD_TASKS).map((nodes) => element("li", "", nodes));
  const more = items.length - shown.length;
  if (more > 0) shown.push(element("li", "quiet", [counted(language, "outcome.more", more)]));
  return element("ul", className, shown);
}

/** @param {import("../wire.js").Task} task @param {Language} language */
function endOf(task, language) {
  const state = task.state === "skipped" || task.state === "cancelled" ? task.state : "failed";
  const error = { kind: /** @type {const} */ ("value"), text: task.error ? shorten(`${task.error.type}: ${task.error.message}`, 160) : "" };
  return partNodes(phrase(language, `outcome.task.${state}`, { task: { kind: "name", text: shorten(task.id) }, error }));
}

/** @param {string[]} cycle @param {Language} language */
function circle(cycle, language) {
  const chips = cycle.map((id) => {
    const button = element("button", "task-chip", [element("bdi", "", [shorten(id, 30)])]);
    button.type = "button";
    button.title = id;
    button.dataset.task = id;
    return element("li", "", [button]);
  });
  return element("figure", "circle", [element("figcaption", "", [text(language, "outcome.cycle")]), element("ol", "", chips)]);
}
