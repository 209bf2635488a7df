/**
 * One sentence in plain words on a step: whose turn it was and why, what it did, how it ended.
 * "Turn 3: coro2 wakes because its sleep ended, prints “1” and sleeps until 2 s."
 */

import { formatNumber, formatSeconds, formatValue, shorten } from "./format.js";
import { fill, name, names, value } from "./pieces.js";
import { counted, listed, phrase, text } from "./texts.js";
import { KINDS, needAt, needBefore, waitsFor } from "./waiting.js";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./types.js").Language} Language */
/** @typedef {import("./wire.js").Step} Step */
/** @typedef {import("./texts.js").Key} Key */

/** More actions than this are counted, not told. */
const TOLD_ACTIONS = 4;

/** The actions that say nothing of their own beside the step's end or the actions within them. */
const SILENT = new Set(["repeat", "while", "for", "try", "break", "continue", "timeout", "group", "raise", "task"]);

/** The actions that have a phrase `did.…` of their own. */
const TOLD = new Set([
  "print", "note", "work", "yield", "spawn", "gather", "set", "clear", "acquire", "release", "notify", "put", "put_nowait",
  "get", "get_nowait", "let", "if", "cancel", "resolve", "reject", "assert", "except", "task_done", "join", "wait", "shield", "wait_for",
]);

/**
 * What the step before `position` did.
 *
 * @param {Index} index
 * @param {number} position
 * @param {Language} language
 * @returns {Part[]}
 */
export function sentenceAt(index, position, language) {
  const { timeline } = index;
  const step = timeline.steps[position - 1];
  if (!step) {
    const roots = timeline.tasks.filter((task) => task.parent === null).map((task) => task.id);
    return fill(language, "sentence.start", {}, { tasks: names(language, roots) });
  }
  const deeds = step.task === null ? loopDeeds(step, language) : deedsOf(index, step, language);
  const head = step.task === null ? callbackHead(step, language) : causeOf(index, step, language);
  const turn = phrase(language, "sentence.turn", { turn: formatNumber(step.turn, language) });
  return [...turn, ...listed(language, [head, ...deeds]), { kind: "text", text: "." }];
}

/** The kinds of callback that have words of their own. */
const callbackKinds = new Set(["sleep", "gather", "wait", "shield", "timeout", "group", "as_completed"]);

/** Those of them that have a phrase `callback.…` too. */
const callbackPhrases = new Set(["sleep", "gather", "wait", "timeout"]);

/**
 * A callback's kind in a word or two.
 *
 * @param {string} kind
 * @param {Language} language
 * @returns {string}
 */
export const callbackWord = (kind, language) => text(language, /** @type {Key} */ (`queue.${callbackKinds.has(kind) ? kind : "callback"}`));

/** @param {Step} step @param {Language} language @returns {Part[]} */
function callbackHead(step, language) {
  const about = step.callback;
  const kind = callbackWord(about?.kind ?? "", language);
  if (!about?.for) return phrase(language, "callback.other", { kind });
  const key = callbackPhrases.has(about.kind) ? about.kind : "for";
  return phrase(language, /** @type {Key} */ (`callback.${key}`), { kind, task: name(about.for) });
}

/** @param {Step} step @param {Language} language @returns {Part[][]} */
function loopDeeds(step, language) {
  if (step.wakes.length === 0) return [phrase(language, "callback.nothing")];
  return [fill(language, "callback.wakes", {}, { tasks: names(language, step.wakes) })];
}

/** @param {Index} index @param {Step} step @param {Language} language @returns {Part[]} */
function causeOf(index, step, language) {
  const { kind, by, on } = step.cause;
  const task = name(step.task ?? "");
  const who = by === null ? null : index.timeline.steps[by]?.task ?? null;
  if (kind === "start") {
    return who === null
      ? phrase(language, "cause.start", { task })
      : phrase(language, "cause.spawned", { task, by: name(who) });
  }
  if (kind === "cancel") {
    return who === null ? phrase(language, "cause.cancel", { task }) : phrase(language, "cause.cancelled", { task, by: name(who) });
  }
  const polled = polledBefore(index, step);
  if (polled !== null) return phrase(language, "cause.poll", { task, name: name(polled) });
  if (kind === "yield" || !on) return phrase(language, kind === "yield" ? "cause.yield" : "cause.wake", { task });
  const actor = who === null || !["event", "lock", "semaphore", "condition", "queue"].includes(on.kind) ? "" : ".by";
  const need = needBefore(index, step.step);
  const key = /** @type {Key} */ (`cause.${KINDS.has(on.kind) ? on.kind : "other"}${need === null ? "" : `.${need}`}${actor}`);
  return fill(language, key, { task, name: name(on.name ?? ""), by: name(who ?? "") }, { of: names(language, on.of ?? []) });
}

/**
 * The waiter that the task's step before this one had found not set; null where it did not poll.
 *
 * @param {Index} index
 * @param {Step} step
 * @returns {string | null}
 */
export function polledBefore(index, { cause }) {
  const on = cause.kind === "yield" && cause.by !== null ? index.timeline.steps[cause.by]?.next.on : null;
  return on?.kind === "poll" ? (on.name ?? "") : null;
}

/** @param {Index} index @param {Step} step @param {Language} language @returns {Part[][]} */
function deedsOf(index, step, language) {
  const told = deedGroups(step.actions).map((group) =>
    group.length === 1 ? deed(index, step, group[0], language) : fill(language, "did.spawn", {}, { name: names(language, group.map((action) => action.id ?? "")) }),
  ).filter((parts) => parts.length > 0);
  const kept = told.length > TOLD_ACTIONS ? told.slice(0, TOLD_ACTIONS - 1) : told;
  if (kept.length < told.length) {
    kept.push([{ kind: "text", text: counted(language, "did.more", told.length - kept.length) }]);
  }
  return [...kept, endOf(index, step, language)];
}

/**
 * The actions that are told, one by one, but for spawns in a row, which are told as one.
 *
 * @param {import("./wire.js").Action[]} actions
 * @returns {import("./wire.js").Action[][]}
 */
function deedGroups(actions) {
  /** @type {import("./wire.js").Action[][]} */
  const groups = [];
  for (const action of actions.filter((each) => each.error || !SILENT.has(each.operation))) {
    const last = groups[groups.length - 1];
    const isSpawn = action.operation === "spawn" && !action.error;
    if (isSpawn && last?.[0].operation === "spawn" && !last[0].error) last.push(action);
    else groups.push([action]);
  }
  return groups;
}

/** @param {Index} index @param {Step} step @param {import("./wire.js").Action} action @param {Language} language @returns {Part[]} */
function deed(index, step, action, language) {
  const { operation, resumed } = action;
  // The second half of an operation need not name again what it waited on.
  const target = action.target ?? (resumed && action === step.actions[0] ? step.cause.on?.name : undefined);
  const isLast = action === step.actions[step.actions.length - 1];
  if (action.error) {
    // An error that ends the task is told by its end.
    return isLast && ["failed", "skipped", "cancelled"].includes(step.next.state) ? [] : phrase(language, "did.error", { operation, error: value(errorText(action.error)) });
  }
  // What a step ends with is told by how it ended: "waits for the lock a", "sleeps until 2 s".
  if (isLast && !resumed && step.next.state !== "ready" && isSuspending(step, operation)) return [];
  const blanks = {
    operation,
    name: name(action.id ?? target ?? ""),
    text: value(shorten(action.text ?? "")),
    seconds: formatSeconds(action.seconds ?? 0, language),
    value: value(formatValue(action.value ?? null)),
  };
  switch (operation) {
    case "sleep":
    case "return":
      return [];
    case "yield":
      return isLast ? [] : phrase(language, "did.yield");
    case "after":
      return resumed && step.next.state !== "skipped" ? phrase(language, "did.after") : [];
    case "await":
      return awaited(index, { ...action, target }, step, language, blanks);
    case "with":
      return phrase(language, "did.acquire", blanks);
    case "let":
      return listed(language, bindings(action, language));
    case "if":
      return phrase(language, action.value ? "did.if" : "did.else");
    case "gather":
      return resumed ? phrase(language, "did.gathered") : fill(language, "did.gather", {}, { of: names(language, action.targets ?? []) });
    default: {
      const key = operation.replace("_nowait", "");
      return phrase(language, TOLD.has(operation) ? /** @type {Key} */ (`did.${key}`) : "did.other", blanks);
    }
  }
}

/** @param {Step} step @param {string} operation @returns {boolean} whether the step ended suspended in it */
const isSuspending = (step, operation) =>
  (step.next.state === "waiting" || step.next.state === "sleeping") && !["print", "set", "let", "work", "spawn"].includes(operation);

/** @param {Index} index @param {import("./wire.js").Action} action @param {Step} step @param {Language} language @param {import("./texts.js").Blanks} blanks @returns {Part[]} */
function awaited(index, action, step, language, blanks) {
  const target = action.target ?? "";
  if (!index.laneOf.has(target) && !index.objects.has(target)) {
    return phrase(language, action.resumed ? "did.returned" : "did.call", blanks);
  }
  if (action.resumed && polledBefore(index, step) === target) return phrase(language, "did.polled", blanks);
  const hasValue = action.value !== undefined && action.value !== null && action.value !== true;
  if (!action.resumed && !(hasValue && index.objects.has(target))) return step.next.on?.kind === "poll" ? [] : phrase(language, "did.await", blanks);
  return phrase(language, hasValue ? "did.got" : "did.awaited", blanks);
}

/** @param {import("./wire.js").Action} action @param {Language} language @returns {Part[][]} */
const bindings = (action, language) =>
  Object.entries({ ...action.writes, ...action.locals }).map(([key, bound]) =>
    phrase(language, "did.let", { name: name(key), value: value(formatValue(bound)) }));

/**
 * An error in words; many have no message.
 * @param {{type: string, message: string}} error
 * @returns {string}
 */
const errorText = (error) => (error.message ? `${error.type}: ${shorten(error.message)}` : error.type);

/** @param {Index} index @param {Step} step @param {Language} language @returns {Part[]} */
function endOf(index, step, language) {
  const { state, on, until, result, error } = step.next;
  const reason = error ? value(errorText(error)) : "";
  switch (state) {
    case "ready":
      return on?.kind === "poll" ? phrase(language, "next.poll", { name: name(on.name ?? "") }) : phrase(language, step.cause.kind === "yield" && step.actions.length === 0 ? "next.again" : "next.ready");
    case "sleeping":
      return phrase(language, "next.sleeping", { until: formatSeconds(until ?? 0, language) });
    case "waiting":
      return waitsFor(on ?? null, language, needAt(index, step.step));
    case "done":
      return result === null || result === undefined
        ? phrase(language, "next.done")
        : phrase(language, "next.result", { value: value(formatValue(result)) });
    case "failed":
      return phrase(language, "next.failed", { error: reason });
    case "skipped":
      return phrase(language, "next.skipped", { error: reason });
    default:
      return phrase(language, "next.cancelled");
  }
}
