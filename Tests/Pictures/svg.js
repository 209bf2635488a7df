// A small reader for the pictures that the program writes: what stands in which lane, and where.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Another build to test, as in Tests/Browser. */
const binary = process.env.INTERLEAVE_BINARY ?? `${root}.build/release/interleave`;

/**
 * What `interleave run` writes of a graph in a format; a run that does not complete is one too.
 *
 * @param {string} graph a file, relative to the repository, or the document itself
 * @param {string} format
 */
export function run(graph, format) {
  const isDocument = graph.startsWith("{");
  const options = { cwd: root, encoding: "utf8", input: isDocument ? graph : undefined, maxBuffer: 1 << 30, stdio: ["pipe", "pipe", "pipe"] };
  try {
    return execFileSync(binary, ["run", isDocument ? "-" : graph, "--format", format], /** @type {any} */ (options));
  } catch (error) {
    if (error.status !== 1) throw error;
    return error.stdout;
  }
}

/** @param {string} text as it stands in an attribute or between tags */
const unescaped = (text) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code === undefined ? { amp: "&", lt: "<", gt: ">", quot: '"' }[name] : String.fromCodePoint(Number(code)));

/** @param {string} tag an opening tag's inside */
const attributes = (tag) => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]));

/** Every element of a class, with its attributes and, where it holds one, its first shape's. */
function groups(svg, name) {
  return [...svg.matchAll(new RegExp(`<g class="${name}"([^>]*)>(.*)`, "g"))].map(([, tag, inside]) => {
    const shape = /<(rect|circle)\b([^>]*)>/.exec(inside);
    return { ...attributes(tag), shape: shape ? attributes(shape[2]) : {} };
  });
}

/**
 * The picture as data.
 *
 * @param {string} svg
 */
export function readPicture(svg) {
  const scene = /<g class="scene"[^>]*>\n([^]*?)<g class="legend">/.exec(svg)?.[1] ?? "";
  const lanes = scene.split(/(?=<g class="lane")/).slice(1).map((part) => {
    const lane = attributes(/<g class="lane"([^>]*)>/.exec(part)?.[1] ?? "");
    const top = Number(/translate\(0 (\d+)\)/.exec(lane.transform)?.[1]);
    const slices = groups(part, "slice").map(({ shape, ...slice }) => ({
      tone: slice["data-tone"], label: slice["data-label"],
      x: Number(shape.x), y: top + Number(shape.y), width: Number(shape.width), height: Number(shape.height),
    }));
    const ends = groups(part, "end").map(({ shape, ...end }) => ({ tone: end["data-tone"], x: Number(shape.cx) - 10, y: top + Number(shape.cy) }));
    return { kind: lane["data-kind"], name: lane["data-name"], tone: lane["data-state"], top, slices, ends };
  });
  const arrows = groups(scene, "flow").map((flow) => ({ cause: Number(flow["data-cause"]), effect: Number(flow["data-effect"]) }));
  const labels = [...scene.matchAll(/<text class="(?:soft )?middle" x="([\d.]+)" y="(15|30)">([\d,]+)<\/text>/g)]
    .map(([, x, y, label]) => ({ row: y === "15" ? "turn" : "step", x: Number(x), label }));
  const bands = [...scene.matchAll(/<rect class="band" x="(\d+)" width="(\d+)"/g)].map(([, x, wide]) => ({ x: Number(x), width: Number(wide) }));
  const width = Number(/<svg[^>]* width="(\d+)"/.exec(svg)?.[1]);
  return { width, lanes, arrows, labels, bands };
}
