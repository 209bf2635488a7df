// The picture in the documentation is the one that the program draws.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { run } from "./svg.js";

const file = new URL("../../docs/images/waiter.svg", import.meta.url);

/** Without the run's id, which changes with every word of the example. */
const anonymous = (svg) => svg.replace(/\b(title|description)-[0-9a-f]{32}/g, "$1-waiter");

test("docs/images/waiter.svg is the picture of its example", () => {
  const drawn = anonymous(run("Examples/02-waiter.json", "svg"));
  // RECORD_GOLDENS=1 rewrites it and fails, so that no run records unseen.
  if (process.env.RECORD_GOLDENS === "1") {
    writeFileSync(file, drawn);
    assert.fail("recorded docs/images/waiter.svg; look at it and run again");
  }
  assert.equal(drawn, readFileSync(file, "utf8"));
});

test("the same run gives the same bytes", () => {
  for (const format of ["svg", "html"]) assert.equal(run("Examples/31-dependency-graph.json", format), run("Examples/31-dependency-graph.json", format));
});
