/** The composition root: makes the store and joins it to the service, the controls and the painter. */

import { getExample, getExamples, getRun, postRun, ProblemError } from "./api.js";
import { connectControls, remembered } from "./controls.js";
import { makePainter } from "./paint.js";
import { initialState, reduce } from "./state.js";
import { makeStore } from "./store.js";
import { preferredLanguage } from "./texts.js";

/** What a first visitor finds in the editor: the origin text's last program, by any number before its name. */
const FIRST_EXAMPLE = /waiter/i;

/** The address follows the position when it has stood still for so long. */
const KEEP_MS = 400;

const language = preferredLanguage([remembered("language") ?? "", ...navigator.languages]);
const theme = remembered("theme");
const store = makeStore(initialState({ language, theme: theme === "light" || theme === "dark" ? theme : "auto" }), reduce);
const { dispatch, getState, subscribe } = store;

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
    const step = /^#step=(\d+)$/.exec(location.hash)?.[1];
    if (step !== undefined) dispatch({ type: "position-chosen", position: Number(step) });
  } catch (error) {
    dispatch({ type: "run-failed", problem: problemOf(error) });
    await offerExample().catch(() => {});
  }
}

/** The position stands in the address, so that a link can lead to a step; not at every beat, which browsers refuse. */
function keepPosition() {
  const { run: shown, view } = getState();
  if (shown.status !== "shown" || view.playing) return;
  const hash = view.position === 0 ? "" : `#step=${view.position}`;
  if (location.hash !== hash) history.replaceState(null, "", location.pathname + hash);
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

const paint = makePainter();
const repaint = () => paint(getState());
// At once, not at the next frame: pointers and wheels already come once a frame, and what has been
// asked for is then true of the page when the event is over.
subscribe(repaint);
let keeping = 0;
subscribe(() => {
  clearTimeout(keeping);
  keeping = setTimeout(keepPosition, KEEP_MS);
});
connectControls(store, { run, openExample });
window.addEventListener("popstate", openAddress);
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
repaint();
openAddress();
loadExamples();
