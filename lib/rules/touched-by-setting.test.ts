import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { isOfKind } from "#lib/canonical/document.ts";
import { tradeKinds } from "#lib/canonical/kinds.ts";
import { decimal } from "#lib/canonical/money.ts";
import { addDays } from "./accounting-date.ts";
import { evaluate } from "./evaluate.ts";
import { rules } from "./registry.ts";
import { type RuleSetting, toRuleBook } from "./rule-book.ts";
import { ruleSettings, type SomeSettings } from "./rule-settings.ts";
import { aFacts, anItem, aSubject } from "./test-rule.ts";
import { type OpenRecord, touchedBySetting } from "./touched-by-setting.ts";

const today = "2026-03-02";
const usual = ruleSettings.parse({});
const ruleOf = (id: string) => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};
const set = (rule: string, over: Partial<RuleSetting>): RuleSetting => ({ rule, scope: "company", key: "", severity: null, thresholds: {}, ...over });
const record = (over: Partial<OpenRecord> = {}): OpenRecord => ({ kind: "invoice", sourceId: "shop-1", partyCode: "300-A001", date: today, isFound: false, ...over });

/** Which of these records the change from the one to the other touches. */
function touched(id: string, before: RuleSetting[], after: RuleSetting[], ...records: OpenRecord[]): boolean[] {
  return records.map(touchedBySetting({ rule: ruleOf(id), before: toRuleBook(before), after: toRuleBook(after), usual, today }));
}

describe("What the change of a rule's setting can touch", () => {
  const found = record({ isFound: true });
  const price = (over: Partial<RuleSetting>) => set("price-mismatch", over);

  it("is only what the rule has found, where it is switched off, softened or made harder", () => {
    for (const severity of ["off", "error", "info"] as const) expect(touched("price-mismatch", [], [price({ severity })], record(), found)).toEqual([false, true]);
  });

  it("is only what the rule has found, where it finds less from now on", () => {
    expect(touched("price-mismatch", [], [price({ thresholds: { priceDownPercent: "60", priceUpAmount: "5.00" } })], record(), found)).toEqual([false, true]);
    expect(touched("duplicate-likely", [], [set("duplicate-likely", { thresholds: { likelyDays: 1, likelyScore: 90 } })], record(), found)).toEqual([false, true]);
  });

  it("is everything, where it finds more in one of its thresholds, or is switched on", () => {
    expect(touched("price-mismatch", [], [price({ thresholds: { priceDownPercent: "60", priceUpPercent: "10" } })], record(), found)).toEqual([true, true]);
    expect(touched("rounding-sen", [], [set("rounding-sen", { thresholds: { roundToFiveSen: true } })], record())).toEqual([true]);
    expect(touched("duplicate-likely", [], [set("duplicate-likely", { thresholds: { likelyDays: 7 } })], record())).toEqual([true]);
    expect(touched("price-mismatch", [price({ severity: "off" })], [price({ severity: "warning" })], record())).toEqual([true]);
  });

  it("is nothing, where it stands as before: another way of writing the same, or off before and after", () => {
    expect(touched("price-mismatch", [], [price({ severity: "warning", thresholds: { priceDownPercent: "50.0" } })], record(), found)).toEqual([false, false]);
    expect(touched("price-mismatch", [price({ severity: "off" })], [price({ severity: "off", thresholds: { priceDownPercent: "1" } })], record(), found)).toEqual([false, false]);
  });

  it("is nothing of a source or an account that is another case, as far as it is one", () => {
    const shop = price({ scope: "source", key: "shop-1", thresholds: { priceDownPercent: "5" } });
    const others = [record(), record({ sourceId: "shop-2" }), record({ isFound: true })];
    expect(touched("price-mismatch", [shop], [shop, price({ thresholds: { priceDownPercent: "10" } })], ...others)).toEqual([false, true, false]);
    expect(touched("price-mismatch", [shop], [shop, price({ thresholds: { priceUpPercent: "10" } })], ...others)).toEqual([true, true, true]);
    expect(touched("price-mismatch", [shop], [shop, price({ severity: "error" })], ...others)).toEqual([false, false, true]);
    const aminah = price({ scope: "customer", key: "300-A001", severity: "off" });
    expect(touched("price-mismatch", [aminah], [aminah, price({ thresholds: { priceDownPercent: "10" } })], record(), record({ partyCode: null }))).toEqual([false, true]);
    // What is set for an account is about the documents with it, not about the account itself.
    const off = set("owner-conflict", { scope: "customer", key: "300-A001", severity: "off" });
    expect(touched("owner-conflict", [], [off], record({ kind: "customer", isFound: true }))).toEqual([false]);
  });

  it("of dates is what lies between the old and the new", () => {
    const dated = [-400, -365, -101, -100, 0].map((days) => record({ date: addDays(today, days) }));
    expect(touched("stale-record", [], [set("stale-record", { thresholds: { staleDays: 100 } })], ...dated)).toEqual([false, true, true, false, false]);
    const ahead = [1, 2, 10, 11].map((days) => record({ date: addDays(today, days) }));
    expect(touched("future-date", [set("future-date", { thresholds: { futureDays: 10 } })], [], ...ahead)).toEqual([false, true, true, false]);
  });
});

describe("Whatever is set", () => {
  const percent = fc.constantFrom("0", "5", "20", "50", "200", "50.00");
  const amount = fc.constantFrom("0.00", "0.01", "0.05", "3", "3.00");
  const thresholds: fc.Arbitrary<SomeSettings> = fc.record({
    roundingTolerance: amount, priceUpPercent: percent, priceUpAmount: amount, priceDownPercent: percent, priceDownAmount: amount, discountLimitPercent: percent, creditUsePercent: percent,
    taxTolerance: amount, roundToFiveSen: fc.boolean(), futureDays: fc.integer({ min: 0, max: 40 }), staleDays: fc.integer({ min: 1, max: 60 }), burstFactor: fc.integer({ min: 2, max: 20 }),
    burstMinimum: fc.integer({ min: 10, max: 60 }), likelyDays: fc.integer({ min: 0, max: 14 }), likelyScore: fc.integer({ min: 50, max: 100 }),
  }, { requiredKeys: [] });
  const severity = fc.constantFrom(null, "error", "warning", "info", "off" as const);
  const half = fc.record({ severity, thresholds });
  const document = fc
    .record({ days: fc.integer({ min: -70, max: 50 }), price: fc.constantFrom("4.00", "8.00", "10.00", "12.00", "30.00"), discount: fc.constantFrom("0.00", "1.00", "6.00"), tax: fc.constantFrom("0.00", "0.80", "0.84"), off: fc.constantFrom("0.00", "0.01", "0.04") })
    .map(({ days, price, discount, tax, off }) => {
      const amount = decimal(price).minus(discount);
      const total = amount.plus(tax).plus(off).toFixed(2);
      return aDocument({ date: addDays(today, days), tax, total, lines: [aLine({ quantity: "1", unitPrice: price, discount, amount: amount.toFixed(2), tax, taxRate: "8", taxCode: "SV-8" })] });
    });
  const twin = (at: string, total: string) => ({
    recordId: "record-0", sourceId: "erp", orderId: "order-9", kind: "invoice" as const, docNumber: "#1001-A", sourceName: "ERP", state: "posted", receivedAt: "", date: addDays(at, 4), currency: "MYR", total, reference: null,
    duplicateKey: null, lines: ["tea x 1"],
  });

  it("no finding comes, goes or changes in a record that is said to be untouched", () => {
    const settable = rules.filter((rule) => rule.thresholds !== undefined || rule.canBeOff !== undefined);
    fc.assert(
      fc.property(fc.constantFrom(...settable), document, half, half, half, fc.boolean(), (rule, shown, was, is, source, hasSource) => {
        const only = (one: { severity: RuleSetting["severity"]; thresholds: SomeSettings }): Partial<RuleSetting> => ({
          severity: rule.canBeOff === undefined ? null : one.severity,
          thresholds: Object.fromEntries(Object.entries(one.thresholds).filter(([name]) => (rule.thresholds ?? []).includes(name as keyof SomeSettings))),
        });
        const own = hasSource ? [set(rule.id, { ...only(source), scope: "source", key: "shop-1" })] : [];
        const bookOf = (one: typeof was) => toRuleBook([...own, set(rule.id, only(one))]);
        const [before, after] = [bookOf(was), bookOf(is)];
        const subject = aSubject({ document: shown });
        const facts = aFacts({
          today, items: new Map([["TEA", anItem()]]), similar: new Map([["record-2", [twin(shown.date, shown.total)]]]),
          bursts: new Map([["shop-1", [{ what: "volume", source: "Shop", recent: "40", usual: "3.5", day: today }, { what: "price", source: "Shop", recent: "30.00", usual: "1.60", day: today }]]]),
        });
        const said = (book: typeof before) => evaluate(subject, { ...facts, book }, [rule]);
        const [first, second] = [said(before), said(after)];
        const partyCode = isOfKind(tradeKinds, subject) && "customer" in subject.document ? subject.document.customer.code : null;
        const isTouched = touchedBySetting({ rule, before, after, usual, today })(record({ date: shown.date, partyCode, isFound: first.length > 0 }));
        expect(isTouched ? first : second).toEqual(first);
      }),
      { numRuns: 3000 },
    );
  });
});
