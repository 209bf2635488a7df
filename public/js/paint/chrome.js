/** The page's frame: the fixed texts, language and theme, the examples, and which of the states of a run is shown. */

import { isolated } from "../format.js";
import { translated } from "../selectors.js";
import { counted, text } from "../texts.js";
import { SPEEDS } from "../state.js";
import { byId, element, watcher } from "./elements.js";

/** @typedef {import("../types.js").State} State */

/** @returns {(state: State) => void} */
export function makeChrome() {
  const select = { language: byId("language", HTMLSelectElement), theme: byId("theme", HTMLSelectElement), examples: byId("examples", HTMLSelectElement), speed: byId("speed", HTMLSelectElement) };
  const run = { button: byId("run", HTMLButtonElement), text: byId("run-text", HTMLElement) };
  const [changedLanguage, changedTheme, changedExamples, changedChoice, changedRun] = [watcher(), watcher(), watcher(), watcher(), watcher()];
  return (state) => {
    const { language } = state;
    if (changedTheme(state.theme, wantsDark())) {
      document.documentElement.dataset.shade = isDark(state) ? "dark" : "light";
      select.theme.value = state.theme;
    }
    if (changedLanguage(language)) {
      document.documentElement.lang = language;
      select.language.value = language;
      for (const each of document.querySelectorAll("[data-text]")) each.textContent = text(language, keyOf(each, "data-text"));
      for (const each of document.querySelectorAll("[data-label]")) {
        each.setAttribute("aria-label", text(language, keyOf(each, "data-label")));
        if (each instanceof HTMLButtonElement) each.title = text(language, keyOf(each, "data-label"));
      }
      select.speed.replaceChildren(...SPEEDS.map((speed) => option(String(speed), counted(language, "speed", speed))));
    }
    select.speed.value = String(state.view.speed);
    if (changedExamples(language, state.examples)) paintExamples(state, select.examples);
    if (changedChoice(language, state.examples, state.about)) paintAbout(state);
    // Always: the menu shows at once what the reader chooses, even where nothing comes of it.
    select.examples.value = state.opening ?? state.example;
    if (changedRun(language, state.run)) {
      const isLoading = state.run.status === "loading";
      run.button.disabled = isLoading;
      run.text.textContent = text(language, isLoading ? "editor.running" : "editor.run");
      byId("run-first", HTMLButtonElement).disabled = isLoading;
      for (const status of ["idle", "loading", "failed", "shown"]) byId(status, HTMLElement).hidden = state.run.status !== status;
      const name = state.run.status === "shown" ? state.run.timeline.name : null;
      document.title = name ? `${isolated(name)} · ${text(language, "page.title")}` : text(language, "page.title");
      if (state.run.status === "failed") paintFailure(state, state.run.problem);
    }
  };
}

/** @param {State} state @returns {boolean} */
export const isDark = (state) => (state.theme === "auto" ? wantsDark() : state.theme === "dark");

const wantsDark = () => window.matchMedia("(prefers-color-scheme: dark)").matches;

/** @param {Element} element @param {string} attribute */
const keyOf = (element, attribute) => /** @type {import("../texts.js").Key} */ (element.getAttribute(attribute) ?? "");

/** @param {string} value @param {string} label */
function option(value, label) {
  const made = element("option", "", [label]);
  made.value = value;
  return made;
}

/** @param {State} state @param {HTMLSelectElement} select */
function paintExamples({ examples, language }, select) {
  const none = text(language, examples.status === "failed" ? "editor.noExamples" : "editor.choose");
  const options = examples.list.map((each) => option(each.name, numbered(each, language)));
  select.replaceChildren(option("", none), ...options);
  select.disabled = examples.list.length === 0;
}

/**
 * An example's title, with its place in the course where its name begins with one.
 *
 * @param {import("../wire.js").Example} example
 * @param {import("../types.js").Language} language
 */
function numbered({ name, title }, language) {
  const number = Number.parseInt(name, 10);
  const words = translated(title, language) || name;
  return Number.isNaN(number) ? words : `${number}. ${words}`;
}

/**
 * What is said about the example that the text comes from; it stays while the reader changes the text, to try the
 * question out.
 *
 * @param {State} state
 */
function paintAbout({ examples, about, language }) {
  const place = byId("example-about", HTMLElement);
  const chosen = examples.list.find(({ name }) => name === about);
  place.hidden = chosen === undefined;
  if (chosen === undefined) return place.replaceChildren();
  /** @param {"editor.lookFor" | "editor.question"} key @param {import("../wire.js").Told | undefined} told @param {string} name */
  const labelled = (key, told, name) => {
    const words = translated(told, language);
    return words === "" ? [] : [element("p", name, [element("strong", "", [text(language, key)]), " ", words])];
  };
  place.replaceChildren(
    element("h2", "", [translated(chosen.title, language) || chosen.name]),
    element("p", "", [translated(chosen.description, language)]),
    ...labelled("editor.lookFor", chosen.look_for, "look-for"),
    ...labelled("editor.question", chosen.question, "question"),
  );
}

/** @param {State} state @param {import("../wire.js").Problem} problem */
function paintFailure({ language }, problem) {
  const heading = byId("failed-heading", HTMLElement);
  const detail = byId("failed-text", HTMLElement);
  if (problem.status === 0) {
    heading.textContent = text(language, "problems.network");
    detail.textContent = text(language, "problems.networkDetail");
  } else if (problem.status === 404) {
    heading.textContent = text(language, "problems.notFound");
    detail.textContent = text(language, "problems.notFoundDetail");
  } else if (problem.errors?.length || problem.line !== undefined) {
    heading.textContent = text(language, "failed.heading");
    detail.textContent = text(language, "failed.graph");
  } else {
    heading.textContent = problem.title || text(language, "failed.heading");
    detail.textContent = problem.detail ?? "";
  }
}
