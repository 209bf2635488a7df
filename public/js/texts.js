/** Which language to speak, and how a text gets its blanks filled. The texts are in texts/. */

import { isolated } from "./format.js";
import { en } from "./texts/en.js";
import { fr } from "./texts/fr.js";

/** @typedef {keyof typeof en} Key */
/** @typedef {{[blank: string]: string | number | import("./types.js").Part}} Blanks */

/** @type {{[language in import("./types.js").Language]: {[key in Key]: string}}} */
const dictionaries = { en, fr };

const rules = { en: new Intl.PluralRules("en"), fr: new Intl.PluralRules("fr") };

/**
 * The first of the reader's languages that the page speaks; English where there is none.
 *
 * @param {readonly string[]} wanted as in `navigator.languages`
 * @returns {import("./types.js").Language}
 */
export function preferredLanguage(wanted) {
  const known = wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => tag in dictionaries);
  return known === "fr" ? "fr" : "en";
}

/**
 * A text with its blanks filled, as pieces: a blank's piece keeps its kind, so that a name can be
 * shown as a name and cannot reorder or restyle the sentence around it.
 *
 * @param {import("./types.js").Language} language
 * @param {Key} key
 * @param {Blanks} [blanks]
 * @returns {import("./types.js").Part[]}
 */
export function phrase(language, key, blanks = {}) {
  return dictionaries[language][key].split(/\{(\w+)\}/).flatMap((piece, i) => {
    const filled = i % 2 === 1 ? blanks[piece] : piece;
    if (typeof filled === "object") return [filled];
    return filled === "" || filled === undefined ? [] : [{ kind: /** @type {const} */ ("text"), text: String(filled) }];
  });
}

/**
 * The same as one plain text.
 *
 * @param {import("./types.js").Language} language
 * @param {Key} key
 * @param {Blanks} [blanks]
 * @returns {string}
 */
export const text = (language, key, blanks = {}) => plain(phrase(language, key, blanks));

/**
 * A text that depends on a number: the key's `.one` or `.other`.
 *
 * @param {import("./types.js").Language} language
 * @param {string} key
 * @param {number} n
 * @param {Blanks} [blanks]
 * @returns {string}
 */
export function counted(language, key, n, blanks = {}) {
  const form = rules[language].select(n) === "one" ? "one" : "other";
  const shown = n.toLocaleString(language);
  return text(language, /** @type {Key} */ (`${key}.${form}`), { n: shown, ...blanks });
}

/** @param {import("./types.js").Part[]} parts @returns {string} */
export const plain = (parts) => parts.map((part) => (part.kind === "text" ? part.text : isolated(part.text))).join("");

/**
 * Phrases as a list in words: `a, b and c`.
 *
 * @param {import("./types.js").Language} language
 * @param {import("./types.js").Part[][]} phrases
 * @returns {import("./types.js").Part[]}
 */
export function listed(language, phrases) {
  return phrases.flatMap((parts, i) => {
    if (i === 0) return parts;
    const joint = i === phrases.length - 1 ? dictionaries[language]["list.last"] : ", ";
    return [{ kind: /** @type {const} */ ("text"), text: joint }, ...parts];
  });
}
