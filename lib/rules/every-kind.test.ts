import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { lineKinds } from "#lib/canonical/line-kinds.ts";
import { kinds, type Kind } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { recordStates } from "#lib/canonical/states.ts";
import { evaluate } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import { rules } from "./registry.ts";
import { aFacts, anEInvoice, anOriginal, anOriginalLine, aSubject } from "./test-rule.ts";

const text = fc.constantFrom("", " ", "1", "TEA", "tea", "HQ", "hq", "PG", "300-A001", "400-B001", "#1001", "K & \"T\"", "\u{1F375}", "x".repeat(12));
const maybe = fc.option(text);
const number = fc.constantFrom("0", "0.00", "-0", "1", "-1", "2", "0.000000000001", "10.00", "19.99", "-20.00", "999999999999999.999999999999");
const date = fc.constantFrom("2026-03-02", "0001-01-01", "9999-12-31");
const maybeCode = fc.option(fc.constantFrom("", " ", "C1234567890", "c 123-4567890", "IG12345678901", "SG1", "C0123", "EI00000000010", "EI00000000030", "BRN", "NRIC", "MyKad", "770625-01-5324", "NA", "10", "17", "00", "MY", "MYS", "022", "004", "036", "CTN", "H87", "999"));
const short = (max: number) => maybeCode.map((code) => code?.slice(0, max) ?? null);
const party = fc.record({
  code: maybe, sourceId: maybe, name: text, email: maybe, tin: maybeCode, identityType: short(8), identityNo: maybeCode, registerNo: maybeCode, sstNo: maybeCode, phone: maybeCode,
  address: maybe, city: maybe, postcode: maybeCode, state: maybeCode, country: short(3),
});
const reference = fc.record({ externalId: maybe, number: maybe, docNo: maybe, eInvoiceId: maybeCode });
const amounts = fc.array(fc.record({ lineId: fc.constantFrom("1", "2"), quantity: number, amount: number }), { maxLength: 3 });
const line = fc.record({
  id: fc.constantFrom("1", "2", "3"), sku: maybe, itemCode: maybe, description: text, quantity: number, uom: maybe, location: maybe,
  kind: fc.constantFrom(...lineKinds), unitPrice: number, discount: number, amount: number, tax: number, taxRate: fc.option(number), taxCode: maybe, classification: short(5), unitCode: short(3),
  delivered: fc.option(number), removed: number, unitCost: fc.option(number),
});

/** Any document of any kind: the fields of all kinds at once, each kind takes its own. */
const anything = fc
  .record({
    kind: fc.constantFrom(...kinds), number: fc.constantFrom("#1001", "x"), date, references: fc.array(reference, { maxLength: 3 }), isTest: fc.boolean(), isCancelled: fc.boolean(),
    currency: fc.constantFrom("MYR", "SGD"), currencyRate: fc.option(number), customer: party, supplier: party, lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    taxInclusive: fc.boolean(), rounding: number, tax: number, total: number, amount: number, fee: number, location: maybe, fromLocation: maybe, toLocation: maybe,
    refunds: fc.array(fc.record({ id: fc.constant("r"), amount: number, lines: amounts }), { maxLength: 2 }), currentTotal: fc.option(number),
    eInvoice: fc.option(fc.constantFrom("individual", "consolidated", "none")),
    settles: fc.array(fc.record({ externalId: maybe, amount: number }), { maxLength: 2 }), code: maybe, name: fc.constantFrom("Tan", "Coffee"), sku: maybe,
  })
  .map(({ kind, ...fields }) => ({ kind, document: documentSchemas[kind].parse(fields) as DocumentOf }));

const facts = fc
  .record({
    original: fc.option(fc.record({ state: fc.constantFrom(...recordStates), lines: fc.array(fc.record({ id: fc.constantFrom("1", "2"), sku: maybe, itemCode: maybe, quantity: number, returned: number, delivered: number })) })),
    isBare: fc.boolean(),
    eInvoice: fc.option(fc.record({ usual: fc.constantFrom("consolidated" as const, "individual" as const), msic: fc.constantFrom(null, "45101"), group: fc.constantFrom(null, "5m-25m"), startsOn: fc.constant("0001-01-01"), platforms: fc.constantFrom(new Set<string>(), new Set(["shop-1"])) })),
  })
  .map(({ original, isBare, eInvoice }): Facts => {
    const originals = new Map(original === null ? [] : [["record-2", anOriginal({ ...original, lines: original.lines.map(anOriginalLine) })]]);
    const bare = { items: new Map(), customers: new Map(), suppliers: new Map(), locations: null, ledger: null };
    return aFacts({ originals, eInvoice: eInvoice === null ? null : anEInvoice(eInvoice), limits: kinds.map((kind) => ({ kind, path: "lines[].description", max: 5, label: "Description" })), ...(isBare ? bare : {}) });
  });

describe("Whatever arrives", () => {
  it("no rule fails on it, and each says a sentence about fields that the document has", () => {
    fc.assert(
      fc.property(anything, facts, (carrier, known) => {
        for (const finding of evaluate(aSubject(carrier), known)) {
          expect(finding.isFault, JSON.stringify(finding)).toBe(false);
          expect(finding.message).not.toMatch(/undefined|NaN|\[object/);
          for (const path of [...finding.fields, ...finding.fixes.flatMap((fix) => ("path" in fix ? [fix.path] : []))]) {
            expect(valueAt(carrier.document, path), `${finding.rule}: ${path}`).not.toBeUndefined();
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("the same is said of it again, whatever the order of the rules", () => {
    fc.assert(
      fc.property(anything, facts, (carrier, known) => {
        const said = evaluate(aSubject(carrier), known);
        const turned = evaluate(aSubject(carrier), known, rules.toReversed());
        expect(turned.toSorted(byRule)).toEqual(said.toSorted(byRule));
      }),
    );
  });
});

it.each(kinds)("of a usual %s no rule has anything to say, where the connection takes it", (kind: Kind) => {
  const ledger = { name: "AutoCount on-premise", takes: new Set(kinds) };
  expect(evaluate(aSubject({ kind }), aFacts({ ledger }))).toEqual([]);
});

function byRule(a: { rule: string }, b: { rule: string }): number {
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}
