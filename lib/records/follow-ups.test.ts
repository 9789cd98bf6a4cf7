import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import { aFacts } from "#lib/rules/test-rule.ts";
import { creditOfRest, followUpsFor, type Posted } from "./follow-ups.ts";

const shipping = aLine({ id: "s", kind: "shipping", sku: null, itemCode: null, description: "Pos Laju", quantity: "1", unitPrice: "8.00", amount: "8.00" });
const invoice = aDocument({
  lines: [aLine({ id: "1", quantity: "3", unitPrice: "10.00", discount: "1.00", amount: "29.00", tax: "2.32", taxRate: "8", taxCode: "SV-8" }), shipping],
  tax: "2.32",
  total: "39.32",
});

function posted(over: Partial<Posted> = {}): Posted {
  return { kind: "invoice", document: invoice, sourceThen: invoice, externalId: "1001", docNo: "HP-IV-000001", credits: [], topUps: [], ...over };
}

function only(posted: Posted, source: SalesDocument) {
  const followUps = followUpsFor(posted, source);
  expect(followUps).toHaveLength(1);
  return followUps[0];
}

describe("What follows when the source changes what is posted", () => {
  it("is nothing where the same comes again, is paid, delivered or tagged", () => {
    expect(followUpsFor(posted(), invoice)).toEqual([]);
    const delivered = { ...invoice, isPaid: true, isDelivered: true, note: "gift", lines: invoice.lines.map((line) => ({ ...line, delivered: line.quantity })) };
    expect(followUpsFor(posted(), delivered)).toEqual([]);
  });

  it("is nothing where only a person has corrected the posted document", () => {
    expect(followUpsFor(posted({ document: { ...invoice, date: "2026-03-05", lines: [aLine({ ...invoice.lines[0], id: "1", quantity: "2", amount: "19.00" })] } as SalesDocument }), invoice)).toEqual([]);
  });

  it("of a cancelled order is a credit note over all of it, or a void", () => {
    const [credit, voided] = followUpsFor(posted(), { ...invoice, isCancelled: true, cancelReason: "customer" });
    expect(credit).toMatchObject({ id: "credit:all", do: "credit-note", makes: { document: { total: "39.32", tax: "2.32", reason: "Cancelled at the source: customer", references: [{ kind: "invoice", docNo: "HP-IV-000001" }] } } });
    expect(voided).toMatchObject({ id: "void", makes: null });
  });

  it("of a cancelled order of which a part was credited is the rest, to the sen", () => {
    const refund = { id: "r1", at: null, amount: "13.11", lines: [{ lineId: "1", quantity: "1", amount: "9.67" }], reason: null };
    const first = only(posted(), { ...invoice, refunds: [refund] })?.makes?.document as SalesDocument;
    const rest = only(posted({ credits: [{ externalId: "r1", document: { ...first, total: "10.44" } }] }), { ...invoice, refunds: [refund], isCancelled: true });
    const document = rest?.makes?.document as SalesDocument;
    expect(document.lines.map(({ id, quantity, amount, tax }) => ({ id, quantity, amount, tax }))).toEqual([
      { id: "1", quantity: "2", amount: "19.33", tax: "1.55" },
      { id: "s", quantity: "1", amount: "8.00", tax: "0.00" },
    ]);
  });

  it("of a refund is its credit note, once, under the refund's own id, with the source's amounts", () => {
    const refund = { id: "r1", at: null, amount: "10.44", lines: [{ lineId: "1", quantity: "1", amount: "9.67" }], reason: "Damaged" };
    const followUp = only(posted(), { ...invoice, refunds: [refund] });
    expect(followUp).toMatchObject({ id: "credit:r1", makes: { document: { total: "10.44", reason: "Damaged", lines: [{ id: "1", quantity: "1", amount: "9.67", discount: "0.33", tax: "0.77" }] } } });
    expect(followUpsFor(posted({ credits: [{ externalId: "r1", document: followUp?.makes?.document as SalesDocument }] }), { ...invoice, refunds: [refund] })).toEqual([]);
  });

  it("of a refund of money alone is one line that says so", () => {
    const followUp = only(posted(), { ...invoice, refunds: [{ id: "r2", at: null, amount: "5.00", lines: [], reason: null }] });
    expect(followUp?.makes?.document).toMatchObject({ total: "5.00", goodsReturned: false, lines: [{ kind: "fee", description: "Refund", amount: "5.00" }] });
  });

  it("of an edit that takes goods away is a credit note over them", () => {
    const edited = { ...invoice, lines: invoice.lines.map((line) => (line.id === "1" ? { ...line, removed: "2" } : line)) };
    expect(only(posted(), edited)).toMatchObject({ id: "credit:edit", makes: { document: { lines: [{ id: "1", quantity: "2" }] } } });
  });

  it("of an edit that adds goods is a document over what was added", () => {
    const edited = { ...invoice, lines: [...invoice.lines, aDocument({ lines: [aLine({ id: "2", quantity: "4", unitPrice: "2.50", amount: "10.00" })] }).lines[0]] } as SalesDocument;
    const followUp = only(posted(), edited);
    expect(followUp).toMatchObject({ id: "top-up", makes: { document: { number: "#1001-A1", total: "10.00", lines: [{ id: "2", quantity: "4" }] } } });
    expect(followUpsFor(posted({ topUps: [followUp?.makes?.document as SalesDocument] }), edited)).toEqual([]);
  });

  it("of another price is a void and a new document", () => {
    const dearer = { ...invoice, lines: invoice.lines.map((line) => (line.id === "1" ? { ...line, unitPrice: "11.00", amount: "32.00" } : line)), total: "42.32" };
    expect(only(posted(), dearer)).toMatchObject({ id: "repost", makes: { externalId: "1001~", document: { total: "42.32", references: [{ kind: "invoice", externalId: "1001", docNo: "HP-IV-000001" }] } } });
  });

  it("asked for by a person is a credit note over what is left, and nothing where all is given back", () => {
    const whole = creditOfRest(posted(), "Wrong customer")?.makes.document;
    expect(whole).toMatchObject({ number: `${invoice.number}-CN`, total: "39.32", tax: "2.32", reason: "Wrong customer", references: [{ kind: "invoice", docNo: "HP-IV-000001" }] });
    expect(creditOfRest(posted({ credits: [{ externalId: "1001-CN", document: whole as SalesDocument }] }), "again")).toBeNull();
    const sold = { supplier: aDocument().customer } as unknown as SalesDocument;
    expect(creditOfRest(posted({ kind: "purchase_order", document: sold, sourceThen: sold }), "x")).toBeNull();
  });

  it("makes credit notes that no sum rule has anything against", () => {
    const sources: Partial<SalesDocument>[] = [
      { isCancelled: true },
      { refunds: [{ id: "r1", at: null, amount: "10.44", lines: [{ lineId: "1", quantity: "1", amount: "9.67" }], reason: null }] },
      { lines: invoice.lines.map((line) => (line.id === "1" ? { ...line, removed: "1" } : line)) },
    ];
    for (const source of sources) {
      const document = followUpsFor(posted(), { ...invoice, ...source })[0]?.makes?.document as SalesDocument;
      const findings = evaluate({ recordId: "r", sourceId: "s", orderId: "o", kind: "credit_note", bookAs: "credit_note", document }, aFacts());
      expect(findings.filter((finding) => /mismatch/.test(finding.rule))).toEqual([]);
    }
  });
});
