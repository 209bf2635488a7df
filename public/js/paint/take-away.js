/** The menu of what a run can be taken away as: links, so that a browser saves, opens or copies them as it does any. */

import { offersOf } from "../take-away.js";
import { text } from "../texts.js";
import { byId, element, watcher } from "./elements.js";

/** @typedef {import("../types.js").State} State */

/** @returns {(state: State) => void} */
export function makeTakeAway() {
  const menu = byId("take-away", HTMLDetailsElement);
  const list = byId("take-away-list", HTMLUListElement);
  const [changedRun, changedWords] = [watcher(), watcher()];
  return ({ run, language }) => {
    if (run.status !== "shown") return;
    // Another language rewrites an open menu; another run closes it.
    if (changedRun(run.timeline)) menu.open = false;
    if (!changedWords(run.timeline, language)) return;
    list.replaceChildren(...offersOf(run.timeline).map(({ kept, name, href, file }) => {
      const link = element("a", "", [element("code", "", [name]), " ", element("span", "", [text(language, `take.${kept}`)])]);
      link.href = href;
      if (file !== null) link.download = file;
      return element("li", "", [link]);
    }));
  };
}
