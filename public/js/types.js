/**
 * The page's own types: the state, what can happen to it, and the scene that is painted from it.
 * Nothing here runs. The wire's types are in wire.js.
 *
 * A *position* is how many steps have run: 0 is before the first step, and `position - 1` is the
 * step that the page shows. Names carry their space: `…Px` are CSS pixels, `…Units` are units of the
 * x axis (steps or seconds), `topPx` counts from the top of the first lane.
 */

/** @typedef {"steps" | "time"} Axis */
/** @typedef {"en" | "fr"} Language */
/** @typedef {"auto" | "light" | "dark"} Theme */

/**
 * @typedef {{status: "idle"}
 *   | {status: "loading", id: string | null}
 *   | {status: "failed", problem: import("./wire.js").Problem, graph: string}
 *   | {status: "shown", timeline: import("./wire.js").Timeline, graph: string}} Run
 */

/**
 * @typedef {object} View how the shown run is looked at
 * @property {number} position
 * @property {boolean} playing
 * @property {number} speed steps a second
 * @property {Axis} axis
 * @property {number | null} pxPerUnit null: the whole run fits
 * @property {number} fromUnits what stands at the plot's left edge
 * @property {number} topPx how far the lanes are scrolled
 * @property {number | null} lane the selected lane
 * @property {number} widthPx of the canvas
 * @property {number} heightPx of the canvas
 */

/** @typedef {{xPx: number, yPx: number, pageX: number, pageY: number}} Pointer on the canvas, and in the window */

/**
 * @typedef {object} State
 * @property {Language} language
 * @property {Theme} theme
 * @property {string} text what stands in the editor
 * @property {{status: "loading" | "shown" | "failed", list: import("./wire.js").Example[]}} examples
 * @property {string} example the name of the example in the editor, unedited, or ""
 * @property {string} about the name of the example that the text in the editor comes from, or ""
 * @property {string | null} opening the name of the example that is on its way into the editor, "" for a run's graph
 * @property {Run} run
 * @property {View} view
 * @property {Pointer | null} pointer where the mouse rests on the canvas
 */

/**
 * @typedef {{type: "text-edited", text: string}
 *   | {type: "examples-loaded", list: import("./wire.js").Example[]}
 *   | {type: "examples-failed"}
 *   | {type: "example-chosen", name: string}
 *   | {type: "example-opened", name: string, text: string}
 *   | {type: "example-offered", name: string, text: string}
 *   | {type: "run-started", id: string | null}
 *   | {type: "run-shown", timeline: import("./wire.js").Timeline, graph: string}
 *   | {type: "run-failed", problem: import("./wire.js").Problem}
 *   | {type: "run-left"}
 *   | {type: "position-chosen", position: number}
 *   | {type: "stepped", by: number}
 *   | {type: "play-toggled"}
 *   | {type: "speed-chosen", speed: number}
 *   | {type: "axis-chosen", axis: Axis}
 *   | {type: "zoomed", factor: number, atPx: number | null}
 *   | {type: "panned", byPx: number}
 *   | {type: "fitted"}
 *   | {type: "resized", widthPx: number, heightPx: number}
 *   | {type: "lanes-scrolled", topPx: number}
 *   | {type: "lane-selected", lane: number | null}
 *   | {type: "lane-stepped", by: number}
 *   | {type: "pointed", at: Pointer | null}
 *   | {type: "language-chosen", language: Language}
 *   | {type: "theme-chosen", theme: Theme}} Event what happened, in the past tense
 */

/**
 * @typedef {object} Lane one row: a task, or the loop's callbacks
 * @property {"task" | "loop"} kind
 * @property {string} name
 * @property {import("./wire.js").Task | null} task
 * @property {Int32Array} steps indexes of its steps
 * @property {number} createdBy the step that created it; -1 where it was there from the start
 * @property {number} wokenAfter the step that woke it after its last one; -1 where none did
 */

/**
 * @typedef {object} Index what the page works out once about a timeline
 * @property {import("./wire.js").Timeline} timeline
 * @property {Lane[]} lanes
 * @property {Map<string, number>} laneOf task id -> its lane
 * @property {Int32Array} laneOfStep
 * @property {Int32Array} readySince step -> the step that made it ready, -1 for none
 * @property {Float64Array} begins
 * @property {Float64Array} ends
 * @property {Int32Array} outputSteps
 * @property {Map<string, {steps: number[], values: import("./wire.js").Value[]}>} writes
 * @property {Set<string>} objects
 */

/**
 * @typedef {"running" | "callback" | "merged" | "ready" | "sleeping" | "waiting"
 *   | "done" | "failed" | "cancelled" | "skipped"} Tone
 */

/**
 * @typedef {{kind: "lane", y: number, height: number, selected: boolean, current: boolean}
 *   | {kind: "name", y: number, height: number, width: number, text: string, thin: boolean, selected: boolean, tone: Tone | "absent"}
 *   | {kind: "band", x: number, width: number, label: string, odd: boolean}
 *   | {kind: "caption", upper: string, lower: string}
 *   | {kind: "grid", x: number, label: string}
 *   | {kind: "slice", x: number, y: number, width: number, height: number, tone: Tone, label: string, current: boolean}
 *   | {kind: "end", x: number, y: number, tone: Tone, past: boolean}
 *   | {kind: "arrow", x1: number, y1: number, x2: number, y2: number, strong: boolean, past: boolean}
 *   | {kind: "future", x: number}
 *   | {kind: "cursor", x: number}} Shape
 */

/** @typedef {{width: number, height: number, gutter: number, ruler: number, shapes: Shape[]}} Scene */

/** @typedef {{kind: "text" | "name" | "value", text: string}} Part a piece of a sentence */

export {};
