/** The player: transport, counter, sentence, legend, and the canvas with its scene. */

import { formatNumber, formatSeconds } from "../format.js";
import { contentHeight } from "../scale.js";
import { sceneName, sceneOf } from "../scene.js";
import { sentenceAt } from "../sentence.js";
import { plain, text } from "../texts.js";
import { indexOf } from "../timeline-index.js";
import { fitToScreen, paintScene } from "./canvas.js";
import { isDark } from "./chrome.js";
import { byId, element, partNodes, watcher } from "./elements.js";
import { fillSlice, readColours, SIGNS } from "./tones.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Tone} Tone */

/** What the legend names, in its order. */
const LEGEND = /** @type {(Tone | "wake")[]} */ (["running", "merged", "ready", "sleeping", "waiting", "done", "failed", "cancelled", "skipped", "callback", "wake"]);

/** @returns {(state: State) => void} */
export function makePlayer() {
  const canvas = byId("timeline", HTMLCanvasElement);
  const lanes = byId("lanes", HTMLElement);
  const content = byId("lanes-content", HTMLElement);
  const [changedShade, changedText, changedLegend, changedScene, changedRun] = [watcher(), watcher(), watcher(), watcher(), watcher()];
  let colours = readColours();
  return (state) => {
    const shade = isDark(state);
    if (changedShade(shade)) colours = readColours();
    if (state.run.status !== "shown") return;
    const { view, language } = state;
    const index = indexOf(state.run.timeline);
    if (changedRun(index, language)) {
      content.style.height = `${contentHeight(index)}px`;
      canvas.setAttribute("aria-label", sceneName(index, language));
      lanes.setAttribute("aria-label", text(language, "timeline.heading"));
      byId("scrub", HTMLInputElement).max = String(index.timeline.steps.length);
    }
    if (changedText(index, view.position, view.playing, view.axis, language)) paintTexts(state, index);
    if (changedLegend(shade, language)) paintLegend(state, colours);
    if (changedScene(index, view, language, shade, window.devicePixelRatio)) {
      paintScene(canvas, sceneOf(index, view, language), colours);
      if (Math.abs(lanes.scrollTop - view.topPx) >= 1) lanes.scrollTop = view.topPx;
    }
  };
}

/** @param {State} state @param {import("../types.js").Index} index */
function paintTexts({ view, language }, index) {
  const { steps } = index.timeline;
  const parts = sentenceAt(index, view.position, language);
  const sentence = byId("sentence", HTMLElement);
  // While it plays, a screen reader would be flooded; pausing says where it stands.
  sentence.setAttribute("aria-live", view.playing ? "off" : "polite");
  sentence.replaceChildren(...partNodes(parts));

  const scrub = byId("scrub", HTMLInputElement);
  scrub.value = String(view.position);
  scrub.setAttribute("aria-valuetext", plain(parts));
  const time = view.position === 0 ? 0 : steps[view.position - 1].end;
  const [step, all] = [formatNumber(view.position, language), formatNumber(steps.length, language)];
  byId("step-counter", HTMLElement).replaceChildren(
    text(language, "player.counter", { step, steps: all }),
    element("span", "quiet", [text(language, "player.time", { time: formatSeconds(time, language) })]),
  );
  const play = byId("play", HTMLButtonElement);
  play.classList.toggle("on", view.playing);
  play.title = text(language, view.playing ? "player.pause" : "player.play");
  play.setAttribute("aria-label", play.title);
  for (const id of ["first", "back"]) byId(id, HTMLButtonElement).setAttribute("aria-disabled", String(view.position === 0));
  for (const id of ["forward", "last"]) byId(id, HTMLButtonElement).setAttribute("aria-disabled", String(view.position === steps.length));
  for (const axis of ["steps", "time"]) byId(`axis-${axis}`, HTMLButtonElement).setAttribute("aria-pressed", String(view.axis === axis));
}

/** @param {State} state @param {import("./tones.js").Colours} colours */
function paintLegend({ language }, colours) {
  const items = LEGEND.map((tone) => {
    const swatch = element("canvas");
    swatch.setAttribute("aria-hidden", "true");
    const context = swatch.getContext("2d");
    if (context) {
      fitToScreen(swatch, context, 26, 18);
      paintSwatch(context, colours, tone);
    }
    return element("li", "", [swatch, text(language, /** @type {import("../texts.js").Key} */ (`state.${tone}`))]);
  });
  byId("legend", HTMLElement).replaceChildren(...items);
}

/** @param {CanvasRenderingContext2D} context @param {import("./tones.js").Colours} colours @param {Tone | "wake"} tone */
function paintSwatch(context, colours, tone) {
  if (tone === "wake") {
    context.strokeStyle = context.fillStyle = colours["arrow-strong"];
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(2, 4);
    context.bezierCurveTo(14, 4, 8, 13, 20, 13);
    context.stroke();
    context.beginPath();
    context.moveTo(25, 13);
    context.lineTo(18, 9);
    context.lineTo(18, 17);
    context.fill();
  } else if (["done", "failed", "cancelled", "skipped"].includes(tone)) {
    context.strokeStyle = context.fillStyle = colours[tone];
    context.lineWidth = 1.6;
    context.beginPath();
    context.arc(15, 9, 7.5, 0, 7);
    context.stroke();
    context.font = `700 11px ${colours.sans}`;
    context.textAlign = "center";
    context.fillText(SIGNS[tone], 15, 9.5);
  } else {
    const height = tone === "running" || tone === "merged" ? 18 : tone === "callback" ? 10 : 14;
    fillSlice(context, colours, { x: 0, y: (18 - height) / 2, width: 26, height, tone });
  }
}
