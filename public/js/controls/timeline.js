/** The canvas's controls: click and drag to scrub, wheel and two fingers to zoom and pan, lanes to select. */

import { byId } from "../paint/elements.js";
import { hit } from "../scene.js";
import { positionUnder } from "../state.js";
import { indexOf } from "../timeline-index.js";

/** One notch of a wheel zooms by so much. */
const WHEEL_ZOOM = 1.0015;

/** @param {import("../store.js").Store} store */
export function connectTimeline({ getState, dispatch }) {
  const lanes = byId("lanes", HTMLElement);
  const canvas = byId("timeline", HTMLCanvasElement);
  /** @type {Map<number, {x: number, y: number}>} the pointers that are down */
  const down = new Map();

  new ResizeObserver(() => {
    if (lanes.clientWidth > 0) dispatch({ type: "resized", widthPx: lanes.clientWidth, heightPx: lanes.clientHeight });
  }).observe(lanes);
  lanes.addEventListener("scroll", () => {
    if (Math.abs(lanes.scrollTop - getState().view.topPx) >= 1) dispatch({ type: "lanes-scrolled", topPx: lanes.scrollTop });
  }, { passive: true });

  /** @param {number} xPx */
  const scrubTo = (xPx) => {
    const position = positionUnder(getState(), xPx);
    if (position !== null) dispatch({ type: "position-chosen", position });
  };

  canvas.addEventListener("pointerleave", () => dispatch({ type: "pointed", at: null }));
  canvas.addEventListener("pointerdown", (event) => {
    dispatch({ type: "pointed", at: null });
    const { run, view } = getState();
    if (run.status !== "shown" || event.button !== 0) return;
    const at = { x: event.offsetX, y: event.offsetY };
    const { lane, inGutter } = hit(indexOf(run.timeline), view, at.x, at.y);
    if (lane !== null && down.size === 0) dispatch({ type: "lane-selected", lane });
    if (inGutter) return;
    down.set(event.pointerId, at);
    canvas.setPointerCapture(event.pointerId);
    if (down.size === 1) scrubTo(at.x);
  });
  canvas.addEventListener("pointermove", (event) => {
    const isResting = event.pointerType === "mouse" && down.size === 0;
    if (isResting) dispatch({ type: "pointed", at: { xPx: event.offsetX, yPx: event.offsetY, pageX: event.clientX, pageY: event.clientY } });
    const before = down.get(event.pointerId);
    if (!before) return;
    const at = { x: event.offsetX, y: event.offsetY };
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, at);
    if (!other) return scrubTo(at.x);
    const [was, is] = [Math.abs(before.x - other.x), Math.abs(at.x - other.x)];
    if (was > 12 && is > 12) dispatch({ type: "zoomed", factor: is / was, atPx: (at.x + other.x) / 2 });
    dispatch({ type: "panned", byPx: -(at.x - before.x) / 2 });
  });
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    canvas.addEventListener(type, (event) => down.delete(event.pointerId));
  }

  lanes.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const box = canvas.getBoundingClientRect();
      dispatch({ type: "zoomed", factor: WHEEL_ZOOM ** -event.deltaY, atPx: event.clientX - box.left });
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      dispatch({ type: "panned", byPx: event.deltaX || event.deltaY });
    }
  }, { passive: false });

  byId("outcome", HTMLElement).addEventListener("click", (event) => {
    const { run } = getState();
    const id = event.target instanceof Element ? event.target.closest("button")?.dataset.task : undefined;
    const lane = id === undefined || run.status !== "shown" ? undefined : indexOf(run.timeline).laneOf.get(id);
    if (lane !== undefined) dispatch({ type: "lane-selected", lane });
  });
}
