import { describe, expect, test } from "vitest";
import { judgeWord, nextProbe, type Breaker, type LedgerWord } from "./breaker.ts";

const now = new Date("2026-03-02T02:00:00Z");
const down: LedgerWord = { kind: "down", reason: "no answer", waitMs: 15_000 };
const closed: Breaker = { failures: 0, openedAt: null };

function after(words: readonly LedgerWord[], from = closed) {
  let breaker = from;
  return words.map((word) => {
    const judged = judgeWord(breaker, word, now);
    ({ breaker } = judged);
    return { ...judged, seconds: judged.wait === null ? null : (judged.wait.until.getTime() - now.getTime()) / 1000 };
  });
}

describe("the breaker", () => {
  test("waits as told at first, opens at the third outage in a row, and waits longer and longer, at most five minutes", () => {
    const steps = after(Array.from({ length: 9 }, () => down));
    expect(steps.map(({ seconds }) => seconds)).toEqual([15, 15, 15, 30, 60, 120, 240, 300, 300]);
    expect(steps.map(({ turned }) => turned)).toEqual([null, null, "opened", null, null, null, null, null, null]);
    expect(steps.at(-1)?.breaker.openedAt).toEqual(now);
  });

  test("closes with the first answer, and says so once", () => {
    const steps = after([down, down, down, { kind: "answers" }, { kind: "answers" }]);
    expect(steps.slice(3).map(({ turned }) => turned)).toEqual(["closed", null]);
    expect(steps.at(-1)).toMatchObject({ breaker: closed, wait: null });
  });

  test("an answer in between begins the count anew", () => {
    expect(after([down, down, { kind: "answers" }, down, down]).map(({ turned }) => turned)).toEqual([null, null, null, null, null]);
  });

  test("being asked for fewer calls is no outage: it waits as long as was said", () => {
    const busy: LedgerWord = { kind: "busy", reason: "429", waitMs: 7_000 };
    expect(after([busy, busy, busy, busy]).map(({ seconds, turned }) => [seconds, turned])).toEqual(Array.from({ length: 4 }, () => [7, null]));
  });

  test("one lost answer is the document's own affair; five in a row are not", () => {
    const lost: LedgerWord = { kind: "lost", reason: "500" };
    const steps = after([lost, lost, lost, lost, lost]);
    expect(steps.map(({ seconds }) => seconds)).toEqual([null, null, null, null, 60]);
    expect(steps.at(-1)?.turned).toBe("opened");
  });

  test("an attempt that never got to the ledger changes nothing", () => {
    expect(after([down, { kind: "nothing" }, down, { kind: "nothing" }, down]).at(-1)?.turned).toBe("opened");
  });
});

test("a stopped connection is looked at again after a minute, then less and less often", () => {
  expect([0, 1, 2, 3, 4, 99].map((probes) => (nextProbe(probes, now).getTime() - now.getTime()) / 60_000)).toEqual([1, 2, 5, 10, 15, 15]);
});
