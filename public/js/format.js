/** Numbers, times and values as a person reads them. */

/** Longer texts end in an ellipsis: no name or value may push the page apart. */
const SHORT = 60;

/** Steps of a thousand, for times below one hundredth of a second. */
const SMALL_UNITS = [
  { seconds: 1e-3, unit: "ms" },
  { seconds: 1e-6, unit: "µs" },
  { seconds: 1e-9, unit: "ns" },
];

/**
 * A time or a duration: `1.5 s`, `20 ms`, in French `1,5 s`. Whole nanoseconds, so nothing is lost.
 *
 * @param {number} seconds
 * @param {string} language
 * @returns {string}
 */
export function formatSeconds(seconds, language) {
  const size = Math.abs(seconds);
  const small = size > 0 && size < 0.01 ? SMALL_UNITS.find((each) => size >= each.seconds) : undefined;
  const amount = small ? Math.round((seconds / small.seconds) * 1e6) / 1e6 : seconds;
  return `${formatNumber(amount, language)}\u00a0${small?.unit ?? "s"}`;
}

/** @type {Map<string, Intl.NumberFormat>} */
const numberFormats = new Map();

/**
 * @param {number} number
 * @param {string} language
 * @returns {string}
 */
export function formatNumber(number, language) {
  const format = numberFormats.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 9 });
  numberFormats.set(language, format);
  return format.format(number);
}

/**
 * A JSON value on one line. A value that the service left out for its size, `{"…": n}`, gives its size.
 *
 * @param {import("./wire.js").Value} value
 * @param {number} [limit] characters
 * @returns {string}
 */
export function formatValue(value, limit = SHORT) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const keys = Object.keys(value);
    if (keys.length === 1 && keys[0] === "…") return `… ${value["…"]} B`;
  }
  return shorten(JSON.stringify(value) ?? "null", limit);
}

/**
 * A text of at most `limit` characters; never half of a surrogate pair.
 *
 * @param {string} text
 * @param {number} [limit]
 * @returns {string}
 */
export function shorten(text, limit = SHORT) {
  if (text.length <= limit) return text;
  const characters = [...text.slice(0, limit * 2 + 2)];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}

/** What can turn the order of a line: the blocks that are written from right to left, and the marks of direction. */
const TURNING = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A text that cannot reorder what stands around it, on one line. For the canvas and for attributes, which have no `<bdi>`.
 *
 * One that could is put between U+2068 and U+2069; isolates of its own are taken out, for a U+2069 in it would end ours.
 *
 * @param {string} text
 * @returns {string}
 */
export function isolated(text) {
  const line = text.replace(/[\n\r\t]/g, " ");
  return TURNING.test(line) ? `\u2068${line.replace(/[\u2066-\u2069]/g, "")}\u2069` : line;
}
