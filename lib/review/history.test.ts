import { expect, it } from "vitest";
import { type AuditRow, mergeHistory, type RevisionRow } from "./history.ts";

const audit = (over: Partial<AuditRow>): AuditRow => ({
  id: "a", type: "record.received", actorType: "source", actorName: "Shop", revision: null, old: null, new: null, reason: null, at: "2026-03-01T00:00:00.000Z", ...over,
});
const revision = (over: Partial<RevisionRow>): RevisionRow => ({ revision: 1, cause: "received", changes: [], reason: null, actorName: "Shop", at: "2026-03-01T00:00:00.000Z", ...over });
const change = { path: "lines.0.itemCode", old: null, new: "TEA" };

it("shows a revision's changes with the entry of the same act, newest first", () => {
  const history = mergeHistory(
    [audit({ id: "a1", revision: 1 }), audit({ id: "a2", type: "record.corrected", actorType: "user", actorName: "Aida", revision: 2, at: "2026-03-01T01:00:00.010Z" })],
    [revision({}), revision({ revision: 2, cause: "correction", changes: [change], reason: "asked the shop", actorName: "Aida", at: "2026-03-01T01:00:00.000Z" })],
  );
  expect(history.map((entry) => [entry.id, entry.changes, entry.reason])).toEqual([
    ["a2", [change], "asked the shop"],
    ["a1", [], null],
  ]);
});

it("does not show the changes again with a later decision on the same revision", () => {
  const history = mergeHistory(
    [audit({ id: "a1", type: "record.corrected", revision: 2 }), audit({ id: "a2", type: "record.approved", revision: 2, at: "2026-03-02T00:00:00.000Z" })],
    [revision({ revision: 2, changes: [change] })],
  );
  expect(history.map((entry) => entry.changes)).toEqual([[], [change]]);
});

it("shows a revision that no entry tells of", () => {
  const history = mergeHistory([], [revision({ revision: 3, cause: "source-change", changes: [change] })]);
  expect(history).toMatchObject([{ type: "revision.source-change", revision: 3, changes: [change] }]);
});
