/** The composition root: joins store, controls and painter to the service. */

import { getExample, getExamples, getRun, postRun, ProblemError } from "./api.js";
import { addressedPosition, startPage } from "./controls/start.js";

/** What a first visitor finds in the editor: the origin text's last program, by any number before its name. */
const FIRST_EXAMPLE = /waiter/i;

const { dispatch, getState } = startPage({ run, openExample });

/** @param {unknown} error @returns {import("./wire.js").Problem} */
function problemOf(error) {
  if (error instanceof ProblemError) return error.problem;
  return { title: String(error), status: -1 };
}

async function run() {
  const graph = getState().text;
  if (getState().run.status === "loading") return;
  dispatch({ type: "run-started", id: null });
  try {
    const { id, timeline } = await postRun(graph);
    const path = `/runs/${encodeURIComponent(id)}`;
    if (location.pathname !== path) history.pushState(null, "", path);
    dispatch({ type: "run-shown", timeline, graph });
    bringToTimeline();
  } catch (error) {
    dispatch({ type: "run-failed", problem: problemOf(error) });
  }
}

/** On a narrow screen the timeline stands under the editor. */
function bringToTimeline() {
  const watching = document.getElementById("watching");
  if (watching && window.matchMedia("(max-width: 960px)").matches) watching.scrollIntoView({ block: "start" });
}

/** @param {string} name */
async function openExample(name) {
  const example = getState().examples.list.find((each) => each.name === name);
  if (!example) return;
  dispatch({ type: "example-chosen", name });
  try {
    dispatch({ type: "example-opened", name, text: await getExample(example.href) });
  } catch (error) {
    if (getState().opening === name) dispatch({ type: "run-failed", problem: problemOf(error) });
  }
}

/** Shows what the address names: a run, or nothing yet. */
async function openAddress() {
  const id = /^\/runs\/([^/]+)\/?$/.exec(location.pathname)?.[1];
  if (id === undefined) return dispatch({ type: "run-left" });
  dispatch({ type: "run-started", id });
  try {
    const { timeline, graph } = await getRun(decodeURIComponent(id));
    dispatch({ type: "example-opened", name: "", text: graph });
    dispatch({ type: "run-shown", timeline, graph });
    const position = addressedPosition();
    if (position !== null) dispatch({ type: "position-chosen", position });
  } catch (error) {
    dispatch({ type: "run-failed", problem: problemOf(error) });
    await offerExample().catch(() => {});
  }
}

async function loadExamples() {
  try {
    dispatch({ type: "examples-loaded", list: await getExamples() });
    await offerExample();
  } catch {
    dispatch({ type: "examples-failed" });
  }
}

/** Puts the first example into an editor that would otherwise stay empty. */
async function offerExample() {
  const { examples, text, run: shown } = getState();
  const first = examples.list.find(({ name }) => FIRST_EXAMPLE.test(name)) ?? examples.list[0];
  if (!first || text !== "" || shown.status === "loading") return;
  dispatch({ type: "example-offered", name: first.name, text: await getExample(first.href) });
}

window.addEventListener("popstate", openAddress);
openAddress();
loadExamples();
