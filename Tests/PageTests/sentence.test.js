import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceAt, waitsFor } from "../../public/js/sentence.js";
import { plain } from "../../public/js/texts.js";
import { indexOf } from "../../public/js/timeline-index.js";
import { expectGolden, fixture } from "./support.js";

for (const name of ["waiter", "failing", "deadlock", "bakery"]) {
  for (const language of ["en", "fr"]) {
    test(`${name} is told in ${language} as it was`, () => {
      const index = indexOf(fixture(name).timeline);
      const sentences = Array.from({ length: index.timeline.steps.length + 1 }, (_, position) => plain(sentenceAt(index, position, language)));
      expectGolden(`${name}.${language}.sentences.txt`, sentences.map((each, i) => `${i}\t${each}`).join("\n"));
    });
  }
}

test("the house example reads as a person would say it", () => {
  const index = indexOf(fixture("waiter").timeline);
  const position = index.timeline.steps.findIndex((step) => step.turn === 3 && step.task === "coro2") + 1;
  assert.equal(plain(sentenceAt(index, position, "en")), "Turn 3: coro2 wakes because its sleep ended, prints “1” and sleeps until 2\u00a0s.");
});

test("names and values are pieces of their own, never part of the sentence's text", () => {
  const index = indexOf(fixture("waiter").timeline);
  const parts = sentenceAt(index, 1, "en");
  assert.deepEqual(parts.filter((part) => part.kind !== "text").map((part) => `${part.kind} ${part.text}`), ["name coro1", "value start", "name waiter"]);
});

test("many names are counted", () => {
  const of = Array.from({ length: 100 }, (_, i) => `t${i}`);
  assert.equal(plain(waitsFor({ kind: "gather", of }, "en")), "waits for t0, t1, t2, t3 and 96 more");
});

test("kinds that the page does not know are told without a name", () => {
  assert.equal(plain(waitsFor({ kind: "future thing", name: "x" }, "en")), "waits");
  assert.equal(plain(waitsFor(null, "fr")), "attend");
});

test("an error without a message is told by its type alone", () => {
  const { timeline } = structuredClone(fixture("waiter"));
  timeline.steps[0].actions[1].error = { type: "CancelledError", message: "" };
  const sentence = plain(sentenceAt(indexOf(timeline), 1, "en"));
  assert.match(sentence, /CancelledError/);
  assert.doesNotMatch(sentence, /CancelledError:/);
});
