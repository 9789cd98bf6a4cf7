import { describe, expect, it } from "vitest";
import type { SalesDocument } from "#lib/canonical/document.ts";
import { aDocument } from "#lib/canonical/document-builder.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { evaluate } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import { ruleSettings } from "./rule-settings.ts";
import type { Finding, Fix, Found, Rule, Subject } from "./rule.ts";

/** What a rule is shown: a document alone, or with what else matters about its record and the facts beside it. */
export type Case = SalesDocument | (Partial<Subject> & { facts?: Partial<Facts> });

/** What one finding must say: its sentence, its fields and fixes, and of the values it found those that matter. */
export type Expected<F extends Found> = { message: string; fields: string[]; fixes: Partial<Fix>[] } & Partial<Omit<F, keyof Found>>;

export type RuleCases<F extends Found> = {
  passes: { [title: string]: Case };
  /** Every finding of the rule, in order. */
  holds: { [title: string]: [Case, ...Expected<F>[]] };
};

/** Facts of a company on AutoCount Cloud that knows the item and the debtor of `aDocument`, and nothing bad about them. */
export function aFacts(over: Partial<Facts> = {}): Facts {
  return {
    today: "2026-03-02",
    baseCurrency: "MYR",
    settings: ruleSettings.parse({}),
    items: new Map([["TEA", { code: "TEA", name: "Tea", uom: "UNIT", taxCode: null, isActive: true }]]),
    customers: new Map([["300-A001", { code: "300-A001", name: "Aminah Binti Osman", currency: "MYR", creditTerm: "C.O.D.", isActive: true }]]),
    twins: new Map(),
    refusals: new Map(),
    limits: [],
    ledger: { name: "AutoCount Cloud", takes: new Set(["invoice", "customer", "item"]) },
    ...over,
  };
}

/** The record of `aDocument`: an invoice of the shop "shop-1". */
export function aSubject(over: Partial<Subject> = {}): Subject {
  return { recordId: "record-2", sourceId: "shop-1", orderId: "order-1001", kind: "invoice", bookAs: "invoice", document: aDocument(), ...over };
}

/**
 * Tests one rule by the cases that it lets pass and those that it holds, at least one of each. Whatever it finds must name
 * fields that the document has, offer fixes that lead somewhere, say a whole sentence and leave the document alone.
 */
export function testRule<F extends Found>(rule: Rule<F>, { passes, holds }: RuleCases<F>): void {
  if (Object.keys(passes).length === 0 || Object.keys(holds).length === 0) throw new Error(`${rule.id} needs a case that passes and one that holds`);

  describe(`The rule ${rule.id}`, () => {
    it.each(Object.entries(passes))("lets pass: %s", (_title, shown) => {
      expect(findingsOf(rule, shown)).toEqual([]);
    });

    it.each(Object.entries(holds))("holds: %s", (_title, [shown, ...expected]) => {
      const findings = findingsOf(rule, shown);
      expect(findings.map(flat)).toMatchObject(expected);
      for (const finding of findings) expectUsable(finding, rule, documentOf(shown));
    });
  });
}

function findingsOf(rule: Rule, shown: Case): Finding[] {
  const { facts, ...subject } = "lines" in shown ? { document: shown, facts: {} } : shown;
  const asked = aSubject(subject);
  const before = structuredClone(asked);
  const findings = evaluate(asked, aFacts(facts), [rule]);
  expect(asked, "a rule must not change what it is shown").toEqual(before);
  return findings;
}

function documentOf(shown: Case): SalesDocument {
  return "lines" in shown ? shown : (shown.document ?? aDocument());
}

function flat({ data, message, fields, fixes }: Finding): object {
  return { ...data, message, fields, fixes };
}

function expectUsable(finding: Finding, rule: Rule, document: SalesDocument): void {
  expect(finding).toMatchObject({ rule: rule.id, severity: rule.severity, owner: rule.owner, isFault: false });
  expect(finding.message).toMatch(/^[^\s].*[.!?]$/);
  expect(finding.message).not.toMatch(/undefined|null|NaN|\[object/);
  const places = [...finding.fields, ...finding.fixes.flatMap((fix) => ("path" in fix ? [fix.path] : []))];
  for (const path of places) expect(valueAt(document, path), `${path} is a field of the document`).not.toBeUndefined();
  // What is stored and sent to the browser: the same after JSON.
  expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
}
