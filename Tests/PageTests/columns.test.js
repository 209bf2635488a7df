// The reader of columns. That every run comes back as its JSON says is checked against the encoder in Tests/Formats;
// the fixtures here are what the engine says of their graphs (PageFixtureTests.swift).

import assert from "node:assert/strict";
import { test } from "node:test";

import { lineAt, stepAt, timelineOf } from "../../public/js/column-steps.js";
import { findLine, NONE, readColumns } from "../../public/js/columns.js";
import { fixture, read } from "./support.js";

/** A fixture's file, in a buffer of its own that a test may spoil. */
const file = (name) => Uint8Array.from(Buffer.from(read(`fixtures/${name}.columns.base64`), "base64"));
const columnsOf = (name) => readColumns(file(name).buffer);

for (const name of ["failing", "bakery", "stuck"]) {
  test(`${name} comes back from columns as its JSON has it`, () => {
    assert.deepStrictEqual(timelineOf(columnsOf(name)), fixture(name).timeline);
  });
}

test("arrays say the same as the steps, without making any", () => {
  const columns = columnsOf("waiter");
  const { tasks, steps } = fixture("waiter").timeline;
  assert.equal(columns.count, steps.length);
  steps.forEach((step, i) => {
    assert.equal(columns.task[i], step.task === null ? NONE : tasks.findIndex((task) => task.id === step.task));
    assert.deepEqual([columns.begin[i], columns.end[i], columns.turn[i]], [step.time, step.end, step.turn]);
    assert.equal(columns.by[i], step.cause.by ?? NONE);
  });
});

test("any step can be made alone, and in any order", () => {
  const columns = columnsOf("failing");
  const { steps } = fixture("failing").timeline;
  for (const i of [steps.length - 1, 0, 7, 7, 3]) assert.deepStrictEqual(stepAt(columns, i), steps[i]);
});

test("columns are views of the file, not copies", () => {
  const { buffer } = file("waiter");
  const { raw } = readColumns(buffer);
  assert.ok(Object.values(raw).every((column) => column.buffer === buffer));
});

test("a text is found in the lines that have it", () => {
  const columns = columnsOf("waiter");
  const { output } = fixture("waiter").timeline;
  for (const text of [...output.map((line) => line.text), output[1].text.slice(1, 4), output[0].text.slice(-2)]) {
    const expected = output.flatMap((line, i) => (line.text.includes(text) ? [i] : []));
    const found = [];
    for (let at = findLine(columns, text); at >= 0; at = findLine(columns, text, at + 1)) found.push(at);
    assert.deepEqual(found, expected);
    assert.deepEqual(found.map((line) => lineAt(columns, line)), expected.map((i) => output[i]));
  }
});

test("no text is found across the end of a line, behind the last one, or where it is not", () => {
  const columns = columnsOf("waiter");
  const { output } = fixture("waiter").timeline;
  assert.equal(findLine(columns, output[0].text.slice(-1) + output[1].text.slice(0, 2)), -1);
  assert.equal(findLine(columns, output[0].text, output.length), -1);
  assert.equal(findLine(columns, "no such line"), -1);
  assert.equal(findLine(columns, "", 2), 2);
  assert.equal(findLine(columns, "", output.length), -1);
});

test("a file that is none, of another version or cut short is refused", () => {
  const spoiled = (change) => () => readColumns(change(file("waiter")).buffer);
  const set = (at, value) => (bytes) => {
    bytes[at] = value;
    return bytes;
  };
  assert.throws(() => readColumns(new ArrayBuffer(0)), /no timeline in columns/);
  assert.throws(() => readColumns(new TextEncoder().encode('{"timeline":1}').buffer), /no timeline in columns/);
  assert.throws(spoiled(set(3, 0)), /no timeline in columns/);
  assert.throws(spoiled(set(8, 2)), /version 2/);
  assert.throws(spoiled((bytes) => bytes.slice(0, 12)), RangeError);
  assert.throws(spoiled((bytes) => bytes.slice(0, bytes.length - 16)), RangeError);
});

test("counts that no byte can hold are taken from their own column", () => {
  // 300 actions in one step: the column says 255, and `manyActions` how many.
  const actions = 300;
  const columns = {
    task: Uint32Array.of(0), flags: Uint8Array.of(0x60), actions: Uint8Array.of(255), turn: Uint32Array.of(1),
    causeBy: Uint32Array.of(NONE), on: new Uint32Array(), until: new Float64Array(),
    ended: new TextEncoder().encode("null"), endedLength: Uint32Array.of(4), effects: new Uint8Array(),
    clockStep: new Uint32Array(), clockTime: new Float64Array(), clockEnd: new Float64Array(),
    manyActions: Uint32Array.of(actions), manyEffects: new Uint32Array(), action: new Uint32Array(actions),
    membersLength: new Uint32Array(), line: new Uint8Array(), lineLength: new Uint32Array(),
    lineTime: new Float64Array(), effect: new Uint8Array(),
  };
  const read = readColumns(written({ tasks: [{ id: "a" }], actions: [{ operation: "let" }], on: [] }, columns));
  assert.equal(stepAt(read, 0).actions.length, actions);
});

/** A file of these columns, as docs/formats/columns.md lays it out. */
function written(head, columns) {
  const types = { Uint8Array: "u8", Uint32Array: "u32", Float64Array: "f64" };
  let begin = 0;
  const directory = Object.entries(columns).map(([name, values]) => {
    const entry = { name, type: types[values.constructor.name], begin, count: values.length };
    begin += Math.ceil(values.byteLength / 8) * 8;
    return entry;
  });
  const json = new TextEncoder().encode(JSON.stringify({ ...head, columns: directory }));
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(16 + length + begin).fill(0x20, 16, 16 + length);
  bytes.set(new TextEncoder().encode("ilvcols\n"));
  new DataView(bytes.buffer).setUint32(8, 1, true);
  new DataView(bytes.buffer).setUint32(12, length, true);
  bytes.set(json, 16);
  directory.forEach(({ name, begin: at }) => {
    const values = columns[name];
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), 16 + length + at);
  });
  return bytes.buffer;
}
