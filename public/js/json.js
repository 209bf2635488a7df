/**
 * A JSON scanner that knows where everything stands: the tokens (for colours), the place of every
 * value by its JSON Pointer (to light up the line that a step comes from), and the first syntax error
 * with a reason that can be translated. `JSON.parse` tells none of these.
 *
 * It keeps its own stack, so that deeply nested text cannot overflow the caller's.
 */

/** @typedef {"key" | "string" | "number" | "literal" | "punctuation"} TokenKind */
/** @typedef {{start: number, end: number, kind: TokenKind}} Token offsets into the text */
/** @typedef {{start: number, end: number}} Span */
/** @typedef {"value" | "key" | "colon" | "comma" | "string" | "escape" | "number" | "literal" | "trailing" | "end"} Reason */
/**
 * @typedef {object} Scan
 * @property {Token[]} tokens
 * @property {Map<string, Span>} places pointer -> where its value stands
 * @property {{offset: number, reason: Reason} | null} error
 */
/** @typedef {{isObject: boolean, start: number, pointer: string, key: string, count: number}} Frame an open list or object */

/** One token, at the scanner's offset; white space is skipped before. */
const TOKEN = /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const SPACE = /[ \t\r\n]*/y;

/**
 * Scans a whole text; stops at the first syntax error, with what was understood until there.
 *
 * @param {string} text
 * @returns {Scan}
 */
export function scan(text) {
  /** @type {Scan} */
  const result = { tokens: [], places: new Map(), error: null };
  /** @type {Frame[]} */
  const stack = [];
  let expected = "value";
  let offset = skipSpace(text, 0);
  while (offset < text.length) {
    TOKEN.lastIndex = offset;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return failed(result, offset, badToken(text, offset));
    const end = offset + token.length;
    const frame = stack[stack.length - 1];
    /** @type {TokenKind} */
    let kind = "punctuation";

    if (expected === "over") return failed(result, offset, "trailing");
    if (expected === "colon") {
      if (token !== ":") return failed(result, offset, "colon");
      expected = "value";
    } else if (token === "}" || token === "]") {
      const empty = frame?.count === 0 && (expected === "key" || expected === "value" || expected === "comma");
      const closes = frame !== undefined && frame.isObject === (token === "}");
      if (!closes || !(expected === "comma" || empty)) return failed(result, offset, reasonFor(expected));
      result.places.set(frame.pointer, { start: frame.start, end });
      stack.pop();
      expected = stack.length > 0 ? "comma" : "over";
    } else if (expected === "comma") {
      if (token !== ",") return failed(result, offset, "comma");
      expected = frame.isObject ? "key" : "value";
    } else if (expected === "key") {
      if (token[0] !== '"') return failed(result, offset, "key");
      kind = "key";
      frame.key = JSON.parse(token);
      frame.count += 1;
      expected = "colon";
    } else {
      if (token === "," || token === ":") return failed(result, offset, "value");
      const pointer = pointerIn(frame);
      if (frame && !frame.isObject) frame.count += 1;
      if (token === "{" || token === "[") {
        stack.push({ isObject: token === "{", start: offset, pointer, key: "", count: 0 });
        expected = token === "{" ? "key" : "value";
      } else {
        kind = token[0] === '"' ? "string" : /[tfn]/.test(token[0]) ? "literal" : "number";
        result.places.set(pointer, { start: offset, end });
        expected = stack.length > 0 ? "comma" : "over";
      }
    }
    result.tokens.push({ start: offset, end, kind });
    offset = skipSpace(text, end);
  }
  return expected === "over" ? result : failed(result, text.length, "end");
}

/** @param {Frame | undefined} frame @returns {string} the pointer of the value that comes next in it */
function pointerIn(frame) {
  if (!frame) return "";
  const key = frame.isObject ? frame.key.replace(/~/g, "~0").replace(/\//g, "~1") : frame.count;
  return `${frame.pointer}/${key}`;
}

/** @param {string} expected @returns {Reason} */
const reasonFor = (expected) => (expected === "key" ? "key" : expected === "comma" ? "comma" : "value");

/** @param {string} text @param {number} offset */
function skipSpace(text, offset) {
  SPACE.lastIndex = offset;
  return offset + (SPACE.exec(text)?.[0].length ?? 0);
}

/** @param {Scan} result @param {number} offset @param {Reason} reason @returns {Scan} */
const failed = (result, offset, reason) => ({ ...result, error: { offset, reason } });

/** @param {string} text @param {number} offset @returns {Reason} why no token stands there */
function badToken(text, offset) {
  const first = text[offset];
  if (first === '"') return /^"(?:[^"\\\u0000-\u001f]|\\.)*"/.test(text.slice(offset)) ? "escape" : "string";
  if (/[-+.\d]/.test(first)) return "number";
  return /[A-Za-z']/.test(first) ? "literal" : "value";
}

/**
 * Where an offset stands, both counted from 1; columns count characters, not UTF-16 units.
 *
 * @param {string} text
 * @param {number} offset
 * @returns {{line: number, column: number}}
 */
export function lineAndColumn(text, offset) {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: [...before.slice(start)].length + 1 };
}

/**
 * Where each line begins.
 *
 * @param {string} text
 * @returns {number[]}
 */
export function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * The offset of a line and column; the nearest one where the text has no such place.
 *
 * @param {string} text
 * @param {number} line
 * @param {number} column
 * @returns {number}
 */
export function offsetOf(text, line, column) {
  const lines = text.split("\n");
  const row = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, row).reduce((sum, each) => sum + each.length + 1, 0);
  return start + [...lines[row]].slice(0, Math.max(column, 1) - 1).join("").length;
}

/**
 * The place that a pointer names, or of the nearest parent that the text has.
 *
 * @param {Map<string, Span>} places
 * @param {string} pointer
 * @returns {Span | null}
 */
export function placeOf(places, pointer) {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = places.get(at);
    if (place) return place;
    if (at === "") return null;
  }
}
