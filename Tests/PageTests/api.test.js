// What the page asks of the service, with a service that only notes it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { getExamples, getRun, postRun, ProblemError } from "../../public/js/api.js";

/**
 * Runs a body while `fetch` answers every request with one response.
 *
 * @param {() => Response} answer
 * @param {(asked: {path: string, headers: Headers}[]) => Promise<void>} body
 */
async function withService(answer, body) {
  const asked = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (path, options) => {
    asked.push({ path: String(path), headers: new Headers(options?.headers) });
    return answer();
  };
  try {
    await body(asked);
  } finally {
    globalThis.fetch = original;
  }
}

test("every request tells the service the page's own language", async () => {
  const answer = () => Response.json({ examples: [], id: "1" });
  await withService(answer, async (asked) => {
    await postRun("{}", "fr");
    await getRun("1", "fr");
    await getExamples("en");
    const languages = asked.map(({ path, headers }) => `${path} ${headers.get("Accept-Language")}`);
    assert.deepEqual(languages, ["/v1/runs fr", "/v1/runs/1 fr", "/v1/runs/1/graph fr", "/v1/examples en"]);
    assert.equal(asked[0].headers.get("Content-Type"), "application/json");
  });
});

test("a refusal becomes a problem with the service's own words", async () => {
  const answer = () => Response.json({ title: "Contenu invalide", errors: [] }, { status: 422 });
  await withService(answer, async () => {
    await assert.rejects(postRun("{}", "fr"), (error) => {
      assert(error instanceof ProblemError);
      assert.deepEqual(error.problem, { title: "Contenu invalide", errors: [], status: 422 });
      return true;
    });
  });
});
