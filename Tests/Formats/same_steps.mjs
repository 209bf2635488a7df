// Reads runs in columns and compares them with the same runs as JSON.
//
//   node same_steps.mjs FOLDER    for every NAME.columns there is a NAME.json
//
// Prints each difference; the exit code is 0 where there is none.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

import { timelineOf } from "../../public/js/column-steps.js";
import { readColumns } from "../../public/js/columns.js";

const folder = process.argv[2];
const names = readdirSync(folder).filter((file) => file.endsWith(".columns"));
let different = 0;
for (const file of names) {
  const expected = JSON.parse(readFileSync(`${folder}/${file.replace(/columns$/, "json")}`, "utf8"));
  const bytes = readFileSync(`${folder}/${file}`);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  try {
    assert.deepStrictEqual(timelineOf(readColumns(buffer)), expected);
  } catch (error) {
    different += 1;
    console.log(`${file}: ${error.message.slice(0, 2000)}`);
  }
}
if (names.length === 0) console.log(`there is nothing to compare in ${folder}`);
process.exitCode = different > 0 || names.length === 0 ? 1 : 0;
