import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerBound, partition, partitionNear } from "../../public/js/search.js";

test("the first index that is not less, for every value and its neighbours", () => {
  const sorted = [1, 3, 3, 3, 7];
  assert.deepEqual([0, 1, 2, 3, 4, 7, 8].map((value) => lowerBound(sorted, value)), [0, 0, 1, 1, 4, 4, 5]);
  assert.equal(lowerBound([], 1), 0);
});

test("looking near and looking everywhere give the same", () => {
  for (let count = 0; count < 40; count += 1) {
    for (let answer = 0; answer <= count; answer += 1) {
      for (let from = 0; from <= answer; from += 1) {
        const holds = (index) => {
          assert.ok(index < count);
          return index < answer;
        };
        assert.equal(partitionNear(count, holds, from), answer);
        assert.equal(partition(count, holds, from), answer);
      }
    }
  }
});

test("what is near is found in few looks", () => {
  let looks = 0;
  partitionNear(1_000_000, (index) => ((looks += 1), index < 500_003), 500_000);
  assert.ok(looks <= 6, `${looks} looks`);
});
