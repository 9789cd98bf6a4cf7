import { describe, expect, it } from "vitest";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { aCarrier } from "#lib/canonical/document-builder.ts";
import { isAmong, kinds, type Kind } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { codeLists } from "#lib/myinvois/code-lists.ts";
import type { EInvoiceFacts } from "#lib/myinvois/issue.ts";
import { undecidedOwnership } from "#lib/ownership/ownership.ts";
import { evaluate } from "./evaluate.ts";
import type { CustomerFact, Facts, ItemFact, OriginalFact, OriginalLine } from "./facts.ts";
import { ruleSettings } from "./rule-settings.ts";
import type { Finding, Fix, Found, Rule, Subject } from "./rule.ts";

/**
 * What a rule is shown: a document alone, or with what else matters about its record and the facts beside it. Where no
 * kind is said it is an invoice, or the first kind that the rule looks at; where no document, the usual one of that kind.
 */
export type Case<K extends Kind = Kind> = DocumentOf<K> | (Partial<Subject> & { facts?: Partial<Facts> });

/** What one finding must say: its sentence, its fields and fixes, and of the values it found those that matter. */
export type Expected<F extends Found> = { message: string; fields: string[]; fixes: Partial<Fix>[] } & Partial<Omit<F, keyof Found>>;

export type RuleCases<F extends Found, K extends Kind = Kind> = {
  passes: { [title: string]: Case<K> };
  /** Every finding of the rule, in order. */
  holds: { [title: string]: [Case<K>, ...Expected<F>[]] };
};

/** What AutoCount Cloud books, on the plan with stock. */
const taken = kinds.filter((kind) => !isAmong(["sales_order", "delivery_order"], kind));

/** Two pieces of tea sold, none of them returned or delivered by anything else. */
export function anOriginalLine(over: Partial<OriginalLine> = {}): OriginalLine {
  return { id: "1", sku: "TEA", itemCode: "TEA", description: "Tea", quantity: "2", unitPrice: "10.00", returned: "0", delivered: "0", ...over };
}

/** The posted invoice of `aDocument`, as facts of what is about it. */
export function anOriginal(over: Partial<OriginalFact> = {}): OriginalFact {
  return {
    recordId: "record-1", kind: "invoice", state: "posted", number: "#1001", date: "2026-03-02", isCancelledSince: false, docNo: "I-1001", currency: "MYR", total: "20.00", credited: "0.00", billedWithout: [],
    lines: [anOriginalLine()], ...over,
  };
}

/** A company that consolidates what nobody asks an e-invoice for, past its relaxation; "shopee-1" is a marketplace. */
export function anEInvoice(over: Partial<EInvoiceFacts> = {}): EInvoiceFacts {
  return { startsOn: "2026-01-01", group: "5m-25m", usual: "consolidated", msic: "47191", sstNo: "W10-2408-32000068", classification: null, platforms: new Set(["shopee-1"]), lists: codeLists, ...over };
}

/** Tea by the unit, for ten ringgit. */
export function anItem(over: Partial<ItemFact> = {}): ItemFact {
  const uoms = [{ uom: "UNIT", rate: "1", price: "10.00", minPrice: null, levels: {} }];
  return { code: "TEA", name: "Tea", uom: "UNIT", taxCode: null, isActive: true, price: "10.00", classification: null, cannotConsolidate: false, barcode: null, uoms, ...over };
}

/** A debtor or creditor of whom no more is known than the listing tells. */
export function anAccount(over: Partial<CustomerFact> = {}): CustomerFact {
  return {
    code: "300-A001", name: "Aminah Binti Osman", currency: "MYR", creditTerm: "C.O.D.", isActive: true, email: null, phone: null, registerNo: null, tin: null,
    creditLimit: null, balance: null, priceLevel: null, ...over,
  };
}

/** Facts of a company on AutoCount Cloud that knows everything that the usual documents name, and nothing bad about it. */
export function aFacts(over: Partial<Facts> = {}): Facts {
  return {
    today: "2026-03-02",
    baseCurrency: "MYR",
    settings: ruleSettings.parse({}),
    book: new Map(),
    accepted: new Set(),
    heldByHand: new Map(),
    items: new Map([["TEA", anItem()]]),
    ambiguousSkus: new Map(),
    namesakes: new Map(),
    committed: new Map(),
    customers: new Map([["300-A001", anAccount()]]),
    suppliers: new Map([["400-B001", anAccount({ code: "400-B001", name: "Boh Plantations" })]]),
    locations: new Map([["HQ", { code: "HQ", name: "Head office", isActive: true }], ["PG", { code: "PG", name: "Penang", isActive: true }]]),
    originals: new Map([["record-2", anOriginal()]]),
    stock: null,
    ownership: undecidedOwnership,
    unheeded: new Map(),
    decided: new Map(),
    contested: new Map(),
    twins: new Map(),
    similar: new Map(),
    approvedBefore: new Map(),
    bursts: new Map(),
    fiscalYears: [],
    periods: [],
    taxRates: new Map(),
    refusals: new Map(),
    limits: [],
    unstorable: new Map(),
    ledger: { name: "AutoCount Cloud", takes: new Set(taken) },
    eInvoice: null,
    ...over,
  };
}

/** A record of the shop "shop-1" with the usual document of its kind: an invoice where none is said. */
export function aSubject(over: Partial<Subject> = {}): Subject {
  const kind = over.kind ?? "invoice";
  return { recordId: "record-2", sourceId: "shop-1", orderId: "order-1001", bookAs: kind, ...aCarrier(kind), ...over };
}

/**
 * Tests one rule by the cases that it lets pass and those that it holds, at least one of each. Whatever it finds must name
 * fields that the document has, offer fixes that lead somewhere, say a whole sentence and leave the document alone.
 */
export function testRule<F extends Found, K extends Kind>(rule: Rule<F, K>, { passes, holds }: RuleCases<F, K>): void {
  if (Object.keys(passes).length === 0 || Object.keys(holds).length === 0) throw new Error(`${rule.id} needs a case that passes and one that holds`);

  describe(`The rule ${rule.id}`, () => {
    it.each(Object.entries(passes))("lets pass: %s", (_title, shown) => {
      expect(findingsOf(rule, shown).findings).toEqual([]);
    });

    it.each(Object.entries(holds))("holds: %s", (_title, [shown, ...expected]) => {
      const { findings, asked, facts } = findingsOf(rule, shown);
      expect(findings.map(flat)).toMatchObject(expected);
      // Among all others too: what is taken out of the registry is missed here (lib/check/rule-mutation.ts).
      expect(evaluate(asked, facts).filter((finding) => finding.rule === rule.id)).toEqual(findings);
      for (const finding of findings) expectUsable(finding, rule, asked.document);
    });
  });
}

function findingsOf(rule: Rule, shown: Case): { findings: Finding[]; asked: Subject; facts: Facts } {
  const { facts, ...subject } = "number" in shown ? { document: shown, facts: {} } : shown;
  const [first] = rule.kinds;
  const kind = isAmong(rule.kinds, "invoice") || first === undefined ? "invoice" : first;
  const asked = aSubject({ kind, ...subject });
  if (!isAmong(rule.kinds, asked.kind)) throw new Error(`${rule.id} never looks at a ${asked.kind}: the case says nothing`);
  const before = structuredClone(asked);
  const known = aFacts(facts);
  const findings = evaluate(asked, known, [rule]);
  expect(asked, "a rule must not change what it is shown").toEqual(before);
  return { findings, asked, facts: known };
}

function flat({ data, message, fields, fixes }: Finding): object {
  return { ...data, message, fields, fixes };
}

function expectUsable(finding: Finding, rule: Rule, document: DocumentOf): void {
  expect(finding).toMatchObject({ rule: rule.id, severity: rule.severity, owner: rule.owner, isFault: false });
  expect(finding.message).toMatch(/^[^\s].*[.!?]$/);
  expect(finding.message).not.toMatch(/undefined|null|NaN|\[object/);
  const places = [...finding.fields, ...finding.fixes.flatMap((fix) => ("path" in fix ? [fix.path] : []))];
  for (const path of places) expect(valueAt(document, path), `${path} is a field of the document`).not.toBeUndefined();
  // What is stored and sent to the browser: the same after JSON.
  expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
}
