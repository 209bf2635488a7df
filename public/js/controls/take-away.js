/** The menu of what a run can be taken away as goes when one is done with it. */

import { byId } from "../paint/elements.js";

export function connectTakeAway() {
  const menu = byId("take-away", HTMLDetailsElement);
  const close = () => (menu.open = false);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    close();
    menu.querySelector("summary")?.focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) close();
  });
  byId("take-away-list", HTMLUListElement).addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) close();
  });
}
