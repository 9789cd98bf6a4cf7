import { describe, expect, it, test } from "vitest";
import { hoursLeft, type ReversalFacts, whatMayHinder, whyNotReversible } from "./why-not-reversible.ts";

const now = new Date("2026-03-04T02:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const posting = { state: "posted", docNo: "HP-IV-000007", eInvoice: null };
const facts = (over: Partial<ReversalFacts> = {}): ReversalFacts => ({ kind: "invoice", state: "posted", posting, hindrances: [], ...over });
const closed = { startsOn: "2026-02-01", endsOn: "2026-02-28", isClosed: true, reason: "SST return filed" };
const eInvoice = (state: string, hours: number | null) => facts({ posting: { ...posting, eInvoice: state, eInvoiceValidatedAt: hours === null ? null : hoursAgo(hours) } });

describe("A posted document", () => {
  it.each<[title: string, facts: ReversalFacts]>([
    ["with nothing about it can be voided", facts()],
    ["whose e-invoice was validated a day ago can be voided, once that is cancelled", eInvoice("Valid", 24)],
    ["in an open period can be voided", facts({ period: { ...closed, isClosed: false } })],
    ["that AutoCount no longer has can be reversed here, whatever is closed", facts({ period: closed, isGone: true })],
    ["whose e-invoice is invalid can be voided at any time", eInvoice("Invalid", null)],
    ["whose e-invoice is still pending can be voided, once that is cancelled, however long it has waited", eInvoice("Pending", null)],
    ["whose e-invoice was cancelled can be voided at any time", eInvoice("Cancelled", null)],
  ])("%s", (_title, given) => expect(whyNotReversible(given, now)).toBeNull());

  it.each<[title: string, facts: ReversalFacts, why: string]>([
    ["that is master data is never voided", facts({ kind: "customer" }), "Master data is not voided"],
    ["that is only approved has nothing to void", facts({ state: "approved", posting: { ...posting, state: "queued" } }), "Only a posted document"],
    ["that is being voided is not voided twice", facts({ posting: { ...posting, state: "void-unknown" } }), "HP-IV-000007 is being voided already"],
    ["that a payment settles waits for the payment", facts({ hindrances: [{ kind: "payment", number: "PAY1", docNo: "HP-OR-000001", state: "posted" }] }), "Payment PAY1 (HP-OR-000001) settles it: reverse it first."],
    ["with an approved credit note waits for that", facts({ hindrances: [{ kind: "credit_note", number: "R1", docNo: null, state: "approved" }] }), "Credit note R1 gives back a part of it: revoke its approval first."],
    ["that an invoice was made from waits for the invoice", facts({ kind: "delivery_order", hindrances: [{ kind: "invoice", number: "INV-1", docNo: "HP-IV-000008", state: "posted" }] }), "Invoice INV-1 (HP-IV-000008) is made from it: reverse it first."],
    ["in a closed period waits until it is opened", facts({ period: closed }), "2026-02-01 to 2026-02-28, which is closed (SST return filed)"],
    ["whose e-invoice was validated over 72 hours ago takes a credit note", eInvoice("Valid", 73), "Book a credit note instead"],
  ])("%s", (_title, given, why) => expect(whyNotReversible(given, now)).toContain(why));
});

test("that AutoCount has refused something of the same month is told before it is tried", () => {
  const periodRefusal = { at: hoursAgo(30), message: "The fiscal period is closed." };
  expect(whatMayHinder(facts({ periodRefusal }))).toContain("On 2026-03-03 AutoCount refused a document of the same month: “The fiscal period is closed.”");
  expect([whatMayHinder(facts()), whatMayHinder(facts({ periodRefusal, isGone: true }))]).toEqual([null, null]);
});

test("the hours left are counted from its validation, and only where an e-invoice stands", () => {
  expect(hoursLeft(eInvoice("Valid", 70.5), now)).toBe(1);
  expect(hoursLeft(eInvoice("Valid", 90), now)).toBe(0);
  expect(hoursLeft(eInvoice("Pending", null), now)).toBe(72);
  expect(hoursLeft(eInvoice("Cancelled", null), now)).toBeNull();
  expect(hoursLeft(facts(), now)).toBeNull();
});
