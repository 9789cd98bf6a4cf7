import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDocument } from "#lib/canonical/document-builder.ts";
import { isLegalMove, type RecordState } from "#lib/canonical/states.ts";
import { bookDocument, type BookOutcome } from "./book-document.ts";
import type { FindOutcome, Ledger, LedgerDocument, SendOutcome } from "./ledger.ts";
import { looksBeforeResend } from "./due-store.ts";

const document: LedgerDocument = { kind: "invoice", key: "HP-000001", recordId: "record-1", digest: "abc", document: aDocument(), creditTerm: null };

/** What the ledger does with one call. `delay`: how many looks it takes until a document is to be seen, or arrives at all. */
type Turn = {
  look: "honest" | "unreachable" | "stopped";
  send: "honest" | "stored-answer-lost" | "arrives-late" | "error-not-stored" | "says-taken" | "unavailable" | "stopped" | "worker-dies-before" | "worker-dies-after";
  delay: number;
};
const healthy: Turn = { look: "honest", send: "honest", delay: 0 };

class WorkerDied extends Error {}

/** Documents with our key. `owner` is "other" for one that somebody typed in by hand. */
type Held = { owner: "us" | "other"; unseenFor: number };

/**
 * An account book with a bad will, turn after turn; when its turns are used up it is healthy. A `strict` one refuses a
 * second document with the same number, as AutoCount does. The other takes whatever comes: there only patience helps.
 */
class AdversarialLedger implements Ledger {
  readonly documents: Held[] = [];
  readonly #underway: { looks: number }[] = [];
  readonly #turns: Turn[];
  readonly #isStrict: boolean;
  sends = 0;

  constructor(turns: readonly Turn[], isStrict: boolean) {
    this.#turns = [...turns];
    this.#isStrict = isStrict;
  }

  takes(): boolean {
    return true;
  }

  problems(): [] {
    return [];
  }

  void(): Promise<never> {
    throw new Error("nobody voids here");
  }

  async find(): Promise<FindOutcome> {
    const { look } = this.#turns.shift() ?? healthy;
    if (look === "unreachable") return { kind: "unreachable", reason: "no answer", waitMs: 1 };
    if (look === "stopped") return { kind: "stopped", reason: "401" };
    this.#passTime();
    const seen = this.documents.find((held) => held.unseenFor === 0);
    for (const held of this.documents) held.unseenFor = Math.max(0, held.unseenFor - 1);
    if (seen === undefined) return { kind: "absent" };
    return seen.owner === "us" ? { kind: "mine", docKey: "17", differences: [], cancelled: false } : { kind: "foreign", docKey: "9", description: "another" };
  }

  async send(): Promise<SendOutcome> {
    const { send, delay } = this.#turns.shift() ?? healthy;
    this.sends += 1;
    switch (send) {
      case "honest":
        return this.#store(delay) ? { kind: "stored" } : { kind: "taken", reason: "Duplicate document number" };
      case "stored-answer-lost":
        this.#store(delay);
        return { kind: "unknown", reason: "timeout, or 500" };
      case "arrives-late":
        this.#underway.push({ looks: delay });
        return { kind: "unknown", reason: "timeout" };
      case "error-not-stored":
        return { kind: "unknown", reason: "500" };
      case "says-taken":
        return { kind: "taken", reason: "Duplicate document number" };
      case "unavailable":
        return { kind: "unavailable", reason: "429", waitMs: 1 };
      case "stopped":
        return { kind: "stopped", reason: "401" };
      case "worker-dies-before":
        throw new WorkerDied();
      case "worker-dies-after":
        this.#store(delay);
        throw new WorkerDied();
    }
  }

  /** Somebody types in a document under our number, unless it is taken. */
  typeIn(): void {
    if (this.documents.length === 0) this.documents.push({ owner: "other", unseenFor: 0 });
  }

  #store(unseenFor: number): boolean {
    if (this.#isStrict && this.documents.length > 0) return false;
    this.documents.push({ owner: "us", unseenFor });
    return true;
  }

  #passTime(): void {
    for (const call of this.#underway.filter((one) => one.looks === 0)) {
      this.#underway.splice(this.#underway.indexOf(call), 1);
      this.#store(0);
    }
    for (const call of this.#underway) call.looks -= 1;
  }
}

type Posting = { state: "queued" | "sending" | "unknown" | "posted" | "refused"; lookups: number; record: RecordState };

/** One attempt as post-one.ts makes it and record-outcome.ts writes it down, without the database. */
async function attempt(ledger: Ledger, posting: Posting): Promise<Posting> {
  const begun: Posting = {
    state: posting.state === "queued" ? "sending" : posting.state,
    // Before it may be sent once more, its looks start anew.
    lookups: posting.lookups >= looksBeforeResend ? 0 : posting.lookups,
    record: posting.record === "unknown" ? "unknown" : "posting",
  };
  const maybeThere = posting.state !== "queued";
  let outcome: BookOutcome;
  try {
    outcome = await bookDocument(ledger, document, { maybeThere, maySend: !maybeThere || posting.lookups >= looksBeforeResend });
  } catch (error) {
    if (!(error instanceof WorkerDied)) throw error;
    return begun; // the next worker finds what was written before the call
  }
  const next = written(outcome, posting, begun);
  if (next.record !== begun.record) expect(isLegalMove(begun.record, next.record), `${begun.record} to ${next.record} after ${outcome.kind}`).toBe(true);
  return next;
}

function written(outcome: BookOutcome, before: Posting, begun: Posting): Posting {
  switch (outcome.kind) {
    case "posted":
      return { ...begun, state: "posted", record: "posted" };
    case "refused":
      return { ...begun, state: "refused", record: "held" };
    case "later":
    case "not-yet":
      return { ...begun, state: "queued", record: "approved" };
    case "stopped":
      return before.state === "queued" ? { ...begun, state: "queued", record: "approved" } : { ...begun, state: "unknown", record: "unknown" };
    case "unknown":
      return { state: "unknown", lookups: 0, record: "unknown" };
    case "no-answer":
      return { ...begun, state: "unknown", record: "unknown" };
    case "not-seen":
      return { state: "unknown", lookups: begun.lookups + 1, record: "unknown" };
  }
}

const isOver = (posting: Posting) => posting.state === "posted" || posting.state === "refused";

/** Tries again and again, as the worker does; every turn is used up long before the last attempt. */
async function run(ledger: AdversarialLedger, turns: readonly Turn[], afterAttempt: (count: number) => void = () => undefined): Promise<Posting> {
  let posting: Posting = { state: "queued", lookups: 0, record: "approved" };
  for (let count = 1; count <= turns.length + 40 && !isOver(posting); count += 1) {
    posting = await attempt(ledger, posting);
    afterAttempt(count);
    expect(ledger.documents.filter((held) => held.owner === "us").length, "never two documents with our key").toBeLessThanOrEqual(1);
    expect(posting.state !== "posted" || ledger.documents[0]?.owner === "us", "posted is said only of what is there").toBe(true);
  }
  return posting;
}

const looks = fc.constantFrom<Turn["look"][]>("honest", "honest", "honest", "unreachable", "stopped");
const answers = ["honest", "stored-answer-lost", "arrives-late", "error-not-stored", "says-taken", "unavailable", "stopped"] as const;
const turnsOf = (send: fc.Arbitrary<Turn["send"]>, longestDelay: number) =>
  fc.array(fc.record({ look: looks, send, delay: fc.nat({ max: longestDelay }) }), { maxLength: 30 });

const options = { seed: 20_260_302, numRuns: 3000 };

describe("A document is booked exactly once", () => {
  // The book itself keeps numbers apart, so it may be as slow and forgetful as it likes, and workers may die at any call.
  const strict = turnsOf(fc.constantFrom<Turn["send"][]>(...answers, "worker-dies-before", "worker-dies-after"), 8);

  it("in a book that refuses a number twice, whatever happens to answers, looks and workers", async () => {
    await fc.assert(
      fc.asyncProperty(strict, async (turns) => {
        const ledger = new AdversarialLedger(turns, true);
        expect(await run(ledger, turns)).toMatchObject({ state: "posted", record: "posted" });
        expect(ledger.documents).toHaveLength(1);
      }),
      options,
    );
  });

  // Nothing but looking keeps numbers apart: two looks may be in vain, then what was sent is to be seen (cloud-api.md 26.5).
  const lax = turnsOf(fc.constantFrom<Turn["send"][]>(...answers), 2);

  it("in a book that would take it twice, because it is looked for often enough before it is sent again", async () => {
    await fc.assert(
      fc.asyncProperty(lax, async (turns) => {
        const ledger = new AdversarialLedger(turns, false);
        expect(await run(ledger, turns)).toMatchObject({ state: "posted", record: "posted" });
        expect(ledger.documents).toHaveLength(1);
      }),
      options,
    );
  });

  it("or not at all, where somebody has taken its number meanwhile: then it goes back to a person", async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(strict, fc.integer({ min: 1, max: 10 }), async (turns, moment) => {
        const ledger = new AdversarialLedger(turns, true);
        const posting = await run(ledger, turns, (count) => count === moment && ledger.typeIn());
        const [held, ...more] = ledger.documents;
        expect(more).toEqual([]);
        expect(posting).toMatchObject(held?.owner === "us" ? { state: "posted" } : { state: "refused", record: "held" });
        seen.add(posting.state);
      }),
      options,
    );
    expect([...seen].toSorted()).toEqual(["posted", "refused"]);
  });

  it("and these books really are bad: many take several sends, and some ten attempts", async () => {
    const runs = await Promise.all(
      fc.sample(lax, options).map(async (turns) => {
        const ledger = new AdversarialLedger(turns, false);
        let attempts = 0;
        await run(ledger, turns, (count) => (attempts = count));
        return { sends: ledger.sends, attempts };
      }),
    );
    expect(runs.filter(({ sends }) => sends > 1).length).toBeGreaterThan(runs.length / 4);
    expect(Math.max(...runs.map(({ attempts }) => attempts))).toBeGreaterThanOrEqual(10);
  });
});
