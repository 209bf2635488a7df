/** What is derived from the state: pure, and remembered where it is costly. */

import { lineAndColumn, lineStarts, offsetOf, placeOf, scan } from "./json.js";
import { lowerBound, partition } from "./search.js";
import { text } from "./texts.js";
import { indexOf } from "./timeline-index.js";

/** @typedef {import("./types.js").State} State */

/** @typedef {{message: string, suggestion: string, line: number | null, column: number | null, offset: number | null, code: string}} ShownProblem */

/** A document longer than this is not scanned as it is typed: the service finds its problems. */
const LONGEST_SCANNED = 120_000;

/** So many lines of the console are in the document at once. */
const SHOWN_LINES = 300;

/** @template A, B @param {(key: A) => B} make @returns {(key: A) => B} remembers its last answer */
function remembering(make) {
  /** @type {{key: A, value: B} | null} */
  let last = null;
  return (key) => {
    if (last === null || last.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

const scanned = remembering(scan);
const scannedRun = remembering(scan);
const startsOfRun = remembering(lineStarts);

/** @type {(text: string) => {[name: string]: import("./wire.js").Value}} */
const declaredVariables = remembering((graph) => {
  try {
    const { variables } = JSON.parse(graph);
    return typeof variables === "object" && variables !== null ? variables : {};
  } catch {
    return {};
  }
});

/**
 * The tokens and the syntax error of the text in the editor; null where it is too long.
 *
 * @param {State} state
 * @returns {import("./json.js").Scan | null}
 */
export const scanOf = (state) => (state.text.length > LONGEST_SCANNED ? null : scanned(state.text));

/**
 * The problems to list under the editor: a syntax error at once, the service's after a run.
 *
 * @param {State} state
 * @returns {ShownProblem[]}
 */
export function problemsOf(state) {
  const syntax = state.text.trim() === "" ? null : scanOf(state)?.error;
  if (syntax) {
    const message = text(state.language, `json.${syntax.reason}`);
    return [{ message, suggestion: "", code: "", offset: syntax.offset, ...lineAndColumn(state.text, syntax.offset) }];
  }
  if (state.run.status !== "failed") return [];
  const { problem } = state.run;
  if (problem.errors?.length) return problem.errors.map((error) => placed(state, error));
  if (problem.line === undefined) return [];
  return [placed(state, { ...problem, message: problem.detail ?? problem.title })];
}

/**
 * @param {State} state
 * @param {import("./wire.js").GraphError} error
 * @returns {ShownProblem}
 */
function placed(state, { message, suggestion = "", code = "", line, column }) {
  // A place in the text that was run means nothing in a text that has been edited since.
  const isStale = state.run.status === "failed" && state.run.graph !== state.text;
  const offset = line === undefined || isStale ? null : offsetOf(state.text, line, column ?? 1);
  return { message, suggestion, code, line: line ?? null, column: column ?? null, offset };
}

/**
 * What is odd in the graph that was run, at its places in the text, in the reader's language.
 *
 * @param {State} state
 * @returns {ShownProblem[]}
 */
export function warningsOf({ run, text: written, language }) {
  if (run.status !== "shown" || !run.timeline.warnings?.length) return [];
  const isScanned = run.graph.length <= LONGEST_SCANNED;
  return run.timeline.warnings.map(({ message, translations, pointer, code }) => {
    const start = isScanned ? (placeOf(scannedRun(run.graph).places, pointer)?.start ?? null) : null;
    const place = start === null ? { line: null, column: null } : lineAndColumn(run.graph, start);
    // As a problem's: there is no way to a place in a text that has been edited since.
    const offset = run.graph === written ? start : null;
    return { message: translations[language] ?? message, suggestion: "", code, ...place, offset };
  });
}

/**
 * The lines of the editor that the step shown comes from, counted from 1; none where the editor no
 * longer holds the graph that was run.
 *
 * @param {State} state
 * @returns {{first: number, last: number}[]}
 */
export function litLines(state) {
  if (state.run.status !== "shown" || state.run.graph !== state.text || state.text.length > LONGEST_SCANNED) return [];
  const step = state.run.timeline.steps[state.view.position - 1];
  if (!step) return [];
  const { places } = scannedRun(state.run.graph);
  const starts = startsOfRun(state.run.graph);
  const pointers = step.actions.length > 0 ? step.actions.map((action) => action.at) : [lastPlaceOf(state.run.timeline, state.view.position)];
  return [...new Set(pointers)].slice(0, 20).flatMap((pointer) => {
    const place = pointer === null ? null : placeOf(places, pointer);
    if (!place) return [];
    /** @param {number} offset */
    const lineOf = (offset) => partition(starts.length, (i) => starts[i] <= offset);
    const first = lineOf(place.start);
    // A block lights up its first line alone: its inner steps have lines of their own.
    const last = lineOf(place.end);
    return [{ first, last: last - first > 2 ? first : last }];
  });
}

/**
 * Where a task stands that did nothing but wait on: the place of its last action before.
 *
 * @param {import("./wire.js").Timeline} timeline
 * @param {number} position
 * @returns {string | null}
 */
function lastPlaceOf(timeline, position) {
  const index = indexOf(timeline);
  const lane = index.lanes[index.laneOfStep[position - 1]];
  if (lane.kind === "loop") return null;
  for (let k = lowerBound(lane.steps, position) - 1, tries = 0; k >= 0 && tries < 100; k -= 1, tries += 1) {
    const { actions } = timeline.steps[lane.steps[k]];
    if (actions.length > 0) return actions[actions.length - 1].at;
  }
  return null;
}

/**
 * The console up to a position: the last lines, and how many stand before them.
 *
 * @param {import("./types.js").Index} index
 * @param {number} position
 * @returns {{from: number, to: number}} a range of the timeline's output
 */
export function consoleRange(index, position) {
  const to = lowerBound(index.outputSteps, position);
  return { from: Math.max(0, to - SHOWN_LINES), to };
}

/**
 * The shared variables at a position, and whether the step shown bound each.
 *
 * @param {import("./types.js").Index} index
 * @param {string} graph
 * @param {number} position
 * @returns {{name: string, value: import("./wire.js").Value, changed: boolean}[]}
 */
export function variablesAt(index, graph, position) {
  const declared = declaredVariables(graph);
  return Object.keys(index.timeline.variables).map((name) => {
    const writes = index.writes.get(name);
    const count = writes ? lowerBound(writes.steps, position) : 0;
    const value = writes && count > 0 ? writes.values[count - 1] : declared[name];
    return { name, value: value ?? null, changed: count > 0 && writes?.steps[count - 1] === position - 1 };
  });
}

/**
 * An example's title or description in a language.
 *
 * @param {import("./wire.js").Told | undefined} told
 * @param {string} language
 * @returns {string}
 */
export const translated = (told, language) => (typeof told === "object" ? (told[language] ?? told.en ?? "") : (told ?? ""));
