import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceAt } from "../../public/js/sentence.js";
import { plain } from "../../public/js/texts.js";
import { indexOf } from "../../public/js/timeline-index.js";
import { waitsFor } from "../../public/js/waiting.js";
import { expectGolden, fixture } from "./support.js";

for (const name of ["waiter", "failing", "deadlock", "bakery", "stuck"]) {
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

test("a group is waited for by its name, and an as_completed without one", () => {
  assert.equal(plain(waitsFor({ kind: "group", name: "crew" }, "en")), "waits for the tasks of its group crew");
  assert.equal(plain(waitsFor({ kind: "as_completed" }, "en")), "waits for the next of them to end");
  assert.equal(plain(waitsFor({ kind: "group", name: "crew" }, "fr")), "attend les tâches de son groupe crew");
});

test("a release at the end of a with is told as one", () => {
  const { timeline } = structuredClone(fixture("waiter"));
  timeline.steps[0].actions = ["with", "release"].map((operation) => ({ operation, at: "/tasks/0/steps/0", target: "door" }));
  assert.match(plain(sentenceAt(indexOf(timeline), 1, "en")), /takes door, releases door/);
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
