/**
 * The wire types: what the service sends, named as docs/formats/timeline.md names it. Nothing here
 * runs; other files refer to these as `import("./wire.js").Step`.
 *
 * Times are seconds, indexes count from 0, turns from 1.
 */

/** @typedef {null | boolean | number | string | unknown[] | {[name: string]: unknown}} Value any JSON value */
/** @typedef {{type: string, message: string}} TaskError */
/** @typedef {{kind: string, name?: string, of?: string[], until?: number}} On what a task waits for */
/** @typedef {{kind: string, by: number | null, on?: On | null}} Cause why a step was ready */
/** @typedef {{handle: number, kind: string, for: string | null, after?: number}} Callback */

/**
 * @typedef {object} Action one thing that a step did
 * @property {string} operation
 * @property {string} at JSON Pointer into the graph
 * @property {string} [text]
 * @property {string} [target]
 * @property {string[]} [targets]
 * @property {string} [id]
 * @property {number} [seconds]
 * @property {number} [count]
 * @property {Value} [value]
 * @property {{[name: string]: Value}} [reads]
 * @property {{[name: string]: Value}} [writes]
 * @property {{[name: string]: Value}} [locals]
 * @property {boolean} [resumed]
 * @property {TaskError} [error]
 */

/**
 * @typedef {object} Next how a step ended
 * @property {string} state
 * @property {On} [on]
 * @property {number} [until]
 * @property {Value} [result]
 * @property {TaskError} [error]
 */

/**
 * @typedef {object} Step
 * @property {number} step
 * @property {number} turn
 * @property {number} time
 * @property {number} end
 * @property {string | null} task
 * @property {Callback} [callback]
 * @property {Cause} cause
 * @property {Action[]} actions
 * @property {Next} next
 * @property {string[]} wakes
 * @property {{set?: {handle: number, at: number, for: string | null}[], dropped?: number[]}} [timers]
 * @property {{queued?: Callback[], dropped?: number[]}} [callbacks]
 */

/**
 * @typedef {object} Task
 * @property {string} id
 * @property {string | null} coroutine
 * @property {string | null} parent
 * @property {string} state
 * @property {Value} result
 * @property {TaskError | null} error
 * @property {number | null} created
 * @property {number | null} started
 * @property {number | null} ended
 * @property {number} steps
 * @property {number} busy
 * @property {number} ready
 * @property {number} waiting
 */

/** @typedef {{kind: string, count?: number, of?: number}} Needs what an object lacks */
/** @typedef {{task: string, on: On | null, held_by?: string[], needs?: Needs}} Waiting a task that is stuck */

/**
 * @typedef {object} Outcome
 * @property {"completed" | "failed" | "deadlock" | "livelock" | "limit"} status
 * @property {string} message
 * @property {string} [limit]
 * @property {Waiting[]} [waiting]
 * @property {string[]} [cycle]
 * @property {string[][]} [cycles]
 */

/** @typedef {{step: number, time: number, task: string, text: string}} OutputLine */

/** @typedef {{code: string, pointer: string, message: string, translations: {[language: string]: string}}} Warning */

/**
 * @typedef {object} Timeline
 * @property {number} timeline
 * @property {string} id
 * @property {string | null} name
 * @property {string} clock
 * @property {string} policy
 * @property {number | null} seed
 * @property {Warning[]} [warnings]
 * @property {Outcome} outcome
 * @property {number} end
 * @property {number} turns
 * @property {{name: string, kind: string}[]} objects
 * @property {Task[]} tasks
 * @property {{[name: string]: Value}} variables
 * @property {OutputLine[]} output
 * @property {Step[]} steps
 */

/** @typedef {{pointer?: string, line?: number, column?: number, code?: string, message: string, suggestion?: string}} GraphError */

/**
 * @typedef {object} Problem an `application/problem+json` body
 * @property {string} title
 * @property {number} status 0 where no answer came at all
 * @property {string} [detail]
 * @property {string} [code]
 * @property {number} [line]
 * @property {number} [column]
 * @property {GraphError[]} [errors]
 */

/** @typedef {string | {[language: string]: string}} Told a text, or one a language */
/** @typedef {{name: string, title?: Told, description?: Told, look_for?: Told, question?: Told, href: string}} Example */

export {};
