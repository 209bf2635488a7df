/**
 * The service, as the page uses it. Every answer that is not a success becomes a `ProblemError`, told
 * in the page's language, which is the reader's choice and not always the browser's.
 */

/** @typedef {import("./wire.js").Timeline} Timeline */
/** @typedef {import("./wire.js").Problem} Problem */
/** @typedef {import("./types.js").Language} Language */

/** What the service, or the way to it, has to say against a request. */
export class ProblemError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.title);
    /** The problem as the page shows it. */
    this.problem = problem;
  }
}

/**
 * Runs a graph.
 *
 * @param {string} graph the document as it stands in the editor
 * @param {Language} language
 * @returns {Promise<{id: string, timeline: Timeline}>}
 */
export async function postRun(graph, language) {
  const response = await request("/v1/runs", language, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: graph,
  });
  const timeline = await body(response);
  const location = response.headers.get("Location");
  return { id: location?.slice(location.lastIndexOf("/") + 1) || timeline.id, timeline };
}

/**
 * A run that was made before, with the graph it came from.
 *
 * @param {string} id
 * @param {Language} language
 * @returns {Promise<{timeline: Timeline, graph: string}>}
 */
export async function getRun(id, language) {
  const path = `/v1/runs/${encodeURIComponent(id)}`;
  const accept = { headers: { Accept: "application/json" } };
  const [timeline, graph] = await Promise.all([
    request(path, language, accept).then(body),
    request(`${path}/graph`, language, accept).then((response) => response.text()),
  ]);
  return { timeline, graph };
}

/** @param {Language} language @returns {Promise<import("./wire.js").Example[]>} */
export async function getExamples(language) {
  const { examples } = await body(await request("/v1/examples", language));
  return Array.isArray(examples) ? examples : [];
}

/**
 * An example's graph document.
 *
 * @param {string} href as in the list of examples
 * @param {Language} language
 * @returns {Promise<string>}
 */
export const getExample = async (href, language) => (await request(href, language)).text();

/**
 * @param {string} path
 * @param {Language} language of what the service has to say
 * @param {{method?: string, headers?: {[name: string]: string}, body?: string}} [options]
 * @returns {Promise<Response>}
 */
async function request(path, language, options = {}) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...options.headers, "Accept-Language": language } });
  } catch {
    throw new ProblemError({ title: "", status: 0 });
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new ProblemError({ title: response.statusText, ...problem, status: response.status });
}

/**
 * A success's JSON; an answer that breaks off is a problem of the way.
 *
 * @param {Response} response
 * @returns {Promise<any>}
 */
async function body(response) {
  try {
    return await response.json();
  } catch {
    throw new ProblemError({ title: "", status: 0 });
  }
}
