import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, listed, phrase, plain, preferredLanguage, text } from "../../public/js/texts.js";
import { ENDED_BY_OTHERS, NEEDS } from "../../public/js/waiting.js";
import { en } from "../../public/js/texts/en.js";
import { fr } from "../../public/js/texts/fr.js";
import { read } from "./support.js";
import { readdirSync } from "node:fs";

const blanks = (written) => [...written.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("both languages have the same keys in the same order", () => {
  assert.deepEqual(Object.keys(fr), Object.keys(en));
});

test("a text has the same blanks in both languages", () => {
  for (const key of Object.keys(en)) assert.deepEqual(blanks(fr[key]), blanks(en[key]), key);
});

test("no text is empty, and every plural has both forms", () => {
  for (const [key, written] of [...Object.entries(en), ...Object.entries(fr)]) assert.ok(written.length > 0, key);
  for (const key of Object.keys(en)) if (key.endsWith(".other") && !/^(cause|waits|callback|did)\.other$/.test(key)) assert.ok(key.replace(/other$/, "one") in en, key);
});

test("every text is used", () => {
  const folder = new URL("../../public/", import.meta.url);
  const code = readdirSync(folder, { recursive: true }).filter((file) => /\.(js|html)$/.test(file) && !/texts[/\\](en|fr)/.test(file)).map((file) => read(`../../public/${file}`)).join("\n");
  const families = [...code.matchAll(/`([\w.]+)\.\$\{/g)].map(([, stem]) => `${stem}.`);
  for (const key of Object.keys(en)) {
    const stem = key.replace(/\.(one|other|by)$/, "");
    assert.ok(code.includes(`"${key}"`) || code.includes(`"${stem}"`) || families.some((family) => key.startsWith(family)), key);
  }
});

test("French keeps its double signs on the line: U+202F before ; ! ?, U+00A0 before : and within « »", () => {
  const examples = JSON.parse(read("../../Examples/texts.fr.json"));
  const written = [...Object.entries(fr), ...Object.entries(examples).flatMap(([name, each]) => Object.entries(each).map(([key, told]) => [`${name}.${key}`, told]))];
  assert.ok(written.length > Object.keys(fr).length);
  for (const [key, told] of written) assert.deepEqual(told.match(/(?<!\u202F)[;!?]|(?<!\u00A0)[:»]|«(?!\u00A0)|\d s\b/g), null, key);
});

test("a name that is written from right to left stands apart in a plain text", () => {
  const parts = phrase("en", "cause.spawned", { task: { kind: "name", text: "אב" }, by: { kind: "name", text: "\u202Emain" } });
  assert.equal(plain(parts), "\u2068אב\u2069 starts because \u2068\u202Emain\u2069 spawned it");
});

test("the reader's first known language wins, English where there is none", () => {
  assert.equal(preferredLanguage(["de-DE", "fr-CA", "en"]), "fr");
  assert.equal(preferredLanguage(["en-GB", "fr"]), "en");
  assert.equal(preferredLanguage(["ja"]), "en");
  assert.equal(preferredLanguage([]), "en");
});

test("a blank keeps its kind and a name with braces is not filled again", () => {
  const parts = phrase("en", "cause.spawned", { task: { kind: "name", text: "{by}" }, by: { kind: "name", text: "main" } });
  assert.deepEqual(parts.map((part) => [part.kind, part.text]), [["name", "{by}"], ["text", " starts because "], ["name", "main"], ["text", " spawned it"]]);
});

test("counting follows each language's rule", () => {
  assert.equal(counted("en", "fact.tasks", 0), "0 tasks");
  assert.equal(counted("fr", "fact.tasks", 0), "0 tâche");
  assert.equal(counted("en", "fact.steps", 1), "1 step");
  assert.equal(counted("en", "fact.steps", 1234), "1,234 steps");
});

test("a list in words ends in and", () => {
  const words = ["a", "b", "c"].map((each) => [{ kind: "text", text: each }]);
  assert.equal(plain(listed("en", words)), "a, b and c");
  assert.equal(plain(listed("fr", words.slice(1))), "b et c");
  assert.equal(text("en", "page.title"), "Interleave");
});

test("every kind of wait that only another task can end is told where no task is free to", () => {
  const told = Object.keys(en).filter((key) => key.startsWith("outcome.nobody.")).map((key) => key.slice("outcome.nobody.".length));
  const needs = [...NEEDS].flatMap(([kind, each]) => [...each].map((need) => [kind, need]));
  assert.deepEqual(told.sort(), [...new Set([...ENDED_BY_OTHERS, ...needs.map(([, need]) => need)])].sort());
  for (const kind of ENDED_BY_OTHERS) assert.ok(`waits.${kind}` in en, kind);
  for (const [kind, need] of needs) for (const key of ["waits.K", "cause.K", "cause.K.by"]) assert.ok(key.replace("K", `${kind}.${need}`) in en, key);
});
