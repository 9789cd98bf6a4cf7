import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { decimal, sum, toAmount, toSen } from "#lib/canonical/money.ts";
import { taxByLine } from "#lib/canonical/tax.ts";
import { computeLineAmount, computeTax, computeTotal } from "#lib/canonical/totals.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import { aFacts, aSubject } from "#lib/rules/test-rule.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";

// The sandbox computes by itself what AutoCount would: no code is shared with it. What passes our rules must come to the same.

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
const key = { id: "1", keyId: "key", apiKey: "secret" };
const headers = { "content-type": "application/json", "Key-ID": key.keyId, "API-Key": key.apiKey };
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, defaultBook: key });
  const made = await fetch(`${sandbox.url}/_admin/books`, {
    method: "POST", headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...key, rateLimit: 0, debtors: [{ accNo: "300-A001", companyName: "Aminah", currencyCode: "MYR", creditTerm: "C.O.D.", isActive: true }, { accNo: "300-S001", companyName: "Singapura", currencyCode: "SGD", creditTerm: "C.O.D.", isActive: true }] }),
  });
  if (!made.ok) throw new Error(await made.text());
});
afterAll(() => sandbox.close());

const money = fc.integer({ min: 1, max: 2_000_00 }).map((sen) => (sen / 100).toFixed(2));
const pieces = fc.oneof(fc.integer({ min: 1, max: 50 }).map(String), fc.constantFrom("0.5", "1.25", "2.375"));
const formula = fc.constantFrom(null, "10%", "5", "0.07", "10%+5", "10%+5%", "33%");
const rate = fc.constantFrom(null, "8" as const, "10" as const);
const line = fc.record({ quantity: pieces, unitPrice: money, formula, rate });
const anyDocument = fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 6 }), taxInclusive: fc.boolean(), rounds: fc.boolean(), currency: fc.constantFrom("MYR", "SGD") });

const codes = { "8": "SV-8", "10": "S-10" } as const;

type Drawn = typeof anyDocument extends fc.Arbitrary<infer T> ? T : never;

/** What a discount formula takes off, as a source would work it out: each part of what the parts before it left. */
function discountOf(text: string | null, gross: ReturnType<typeof decimal>): ReturnType<typeof decimal> {
  const left = (text ?? "").split("+").filter((part) => part !== "").reduce((rest, part) => (part.endsWith("%") ? rest.minus(rest.times(part.slice(0, -1)).dividedBy(100)) : rest.minus(part)), gross);
  return gross.minus(left).toDecimalPlaces(2);
}

function asDocument({ lines, taxInclusive, rounds, currency }: Drawn): { document: SalesDocument; formulas: (string | null)[] } {
  const usable = lines.map((one) => {
    const gross = decimal(one.quantity).times(one.unitPrice).toDecimalPlaces(2);
    return discountOf(one.formula, gross).greaterThan(gross) ? { ...one, formula: null } : one;
  });
  const made = usable.map((one, index) => {
    const gross = decimal(one.quantity).times(one.unitPrice).toDecimalPlaces(2);
    const discount = toSen(discountOf(one.formula, gross));
    const amount = toAmount(computeLineAmount({ quantity: one.quantity, unitPrice: one.unitPrice, discount }));
    return aLine({ id: String(index), quantity: one.quantity, unitPrice: one.unitPrice, discount, amount, taxRate: one.rate, taxCode: one.rate === null ? null : codes[one.rate], tax: toSen(taxByLine({ amount, taxRate: one.rate }, taxInclusive)) });
  });
  const bare = aDocument({ currency, currencyRate: currency === "MYR" ? null : "3.4", taxInclusive, lines: made });
  const total = computeTotal(bare);
  const rounding = rounds ? total.toNearest("0.05").minus(total) : decimal("0");
  return { document: { ...bare, rounding: toAmount(rounding), tax: toAmount(computeTax(bare)), total: toAmount(total.plus(rounding)) }, formulas: usable.map((one) => one.formula) };
}

describe("Whatever is sold, by the piece or by weight, with tax inside or on top, discount formulas, in ringgit or dollars", () => {
  it("what the document says is what AutoCount computes from its lines", async () => {
    let number = 0;
    await fc.assert(fc.asyncProperty(anyDocument, async (drawn) => {
      const { document, formulas } = asDocument(drawn);
      number += 1;
      const docNo = `P-${number}`;
      const body = {
        master: {
          docNo, docDate: "2026-03-02", debtorCode: document.currency === "MYR" ? "300-A001" : "300-S001", debtorName: "Anybody", creditTerm: "C.O.D.", salesLocation: "HQ",
          inclusiveTax: document.taxInclusive, isRoundAdj: drawn.rounds, ...(document.currencyRate === null ? {} : { currencyRate: Number(document.currencyRate) }),
        },
        details: document.lines.map((one, index) => ({
          accNo: "500-0000", description: "Goods", qty: Number(one.quantity), unitPrice: Number(one.unitPrice), ...(formulas[index] === null ? {} : { discount: formulas[index] }), ...(one.taxCode === null ? {} : { taxCode: one.taxCode }),
        })),
        autoFillOption: { accNo: true },
      };
      const posted = await fetch(`${sandbox.url}/1/invoice`, { method: "POST", headers, body: JSON.stringify(body) });
      if (!posted.ok) throw new Error(`${posted.status} ${await posted.text()}`);
      const read = (await (await fetch(`${sandbox.url}/1/invoice?docNo=${docNo}`, { headers })).json()) as { master: { finalTotal: number; tax: number; roundAdj: number }; details: { discountAmt: number }[] };
      expect([toSen(String(read.master.finalTotal)), toSen(String(read.master.tax))]).toEqual([toSen(document.total), toSen(document.tax)]);
      expect(toSen(String(read.master.roundAdj))).toBe(toSen(document.rounding));
      expect(toSen(sum(read.details.map((one) => String(one.discountAmt))))).toBe(toSen(sum(document.lines.map((one) => one.discount))));
      const said = evaluate(aSubject({ document }), aFacts()).filter((finding) => ["total-mismatch", "line-mismatch", "tax-mismatch", "negative-amount"].includes(finding.rule));
      expect(said).toEqual([]);
    }), { numRuns: 60 });
  }, 60_000);
});
