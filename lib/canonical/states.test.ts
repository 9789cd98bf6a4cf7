import { describe, expect, it } from "vitest";
import { endStates, isLegalMove, legalMoves, openStates, recordStates, stateLabels } from "./states.ts";
import type { RecordState } from "./states.ts";

/** Where intake puts a new record. */
const beginnings: readonly RecordState[] = ["waiting", "held", "ready"];

function reachableFrom(states: readonly RecordState[]): Set<RecordState> {
  const reached = new Set(states);
  for (const state of reached) for (const next of legalMoves[state]) reached.add(next);
  return reached;
}

describe("The table of legal moves", () => {
  it("reaches every state from where records begin", () => {
    expect([...reachableFrom(beginnings)].toSorted()).toEqual(recordStates.toSorted());
  });

  it("names only states, never the same again, and each move once", () => {
    for (const state of recordStates) {
      expect(recordStates).toEqual(expect.arrayContaining([...legalMoves[state]]));
      expect(legalMoves[state]).not.toContain(state);
      expect(new Set(legalMoves[state]).size).toBe(legalMoves[state].length);
    }
  });

  it("lets a posted record be reversed, or opened again where it was only marked by hand, and a reversed one stays", () => {
    expect(legalMoves.posted).toEqual(["reversed", "held", "ready"]);
    expect(legalMoves.reversed).toEqual([]);
  });

  it("opens every end again, by the rules: never straight to approved or posted", () => {
    for (const end of endStates) expect(legalMoves[end].toSorted()).toEqual(["held", "ready"]);
  });

  it("ends whatever is still open, in any way it can end", () => {
    for (const open of openStates) expect(endStates.filter((end) => !isLegalMove(open, end))).toEqual([]);
  });

  it("approves only what is ready, and sends only what is approved", () => {
    const into = (state: RecordState) => recordStates.filter((from) => isLegalMove(from, state));
    // Back to approved: certainly nothing was written.
    expect(into("approved")).toEqual(["ready", "posting"]);
    expect(into("posting")).toEqual(["approved", "unknown"]);
    expect(into("unknown")).toEqual(["posting"]);
    expect(into("reversed")).toEqual(["posted"]);
  });

  it("posts what was sent, or what a person marks as posted by hand", () => {
    expect(recordStates.filter((from) => isLegalMove(from, "posted"))).toEqual(["held", "posting", "unknown"]);
  });

  it("does not take back what may be in the ledger: an unknown one is neither approved anew nor rejected", () => {
    for (const state of ["approved", "ready", "waiting", "rejected", "cancelled", "duplicate", "superseded"] as const) {
      expect(isLegalMove("unknown", state)).toBe(false);
    }
  });

  it("leaves no state from which a record can never be posted, but for the reversed", () => {
    const stuck = recordStates.filter((state) => state !== "posted" && !reachableFrom([state]).has("posted"));
    expect(stuck).toEqual(["reversed"]);
  });
});

it("open and ended states are different ones, and each state has a label", () => {
  expect(openStates.filter((state) => endStates.includes(state))).toEqual([]);
  expect(Object.keys(stateLabels)).toEqual([...recordStates]);
  expect(new Set(Object.values(stateLabels)).size).toBe(recordStates.length);
});
