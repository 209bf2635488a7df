// The picture (`--format svg`) and the page draw one scene: what the page's own module makes of a
// timeline is what stands in the picture, lane by lane.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { contentHeight, laneTop, SIZES } from "../../public/js/scale.js";
import { sceneOf, toneOf } from "../../public/js/scene.js";
import { initialState } from "../../public/js/state.js";
import { indexOf, laneStateAt } from "../../public/js/timeline-index.js";
import { readPicture, run } from "./svg.js";

/** The picture draws arrows however many steps there are; the page, only among so many in sight. */
const MOST_ARROW_STEPS = 160;

const examples = readdirSync(new URL("../../Examples/", import.meta.url)).filter((name) => /^\d.*\.json$/.test(name)).sort();

/** A run's scene on the page, after its last step, as wide as the picture. */
function pageScene(timeline, width) {
  const index = indexOf(timeline);
  const count = timeline.steps.length;
  const view = { ...initialState().view, position: count, widthPx: width, heightPx: contentHeight(index) };
  const { shapes } = sceneOf(index, view, "en");
  const of = (kind) => shapes.filter((shape) => shape.kind === kind);
  const within = (top, height) => (shape) => shape.y >= top && shape.y < top + height;
  const lanes = index.lanes.map((lane, i) => {
    const top = SIZES.ruler + laneTop(index, i);
    const isHere = within(top, lane.kind === "loop" ? SIZES.loopLane : SIZES.lane);
    return {
      kind: lane.kind, name: lane.kind === "loop" ? "event loop" : lane.name, top,
      tone: lane.kind === "loop" ? "callback" : toneOf(laneStateAt(index, lane, count).state),
      slices: of("slice").filter(isHere).map(({ tone, label, x, y, width: wide, height }) => ({ tone, label, x, y, width: wide, height })).sort(byPlace),
      ends: of("end").filter(isHere).map(({ tone, x, y }) => ({ tone, x, y })),
    };
  });
  const flows = of("arrow").map(({ x1, x2 }) => `${x1}-${x2}`).sort();
  const labels = [
    ...of("band").filter(({ label }) => label !== "").map(({ x, width: wide, label }) => ({ row: "turn", x: x + wide / 2, label })),
    ...of("grid").map(({ x, label }) => ({ row: "step", x, label })),
  ];
  const bands = of("band").filter(({ odd }) => odd).map(({ x, width: wide }) => ({ x, width: wide }));
  return { lanes, flows, labels, bands };
}

/** @param {{x: number}} a @param {{x: number}} b */
const byPlace = (a, b) => a.x - b.x;

/** A whole float: Python's form in the picture, JavaScript's on the page. */
const withoutPoint = (label) => label.replace(/(\d)\.0\b/g, "$1");

function expectOneScene(graph) {
  const timeline = JSON.parse(run(graph, "json"));
  const picture = readPicture(run(graph, "svg"));
  const page = pageScene(timeline, picture.width);
  const count = timeline.steps.length;
  const lanes = picture.lanes.map((lane) => ({ ...lane, slices: lane.slices.map((slice) => ({ ...slice, label: withoutPoint(slice.label) })).sort(byPlace) }));
  const expected = page.lanes.map((lane) => ({ ...lane, slices: lane.slices.map((slice) => ({ ...slice, label: withoutPoint(slice.label) })) }));
  assert.deepEqual(lanes.map(ordered), expected.map(ordered));
  assert.deepEqual(picture.labels, page.labels);
  assert.deepEqual(picture.bands, page.bands);
  if (count > MOST_ARROW_STEPS) return;
  const step = (picture.width - SIZES.gutter - SIZES.margin) / count;
  const px = Math.min(step, SIZES.widestFittedStep);
  const flows = picture.arrows.map(({ cause, effect }) => `${SIZES.gutter + (cause + 1) * px}-${SIZES.gutter + effect * px}`).sort();
  assert.deepEqual(flows, page.flows);
}

/** With the members in one order, so that a difference is easy to read. */
const ordered = ({ kind, name, tone, top, slices, ends }) => ({ kind, name, tone, top, slices, ends });

test("there are examples to compare", () => assert.ok(examples.length >= 13));

for (const name of examples) {
  test(`${name} is the same scene in the picture and on the page`, () => expectOneScene(`Examples/${name}`));
}

test("so is a graph of every kind of wait, end and label", () => {
  expectOneScene(JSON.stringify({
    name: "kinds",
    objects: { flag: "waiter", lock: "lock", done: "event", items: { queue: 1 }, result: "future" },
    variables: { total: 0, "a long name for a variable, longer than its room": [1, 2] },
    coroutines: { child: { params: ["n"], steps: [{ sleep: "=0.001 * n" }, { return: "=n" }] } },
    tasks: [
      { id: "poller", steps: [{ await: "flag" }, { print: "two" }, { print: "lines" }] },
      { id: "setter", steps: [{ sleep: 1234.5 }, { let: { total: 1.5 } }, { yield: 2 }, { set: "flag" }, { resolve: "result", value: { a: [1, "x\"y"] } }] },
      { id: "boss", steps: [{ gather: [{ coroutine: "child", args: { n: 1 } }, { coroutine: "child", args: { n: 2 }, id: "<b> & \"co\"" }], as: "both" }, { let: { "a long name for a variable, longer than its room": "=both" } }, { work: 0.25 }, { await: "result", as: "got" }] },
      { id: "owner", steps: [{ with: "lock", steps: [{ sleep: 2 }, { raise: "ValueError", message: "no" }] }] },
      { id: "heir", steps: [{ with: "lock", steps: [{ note: "mine" }] }] },
      { id: "victim", steps: [{ await: "done" }] },
      { id: "killer", steps: [{ yield: 3 }, { cancel: "victim" }] },
      { id: "after", after: ["owner"], steps: [{ print: "never" }] },
      { id: "putter", steps: [{ put: "items", value: 1 }, { put: "items", value: 2 }, { put: "items", value: 3 }] },
      { id: "\u05e9\u202e turning \u2069", steps: [{ print: "\u202eone\n\ttwo" }, { await: "getter" }] },
      { id: "getter", steps: [{ get: "items", as: "x" }, { sleep: 3 }, { get: "items", as: "x" }] },
      { id: "guard", steps: [{ group: "g", steps: [{ spawn: "child", args: { n: 4 }, in: "g" }] }, { shield: { coroutine: "child", args: { n: 5 } } }, { as_completed: [{ coroutine: "child", args: { n: 6 } }], as: "x", steps: [] }] },
      { id: "late", steps: [{ timeout: 0.5, steps: [{ await: "done" }] }] },
    ],
  }));
});

for (const [how, limits] of [["at a limit", { steps: 7 }], ["before its first step", { steps: 0 }]]) {
  test(`so is a run that was cut ${how}`, () => {
    const sleeper = { sleep: 1 };
    expectOneScene(JSON.stringify({ options: { limits }, tasks: ["a", "b", "c"].map((id) => ({ id, steps: [{ yield: 1 }, sleeper, { yield: 5 }] })) }));
  });
}

test("the picture has the page's colours, light and dark", () => {
  const css = readFileSync(new URL("../../public/style/base.css", import.meta.url), "utf8");
  const [light, dark] = css.split(':root[data-shade="dark"]').map((part) => Object.fromEntries([...part.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value])));
  const style = /<style>\n([^]*?)<\/style>/.exec(run("Examples/02-waiter.json", "svg"))?.[1] ?? "";
  const [inLight, inDark] = style.split("@media (prefers-color-scheme:dark)");
  for (const [rules, colours] of /** @type {const} */ ([[inLight, light], [inDark, dark]])) {
    const rule = (selector) => [...rules.matchAll(/^\.interleave ([^{]+)\{([^}]*)\}$/gm)].filter(([, each]) => each === selector).map(([, , body]) => body).join(";");
    assert.match(rule(".paper"), new RegExp(`fill:${colours.card}`));
    for (const tone of ["running", "callback"]) assert.ok(rule(`rect.${tone}`).includes(`fill:${colours[tone]}`), tone);
    for (const tone of ["ready", "sleeping", "waiting"]) {
      assert.ok(rule(`rect.${tone}`).includes(`stroke:${colours[tone]}`), tone);
      assert.ok(rule(`.pattern rect.${tone}`).includes(`fill:${colours[`${tone}-fill`]}`), tone);
      assert.ok(rule(`text.label.${tone}`).includes(`fill:${colours[`${tone}-ink`]}`), tone);
    }
    for (const tone of ["done", "failed", "cancelled", "skipped"]) assert.ok(rule(`circle.${tone}`).includes(`stroke:${colours[tone]}`), tone);
    assert.ok(rule(".flow").includes(`stroke:${colours.arrow}`));
  }
});
