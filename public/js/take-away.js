/** As what a run can be taken away: the service's formats, in the order in which they are offered. */

/** @typedef {"html" | "svg" | "text" | "python" | "trace" | "mermaid" | "dot" | "json" | "ndjson" | "columns" | "graph"} Kept */
/** @typedef {{kept: Kept, name: string, href: string, file: string | null}} Offer `file` is null for what a browser shows itself */

/** Each with the ending of the file that it is saved as; none for what one rather looks at first. */
const ENDINGS = /** @type {const} */ ([
  ["html", "html"], ["svg", null], ["text", null],
  ["python", "py"], ["trace", "trace.json"], ["mermaid", null], ["dot", "dot"],
  ["json", null], ["ndjson", "ndjson"], ["columns", "columns"],
]);

/**
 * The offers of a run.
 *
 * @param {import("./wire.js").Timeline} timeline
 * @returns {Offer[]}
 */
export function offersOf({ id, name }) {
  const path = `/v1/runs/${encodeURIComponent(id)}`;
  const stem = fileStem(name) || `run-${id.slice(0, 8)}`;
  const offers = ENDINGS.map(([kept, ending]) => ({ kept, name: kept, href: `${path}.${kept}`, file: ending === null ? null : `${stem}.${ending}` }));
  return [...offers, { kept: "graph", name: "graph", href: `${path}/graph`, file: `${stem}.json` }];
}

/**
 * A run's name as the beginning of a file's: nothing but letters, digits and dashes, for a file system
 * may give any other sign a meaning.
 *
 * @param {string | null} name
 * @returns {string}
 */
const fileStem = (name) => (name ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40).replace(/^-+|-+$/g, "");
