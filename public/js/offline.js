/**
 * The composition root of a file that plays one run without the service: the page, with the run in it
 * (docs/formats/html.md). The service puts the file together; the page itself never loads this module.
 */

import { addressedPosition, startPage } from "./controls/start.js";
import { byId } from "./paint/elements.js";

const { dispatch } = startPage({ run: () => {}, openExample: () => {} });

/**
 * What the file holds besides the page.
 *
 * @param {string} name
 * @returns {any}
 */
function held(name) {
  const element = document.querySelector(`script[type="application/json"][data-part="${name}"]`);
  const value = JSON.parse(element?.textContent ?? "");
  // A large run need not stand in memory twice.
  element?.remove();
  return value;
}

// A link to the service's start page would lead nowhere.
document.querySelector(".brand")?.removeAttribute("href");
byId("editor", HTMLTextAreaElement).readOnly = true;
try {
  const graph = held("graph");
  dispatch({ type: "run-started", id: "" });
  dispatch({ type: "example-opened", name: "", text: graph });
  dispatch({ type: "run-shown", timeline: held("timeline"), graph });
  const position = addressedPosition();
  if (position !== null) dispatch({ type: "position-chosen", position });
} catch (error) {
  dispatch({ type: "run-failed", problem: { title: "", status: -1, detail: String(error) } });
}
