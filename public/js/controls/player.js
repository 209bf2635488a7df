/** The player's buttons, the slider, and the beat that plays. */

import { byId } from "../paint/elements.js";

/** @param {import("../store.js").Store} store */
export function connectPlayer({ getState, dispatch, subscribe }) {
  /** @param {string} id @param {() => void} deed */
  const onClick = (id, deed) => byId(id, HTMLButtonElement).addEventListener("click", deed);
  onClick("first", () => dispatch({ type: "position-chosen", position: 0 }));
  onClick("last", () => dispatch({ type: "position-chosen", position: Infinity }));
  onClick("back", () => dispatch({ type: "position-chosen", position: getState().view.position - 1 }));
  onClick("forward", () => dispatch({ type: "position-chosen", position: getState().view.position + 1 }));
  onClick("play", () => dispatch({ type: "play-toggled" }));
  onClick("axis-steps", () => dispatch({ type: "axis-chosen", axis: "steps" }));
  onClick("axis-time", () => dispatch({ type: "axis-chosen", axis: "time" }));
  onClick("zoom-in", () => dispatch({ type: "zoomed", factor: 1.6, atPx: null }));
  onClick("zoom-out", () => dispatch({ type: "zoomed", factor: 1 / 1.6, atPx: null }));
  onClick("zoom-fit", () => dispatch({ type: "fitted" }));
  onClick("task-previous", () => dispatch({ type: "lane-stepped", by: -1 }));
  onClick("task-next", () => dispatch({ type: "lane-stepped", by: 1 }));

  const scrub = byId("scrub", HTMLInputElement);
  scrub.addEventListener("input", () => dispatch({ type: "position-chosen", position: Number(scrub.value) }));
  const speed = byId("speed", HTMLSelectElement);
  speed.addEventListener("change", () => dispatch({ type: "speed-chosen", speed: Number(speed.value) }));

  byId("console", HTMLElement).addEventListener("click", (event) => {
    const position = event.target instanceof Element ? event.target.closest("button")?.dataset.position : undefined;
    if (position !== undefined) dispatch({ type: "position-chosen", position: Number(position) });
  });

  let isBeating = false;
  subscribe(() => {
    if (!getState().view.playing || isBeating) return;
    isBeating = true;
    let before = performance.now();
    let owed = 0;
    /** @param {number} now */
    const beat = (now) => {
      const { playing, speed: rate } = getState().view;
      isBeating = playing;
      if (!playing) return;
      // A page that was in the background does not make up for the time it missed.
      owed += (Math.min(now - before, 250) / 1000) * rate;
      before = now;
      const whole = Math.floor(owed);
      owed -= whole;
      if (whole > 0) dispatch({ type: "stepped", by: whole });
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
  });
}
