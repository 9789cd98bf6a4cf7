import { expect, it } from "vitest";
import { aDocument } from "#lib/canonical/document-builder.ts";
import type { RecordScreen, ScreenRecord } from "#lib/review/record-screen.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { approveState } from "./approve-state.ts";

type Screen = Parameters<typeof approveState>[1];

const record = {
  id: "r", number: "#1", externalId: "1", orderId: "1", kind: "invoice", bookAs: "invoice", state: "ready", revision: 1, date: "2026-03-01", partyName: "Aminah", partyCode: "300-A001",
  currency: "MYR", total: "20.00", source: { id: "s", key: "shop", name: "Shop", channel: "shopify" }, waitingFor: null, eInvoice: { issue: "none", consolidateBy: null, until: null }, isTouched: false, receivedAt: "", stateSince: "", updatedAt: "",
} satisfies ScreenRecord;
const approval = { steps: [{ role: "finance", by: null }], correctors: [], numberGiven: null } satisfies RecordScreen["approval"];
const screen: Screen = { record, document: aDocument(), approval, proposals: [], findings: [], customer: null };
const finance = { id: "f1", role: "finance" } as const;
const by = (userId: string) => ({ userId, name: userId, at: "" });

it("says what approving will do", () => {
  expect(approveState(t, screen, finance)).toEqual({ isEnabled: true, text: "Books the invoice in AutoCount." });
});

it("says that a new debtor is created with it", () => {
  const customer = { code: "300-A002", name: "A", email: null, phone: null, registerNo: null, currency: "MYR", creditTerm: "C.O.D.", isActive: true, origin: "proposed" };
  expect(approveState(t, { ...screen, customer }, finance)?.text).toBe("Creates the debtor 300-A002 and books the invoice in AutoCount.");
});

it("tells admin who approves", () => {
  expect(approveState(t, screen, { id: "a", role: "admin" })).toEqual({ isEnabled: false, text: "Finance or a manager approves." });
});

it("names what one changed oneself, once each", () => {
  const correctors = [{ userId: "f1", name: "F", fields: ["customer.code", "lines.0.quantity", "lines.1.quantity"] }];
  expect(approveState(t, { ...screen, approval: { ...approval, correctors } }, finance)).toEqual({ isEnabled: false, text: "You changed the debtor and the quantity, so somebody else approves." });
});

it("calls a decision on the delivery by its name, not by all that it changed", () => {
  const correctors = [{ userId: "f1", name: "F", fields: ["lines.0.quantity", "lines.0.amount", "total", "deliveryDecision"] }];
  expect(approveState(t, { ...screen, approval: { ...approval, correctors } }, finance)?.text).toBe("You decided the delivery, so somebody else approves.");
});

it("asks for a manager where the policy wants one", () => {
  const steps: RecordScreen["approval"]["steps"] = [{ role: "finance", by: null }, { role: "manager", by: null }];
  expect(approveState(t, { ...screen, approval: { ...approval, steps } }, finance)).toEqual({ isEnabled: true, text: "Your approval, then a manager approves too." });
  expect(approveState(t, { ...screen, approval: { ...approval, steps } }, { id: "m", role: "manager" })?.text).toBe("Finance gives the first approval.");
  const given: RecordScreen["approval"]["steps"] = [{ role: "finance", by: by("f1") }, { role: "manager", by: null }];
  expect(approveState(t, { ...screen, approval: { ...approval, steps: given } }, finance)?.isEnabled).toBe(false);
  expect(approveState(t, { ...screen, approval: { ...approval, steps: given } }, { id: "m", role: "manager" })?.isEnabled).toBe(true);
});

it("does not offer what cannot be approved now, and says why", () => {
  expect(approveState(t, { ...screen, record: { ...record, state: "waiting", waitingFor: "payment" } }, finance)?.text).toBe("Waiting for payment.");
  expect(approveState(t, { ...screen, proposals: [{ id: "p", receivedAt: "", deliveryId: "d", document: aDocument(), changes: [], followUps: [] }] }, finance)?.isEnabled).toBe(false);
  expect(approveState(t, { ...screen, record: { ...record, state: "posted" } }, finance)).toBeNull();
});

it("sends what the connection cannot take to where it is marked as posted by hand, once nothing else holds it", () => {
  const finding = { seq: 0, rule: "not-supported", severity: "error", owner: "finance", fields: [], message: "", isFault: false, fixes: [], fingerprint: null, isShared: false, acceptance: null } as unknown as RecordScreen["findings"][number];
  const held = { ...screen, record: { ...record, state: "held" as const }, findings: [finding] };
  expect(approveState(t, held, finance)).toEqual({ isEnabled: false, text: "It cannot be sent: mark it as posted by hand, under In AutoCount." });
  expect(approveState(t, { ...held, findings: [finding, { ...finding, rule: "missing-sku" }] }, finance)?.text).toBe("Still held: 2 findings to solve first.");
  expect(approveState(t, { ...held, document: aDocument({ isTest: true }) }, finance)?.text).toBe("Still held: 1 finding to solve first.");
});
