// What the page's tests share: fixtures, made-up timelines, and goldens.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const here = new URL("./", import.meta.url);

/** @param {string} path relative to this folder */
export const read = (path) => readFileSync(new URL(path, here), "utf8");

/**
 * A run with its graph: `waiter`, `failing`, `deadlock`, `bakery` or `stuck`. That the engine gives these runs is tested where
 * the engine is (PageFixtureTests.swift); scripts/record-goldens.sh records them anew.
 */
export const fixture = (name) => ({
  timeline: JSON.parse(read(`fixtures/${name}.timeline.json`)),
  graph: read(`fixtures/${name}.graph.json`),
});

/** Compares with a golden file; RECORD_GOLDENS=1 rewrites it and fails, so that no run records unseen. */
export function expectGolden(name, actual) {
  const file = new URL(`golden/${name}`, here);
  const text = `${actual.trimEnd()}\n`;
  if (process.env.RECORD_GOLDENS === "1") {
    writeFileSync(file, text);
    assert.fail(`recorded golden/${name}; look at it and run again`);
  }
  assert.ok(existsSync(file), `golden/${name} is missing: record it with RECORD_GOLDENS=1`);
  assert.equal(text, readFileSync(file, "utf8"));
}

/** `tasks` tasks that each yield until `count` steps have run in all, in turn. */
export function roundRobin(tasks, count) {
  const ids = Array.from({ length: tasks }, (_, i) => `t${i}`);
  const steps = Array.from({ length: count }, (_, i) => ({
    step: i, turn: 1 + Math.floor(i / tasks), time: 0, end: 0, task: ids[i % tasks],
    cause: i < tasks ? { kind: "start", by: null, on: null } : { kind: "yield", by: i - tasks, on: null },
    actions: [], next: i >= count - tasks ? { state: "done", result: null } : { state: "ready" }, wakes: [],
  }));
  return {
    timeline: 1, id: "0".repeat(32), name: null, clock: "virtual", policy: "fifo", seed: null,
    outcome: { status: "completed", message: "" }, end: 0, turns: Math.ceil(count / tasks), objects: [],
    tasks: ids.map((id) => ({ id, coroutine: null, parent: null, state: "done", result: null, error: null, created: 0, started: 0, ended: 0, steps: count / tasks, busy: 0, ready: 0, waiting: 0 })),
    variables: {}, output: [], steps,
  };
}
