/** Small helpers to write the document: text always goes in as text nodes, never as markup. */

/**
 * The element of an id, which must be there and of the given kind.
 *
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return found;
}

/**
 * A new element with a class and children; texts become text nodes.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className = "", children = []) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * A small drawing of one path.
 *
 * @param {string} path
 * @returns {SVGSVGElement}
 */
export function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = /** @type {SVGSVGElement} */ (document.createElementNS(space, "svg"));
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const drawn = document.createElementNS(space, "path");
  drawn.setAttribute("d", path);
  svg.append(drawn);
  return svg;
}

/**
 * A name from the graph: isolated, for it may hold marks that reverse the text around it.
 *
 * @param {string} text
 * @param {string} [className]
 * @returns {HTMLElement}
 */
export function nameElement(text, className = "name") {
  const made = element("bdi", className, [text]);
  made.title = text;
  return made;
}

/**
 * The pieces of a sentence.
 *
 * @param {import("../types.js").Part[]} parts
 * @returns {(Node | string)[]}
 */
export const partNodes = (parts) =>
  parts.map((part) => (part.kind === "text" ? part.text : part.kind === "name" ? element("bdi", "name", [part.text]) : element("bdi", "value", [part.text])));

/**
 * Whether any of the values differs from those of the call before: painters skip what has not changed.
 *
 * @returns {(...values: unknown[]) => boolean}
 */
export function watcher() {
  /** @type {unknown[] | null} */
  let before = null;
  return (...values) => {
    const same = before !== null && before.every((value, i) => Object.is(value, values[i]));
    before = values;
    return !same;
  };
}
