// What holds for the page's files as a whole.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { en } from "../../public/js/texts/en.js";
import { read } from "./support.js";

const folder = "../../public/";
const files = readdirSync(new URL(folder, import.meta.url), { recursive: true }).map((file) => file.split("\\").join("/"));
const scripts = files.filter((file) => file.endsWith(".js"));
const page = read(`${folder}index.html`);

test("only main, offline, controls and paint mention document or window", () => {
  const allowed = /^js\/(main|offline|controls|paint)(\.js|\/)/;
  for (const file of scripts.filter((each) => !allowed.test(each))) {
    const code = read(folder + file).replace(/\/\*[^]*?\*\/|\/\/.*|"[^"\n]*"|`[^`]*`/g, "");
    assert.doesNotMatch(code, /\b(document|window)\b/, file);
  }
});

test("nothing is written as markup", () => {
  for (const file of scripts) {
    assert.doesNotMatch(read(folder + file), /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|document\.write|\beval\(/, file);
  }
});

test("the page keeps to default-src 'self': no inline script, no inline style, nothing from elsewhere", () => {
  assert.doesNotMatch(page, /\sstyle=|<style|\son\w+=|javascript:/);
  assert.deepEqual(page.match(/<script[^>]*>[^]*?<\/script>/g), ['<script type="module" src="/js/main.js"></script>']);
  for (const [, address] of page.matchAll(/(?:src|href)="([^"#]+)"/g)) assert.match(address, /^\//);
  for (const file of files.filter((each) => each.endsWith(".css"))) assert.doesNotMatch(read(folder + file), /@import|url\(/, file);
});

test("what the page refers to is there", () => {
  for (const [, address] of page.matchAll(/(?:src|href)="\/([^"#]+)"/g)) assert.ok(files.includes(address), address);
  for (const file of scripts) {
    for (const [, address] of read(folder + file).matchAll(/from "([^"]+)"/g)) {
      assert.ok(files.includes(new URL(address, `http://page/${file}`).pathname.slice(1)), `${file} imports ${address}`);
    }
  }
});

test("every module can be put into the offline file: imports and exports in the plain forms, and no end of a script", () => {
  for (const file of scripts) {
    const code = read(folder + file);
    for (const line of code.split("\n").filter((each) => /^(import|export)\b/.test(each))) {
      assert.match(line, /^(import \{ [\w, ]+ \} from "\.[\w./-]+";|export (const \w+ = .*|(async )?function \w+\(.*|class \w+ .*|\{\};))$/, `${file}: ${line}`);
    }
    assert.doesNotMatch(code, /<\/script|<!--/i, file);
  }
  for (const file of files.filter((each) => each.endsWith(".css"))) assert.doesNotMatch(read(folder + file), /<\/style|<!--/i, file);
});

test("every text that the page's markup names is in the dictionary, and every id that a script looks for is in the markup", () => {
  for (const [, key] of page.matchAll(/data-(?:text|label)="([^"]+)"/g)) assert.ok(key in en, key);
  for (const file of scripts) {
    for (const [, id] of read(folder + file).matchAll(/byId\("([\w-]+)"/g)) assert.match(page, new RegExp(`id="${id}"`), `${file}: #${id}`);
  }
});

test("the ids that docs/page.md promises are on the page", () => {
  const promised = [...read("../../docs/page.md").matchAll(/^\| `#([\w-]+)`/gm)].map(([, id]) => id);
  assert.ok(promised.length >= 20);
  for (const id of promised) assert.match(page, new RegExp(`id="${id}"`), id);
});

test("no file is longer than 300 lines", () => {
  for (const file of files.filter((each) => /\.(js|css|html)$/.test(each))) assert.ok(read(folder + file).split("\n").length <= 301, file);
});
