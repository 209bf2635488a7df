/** What Tab and Shift + Tab do to a text: pure, so that a table tests it. */

/** @typedef {{start: number, end: number, text: string, selectStart: number, selectEnd: number}} Edit */

const UNIT = "  ";

/**
 * Tab in one line inserts two spaces; over several lines, or with Shift, whole lines move.
 *
 * @param {string} text
 * @param {number} from selection
 * @param {number} to
 * @param {boolean} outwards with Shift
 * @returns {Edit} what to replace, by what, and what is selected then
 */
export function indentation(text, from, to, outwards) {
  if (!outwards && !text.slice(from, to).includes("\n")) {
    return { start: from, end: to, text: UNIT, selectStart: from + UNIT.length, selectEnd: from + UNIT.length };
  }
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const lines = text.slice(start, to).split("\n");
  const moved = lines.map((line) => (outwards ? line.replace(/^ {1,2}/, "") : UNIT + line));
  const first = moved[0].length - lines[0].length;
  const all = moved.join("\n");
  const selectEnd = Math.max(start, to + all.length - (to - start));
  return { start, end: to, text: all, selectStart: Math.max(start, from + first), selectEnd };
}
