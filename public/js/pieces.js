/** The pieces that sentences are put together from: names, values, and lists of them. */

import { shorten } from "./format.js";
import { counted, listed, phrase } from "./texts.js";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Language} Language */

/** More names than this are counted, not told. */
const TOLD_NAMES = 5;

/** @param {string} text @returns {Part} */
export const name = (text) => ({ kind: "name", text: shorten(text, 40) });

/** @param {string} text @returns {Part} */
export const value = (text) => ({ kind: "value", text });

/**
 * Names as a list in words; many are counted.
 *
 * @param {Language} language
 * @param {string[]} ids
 * @returns {Part[]}
 */
export function names(language, ids) {
  const kept = ids.length > TOLD_NAMES ? ids.slice(0, TOLD_NAMES - 1) : ids;
  /** @type {Part[][]} */
  const phrases = kept.map((id) => [name(id)]);
  if (kept.length < ids.length) phrases.push([{ kind: "text", text: counted(language, "names.more", ids.length - kept.length) }]);
  return listed(language, phrases);
}

/**
 * A phrase with one blank that is a whole list of pieces.
 *
 * @param {Language} language
 * @param {import("./texts.js").Key} key
 * @param {import("./texts.js").Blanks} blanks
 * @param {{[blank: string]: Part[]}} lists
 * @returns {Part[]}
 */
export function fill(language, key, blanks, lists) {
  const markers = Object.fromEntries(Object.keys(lists).map((blank) => [blank, { kind: /** @type {const} */ ("text"), text: `\u0000${blank}` }]));
  return phrase(language, key, { ...blanks, ...markers }).flatMap((part) =>
    part.text[0] === "\u0000" && part.kind === "text" ? lists[part.text.slice(1)] : [part]);
}
