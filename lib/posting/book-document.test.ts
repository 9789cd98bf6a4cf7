import { describe, expect, it } from "vitest";
import { aDocument } from "#lib/canonical/document-builder.ts";
import { partyMaster } from "#lib/canonical/masters.ts";
import { bookDocument, type Before, type BookOutcome } from "./book-document.ts";
import type { FindOutcome, Ledger, LedgerDocument, LedgerProblem, SendOutcome, VoidOutcome } from "./ledger.ts";

const invoice: LedgerDocument = { kind: "invoice", key: "HP-000001", recordId: "record-1", digest: "abc", document: aDocument(), creditTerm: null };
const debtor: LedgerDocument = {
  kind: "customer", key: "300-T001",
  document: partyMaster.parse({ number: "300-T001", date: "2026-03-02", code: "300-T001", name: "Tan", creditTerm: "C.O.D." }),
};

const absent: FindOutcome = { kind: "absent" };
const mine: FindOutcome = { kind: "mine", docKey: "17", differences: [], cancelled: false };
const voided: FindOutcome = { ...mine, cancelled: true };
const foreign: FindOutcome = { kind: "foreign", docKey: "9", description: "invoice of 300-X001 over 8.00" };
const unreachable: FindOutcome = { kind: "unreachable", reason: "no answer", waitMs: 700 };
const stopped = { kind: "stopped", reason: "401" } as const;
const stored: SendOutcome = { kind: "stored" };
const taken: SendOutcome = { kind: "taken", reason: "Duplicate document number" };

const fresh: Before = { maybeThere: false, maySend: true };
const looking: Before = { maybeThere: true, maySend: false };
const again: Before = { maybeThere: true, maySend: true };

/** A ledger that answers what it is told to, one after the other, and keeps the order in which it was called. */
function scripted(looks: FindOutcome[], sent: SendOutcome | null, problems: LedgerProblem[] = []): { ledger: Ledger; calls: string[] } {
  const calls: string[] = [];
  const next = <T>(call: string, answer: T | undefined | null): Promise<T> => {
    calls.push(call);
    if (answer === undefined || answer === null) throw new Error(`nobody expected a ${call}`);
    return Promise.resolve(answer);
  };
  const left = [...looks];
  return { calls, ledger: { takes: () => true, problems: () => problems, find: () => next("look", left.shift()), send: () => next("send", sent), void: () => next<VoidOutcome>("void", null) } };
}

type Row = [title: string, before: Before, looks: FindOutcome[], sent: SendOutcome | null, outcome: BookOutcome];

const posted: BookOutcome = { kind: "posted", docKey: "17", differences: [] };
const takenBySomethingElse: BookOutcome = { kind: "refused", reason: "HP-000001 is taken in AutoCount by something else: invoice of 300-X001 over 8.00" };

describe("What comes of one attempt to book", () => {
  it.each<Row>([
    ["absent, sent and read back: posted", fresh, [absent, mine], stored, posted],
    ["there already, as ours: posted without a send", fresh, [mine], null, posted],
    ["there after a lost answer: posted without a send", looking, [mine], null, posted],
    ["voided in the ledger: back to a person", fresh, [voided], null, { kind: "refused", reason: "HP-000001 is in AutoCount, but was voided there." }],
    ["the number is somebody else's: back to a person", fresh, [foreign], null, takenBySomethingElse],
    ["no answer to the look, and never sent: later", fresh, [unreachable], null, { kind: "later", reason: "no answer", waitMs: 700 }],
    ["no answer to the look for a lost one: it stays open", looking, [unreachable], null, { kind: "no-answer", reason: "no answer", waitMs: 700 }],
    ["turned away at the look", fresh, [stopped], null, { kind: "stopped", reason: "401" }],
    ["turned away at the send, which wrote nothing", fresh, [absent], stopped, { kind: "stopped", reason: "401" }],
    ["not found, and too early to send again", looking, [absent], null, { kind: "not-seen" }],
    ["not found often enough: sent once more", again, [absent, mine], stored, posted],
    ["refused by the ledger", fresh, [absent], { kind: "refused", reason: "Period is closed." }, { kind: "refused", reason: "Period is closed." }],
    ["certainly not written: later", fresh, [absent], { kind: "unavailable", reason: "429", waitMs: 900 }, { kind: "later", reason: "429", waitMs: 900 }],
    ["the second send not taken now: the first may still arrive", again, [absent], { kind: "unavailable", reason: "429", waitMs: 900 }, { kind: "no-answer", reason: "429", waitMs: 900 }],
    ["the answer lost", fresh, [absent], { kind: "unknown", reason: "timeout" }, { kind: "unknown", reason: "timeout" }],
    ["taken, by our own earlier success", again, [absent, mine], taken, posted],
    ["taken, by somebody else meanwhile", fresh, [absent, foreign], taken, takenBySomethingElse],
    ["taken, but not to be found: perhaps ours", fresh, [absent, absent], taken, { kind: "unknown", reason: "Duplicate document number" }],
    ["stored, but not readable yet", fresh, [absent, absent], stored, { kind: "unknown", reason: "AutoCount says it is stored, but it cannot be read yet." }],
    ["stored, and no answer to the reading back", fresh, [absent, unreachable], stored, { kind: "unknown", reason: "no answer" }],
    ["stored, and turned away at the reading back", fresh, [absent, stopped], stored, { kind: "unknown", reason: "401" }],
  ])("%s", async (_title, before, looks, sent, outcome) => {
    const { ledger, calls } = scripted(looks, sent);
    expect(await bookDocument(ledger, invoice, before)).toEqual(outcome);
    const expected = ["look", ...(sent === null ? [] : ["send"]), ...looks.slice(1).map(() => "look")];
    expect(calls).toEqual(expected);
  });

  it("hands on the differences that reading back has found", async () => {
    const differences = [{ field: "total", sent: "20.00", stored: "20.05" }];
    const { ledger } = scripted([absent, { ...mine, differences }], stored);
    expect(await bookDocument(ledger, invoice, fresh)).toEqual({ kind: "posted", docKey: "17", differences });
  });

  it("sends nothing that the connection cannot store as it stands, and tells all of it at once", async () => {
    const { ledger, calls } = scripted([absent], null, [{ field: "customer.name", message: "Too long." }, { field: "total", message: "Negative." }]);
    expect(await bookDocument(ledger, invoice, fresh)).toEqual({ kind: "refused", reason: "customer.name: Too long. total: Negative." });
    expect(calls).toEqual(["look"]);
  });
});

describe("A debtor that the document needs first", () => {
  it("is inactive, not voided", async () => {
    const { ledger } = scripted([voided], null);
    expect(await bookDocument(ledger, debtor, fresh)).toEqual({ kind: "refused", reason: "300-T001 is in AutoCount, but is inactive there." });
  });

  it("is refused without a code, and nobody is asked: every send would make another one", async () => {
    const { ledger, calls } = scripted([], null);
    expect(await bookDocument(ledger, { ...debtor, key: "" }, fresh)).toMatchObject({ kind: "refused", reason: expect.stringContaining("no code yet") as string });
    expect(calls).toEqual([]);
  });

  it("is refused where its code is another account's, which no look for a debtor will ever find", async () => {
    const { ledger } = scripted([absent, absent], { kind: "taken", reason: "Account exists" });
    expect(await bookDocument(ledger, debtor, fresh)).toEqual({ kind: "refused", reason: "Account exists" });
  });
});

describe("A ledger that does not show what is cancelled", () => {
  const hiding = (looks: FindOutcome[], sent: SendOutcome | null) => {
    const { ledger, calls } = scripted(looks, sent);
    return { calls, ledger: { ...ledger, cancelledLooksAbsent: true } satisfies Ledger };
  };

  it("ends with a person where the number is taken and nothing is to be read under it, but only after all looks", async () => {
    expect(await bookDocument(hiding([absent, absent], taken).ledger, invoice, fresh)).toEqual({ kind: "unknown", reason: "Duplicate document number" });
    const last = await bookDocument(hiding([absent, absent], taken).ledger, invoice, again);
    expect(last).toMatchObject({ kind: "refused", reason: expect.stringContaining("HP-000001 is taken, but shows no document under it") as string });
    // Where others show what is cancelled, the same is a document that cannot be seen yet.
    expect(await bookDocument(scripted([absent, absent], taken).ledger, invoice, again)).toMatchObject({ kind: "unknown" });
  });

  it("looks by the key that it was just told, which is kept first", async () => {
    const asked: (string | null | undefined)[] = [];
    const { ledger, calls } = scripted([absent, mine], { kind: "stored", docKey: "17" });
    const spying: Ledger = { ...ledger, find: (document) => (asked.push("docKey" in document ? document.docKey : null), ledger.find(document)) };
    expect(await bookDocument(spying, invoice, fresh, async (docKey) => void calls.push(`kept ${docKey}`))).toEqual(posted);
    expect([calls, asked]).toEqual([["look", "send", "kept 17", "look"], [null, "17"]]);
  });

  it("has said its last word where it answers a second time what tells nothing: its words go to a person, unless it is there after all", async () => {
    const odd: SendOutcome = { kind: "unknown", reason: "Sila cuba lagi", answered: true };
    expect(await bookDocument(hiding([absent], odd).ledger, invoice, fresh)).toMatchObject({ kind: "unknown" });
    expect(await bookDocument(hiding([absent, absent], odd).ledger, invoice, again)).toMatchObject({ kind: "refused", reason: expect.stringContaining("Sila cuba lagi") as string });
    expect(await bookDocument(hiding([absent, mine], odd).ledger, invoice, again)).toEqual(posted);
    expect(await bookDocument(hiding([absent, unreachable], odd).ledger, invoice, again)).toMatchObject({ kind: "no-answer" });
  });
});
