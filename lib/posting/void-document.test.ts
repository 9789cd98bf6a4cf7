import { describe, expect, it } from "vitest";
import { aDocument } from "#lib/canonical/document-builder.ts";
import type { FindOutcome, Ledger, LedgerDocument, VoidOutcome } from "./ledger.ts";
import { voidDocument, type VoidResult } from "./void-document.ts";

const invoice: LedgerDocument = { kind: "invoice", key: "HP-000001", recordId: "record-1", digest: "abc", document: aDocument(), creditTerm: null };

const standing: FindOutcome = { kind: "mine", docKey: "17", differences: [], cancelled: false };
const cancelled: FindOutcome = { ...standing, cancelled: true };
const unreachable: FindOutcome = { kind: "unreachable", reason: "no answer", waitMs: 700 };
const unknown: VoidOutcome = { kind: "unknown", reason: "timeout" };

function scripted(looks: FindOutcome[], sent: VoidOutcome | null): { ledger: Ledger; calls: string[] } {
  const calls: string[] = [];
  const answer = <T>(call: string, value: T | null | undefined): Promise<T> => {
    calls.push(call);
    if (value === null || value === undefined) throw new Error(`nobody expected a ${call}`);
    return Promise.resolve(value);
  };
  const left = [...looks];
  return {
    calls,
    ledger: { takes: () => true, problems: () => [], find: () => answer("look", left.shift()), send: () => answer<never>("send", null), void: () => answer("void", sent) },
  };
}

type Row = [title: string, looks: FindOutcome[], sent: VoidOutcome | null, result: VoidResult];

describe("Taking a document out of the books", () => {
  it.each<Row>([
    ["standing, voided, and seen to be", [standing, cancelled], { kind: "voided" }, { kind: "voided", before: false }],
    ["voided before: nothing is done", [cancelled], null, { kind: "voided", before: true }],
    ["the answer lost, but it is out", [standing, cancelled], unknown, { kind: "voided", before: false }],
    ["the answer lost, and it still stands: try again", [standing, standing], unknown, { kind: "again", maybe: true, reason: "timeout", waitMs: 15_000 }],
    ["the answer lost, and no look: try again", [standing, unreachable], unknown, { kind: "again", maybe: true, reason: "timeout", waitMs: 700 }],
    ["refused because somebody was faster", [standing, cancelled], { kind: "refused", reason: "already cancelled" }, { kind: "voided", before: false }],
    ["refused for good", [standing, standing], { kind: "refused", reason: "Period is closed." }, { kind: "refused", reason: "Period is closed." }],
    ["not now", [standing], { kind: "unavailable", reason: "429", waitMs: 900 }, { kind: "again", maybe: false, reason: "429", waitMs: 900 }],
    ["turned away", [standing], { kind: "stopped", reason: "401" }, { kind: "stopped", reason: "401" }],
    ["never there", [{ kind: "absent" }], null, { kind: "absent" }],
    ["not ours", [{ kind: "foreign", docKey: "9", description: "invoice of 300-X001" }], null, { kind: "refused", reason: "HP-000001 is something else in AutoCount: invoice of 300-X001" }],
    ["no look, no void", [unreachable], null, { kind: "again", maybe: false, reason: "no answer", waitMs: 700 }],
    ["it says so, but it still reads as standing", [standing, standing], { kind: "voided" }, { kind: "again", maybe: true, reason: "AutoCount says that it is voided, but it still reads as standing.", waitMs: 15_000 }],
  ])("%s", async (_title, looks, sent, result) => {
    const { ledger, calls } = scripted(looks, sent);
    expect(await voidDocument(ledger, invoice, "Wrong customer")).toEqual(result);
    expect(calls).toEqual(["look", ...(sent === null ? [] : ["void"]), ...looks.slice(1).map(() => "look")]);
  });

  const absent: FindOutcome = { kind: "absent" };
  it.each<[...Row, maybeVoided?: boolean]>([
    ["our own cancel is believed", [standing, absent], { kind: "voided" }, { kind: "voided", before: false }],
    ["its answer lost: it stood a moment ago", [standing, absent], unknown, { kind: "voided", before: false }],
    ["refused, and gone: somebody else was faster", [standing, absent], { kind: "refused", reason: "Record not found." }, { kind: "absent" }],
    ["refused, and standing", [standing, standing], { kind: "refused", reason: "locked" }, { kind: "refused", reason: "locked" }],
    ["gone before we did anything", [absent], null, { kind: "absent" }],
    ["gone after a void of ours may have arrived", [absent], null, { kind: "voided", before: true }, true],
  ])("where what is cancelled is not shown: %s", async (_title, looks, sent, result, maybeVoided = false) => {
    const { ledger, calls } = scripted(looks, sent);
    const hiding: Ledger = { ...ledger, cancelledLooksAbsent: true };
    const beforeCall = () => Promise.resolve(void calls.push("marked"));
    expect(await voidDocument(hiding, invoice, "Wrong", { maybeVoided, beforeCall })).toEqual(result);
    expect(calls).toEqual(["look", ...(sent === null ? [] : ["marked", "void"]), ...looks.slice(1).map(() => "look")]);
  });

  it.each(["Pending", "Submitted", "Valid"])("is refused while its e-invoice is %s: that has legal effect", async (eInvoice) => {
    const { ledger, calls } = scripted([{ ...standing, eInvoice }], null);
    expect(await voidDocument(ledger, invoice, "Wrong")).toMatchObject({ kind: "refused", reason: expect.stringContaining(eInvoice) as string });
    expect(calls).toEqual(["look"]);
  });

  it.each(["Invalid", "Cancelled"])("is done where its e-invoice is %s", async (eInvoice) => {
    const { ledger } = scripted([{ ...standing, eInvoice }, cancelled], { kind: "voided" });
    expect(await voidDocument(ledger, invoice, "Wrong")).toEqual({ kind: "voided", before: false });
  });
});
