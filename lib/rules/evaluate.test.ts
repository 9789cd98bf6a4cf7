import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { acceptanceKey, evaluate, stops } from "./evaluate.ts";
import { rules } from "./registry.ts";
import { defineRule } from "./rule.ts";
import type { Found, Rule, Severity } from "./rule.ts";
import { type RuleSetting, toRuleBook } from "./rule-book.ts";
import { aFacts, aSubject } from "./test-rule.ts";

const aRule = (over: Partial<Rule>): Rule => ({
  id: "a-rule", title: "A rule", kinds, severity: "info", owner: "finance", fields: ["total"], message: () => "Found.", check: () => [{}], ...over,
});
const broken = () => {
  throw new Error("no such map");
};

describe("What all rules say about a record", () => {
  it("is nothing where nothing is wrong", () => {
    expect(evaluate(aSubject(), aFacts())).toEqual([]);
  });

  it("is everything at once, in the order of the registry", () => {
    const document = aDocument({ isTest: true, total: "19.00", customer: { name: "Tan" }, lines: [aLine({ sku: "X", itemCode: null, tax: "1.00", delivered: "1", removed: "0" })] });
    const found = evaluate(aSubject({ document }), aFacts()).map((finding) => finding.rule);
    const order = rules.map((rule) => rule.id);
    expect(found).toEqual(["not-supported", "missing-sku", "new-customer", "partial-delivery", "total-mismatch", "total-mismatch", "tax-code-missing"]);
    expect(found).toEqual(found.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it("takes the rule's own fields and fixes where a finding brings none", () => {
    const [own, brought] = evaluate(aSubject(), aFacts(), [
      aRule({ fixes: [{ do: "retry" }], check: () => [{}, { fields: [], fixes: [{ do: "create-customer" }] }] }),
    ]);
    expect(own).toMatchObject({ fields: ["total"], fixes: [{ do: "retry" }] });
    expect(brought).toMatchObject({ fields: [], fixes: [{ do: "create-customer" }] });
  });

  it("keeps the values of the sentence as data, without fields and fixes", () => {
    const rule = defineRule<Found & { lines: string }>({ ...aRule({}), message: ({ lines }) => `Lines: ${lines}.`, check: () => [{ lines: "10.00", fields: ["tax"] }] });
    expect(evaluate(aSubject(), aFacts(), [rule])).toMatchObject([{ message: "Lines: 10.00.", data: { lines: "10.00" }, fields: ["tax"], isFault: false }]);
    expect(evaluate(aSubject(), aFacts(), [rule])[0]?.data).toEqual({ lines: "10.00" });
  });

  it("hands out fields that nobody can change in the rule itself", () => {
    const rule = aRule({});
    evaluate(aSubject(), aFacts(), [rule])[0]?.fields.push("lines");
    expect(rule.fields).toEqual(["total"]);
  });
});

describe("A rule that fails", () => {
  const fault = {
    rule: "a-rule", severity: "error", owner: "admin", fields: [], fixes: [], isFault: true, data: { fault: "no such map" }, fingerprint: null, isShared: false, isAccepted: false,
    message: 'The check "A rule" failed, so the record is held for safety. Tell whoever runs Holdpoint.',
  };

  it("holds the record, whatever the rule's own severity is", () => {
    for (const severity of ["info", "warning", "error"] satisfies Severity[]) {
      const findings = evaluate(aSubject(), aFacts(), [aRule({ severity, check: broken })]);
      expect(findings).toEqual([fault]);
      expect(findings.every(stops)).toBe(true);
    }
  });

  it("holds it where only the sentence cannot be made", () => {
    const findings = evaluate(aSubject(), aFacts(), [aRule({ message: broken })]);
    expect(findings).toEqual([fault]);
    expect(findings.every(stops)).toBe(true);
  });

  it("holds it where something else than an error is thrown", () => {
    const throwing = () => {
      throw "a text";
    };
    expect(evaluate(aSubject(), aFacts(), [aRule({ check: throwing })])).toMatchObject([{ isFault: true, data: { fault: "a text" } }]);
  });

  it("does not silence the others", () => {
    const findings = evaluate(aSubject(), aFacts(), [aRule({ id: "first" }), aRule({ check: broken }), aRule({ id: "last" })]);
    expect(findings.map(({ rule, isFault }) => [rule, isFault])).toEqual([["first", false], ["a-rule", true], ["last", false]]);
  });
});

it("stops for errors and warnings, not for what is only told", () => {
  expect((["error", "warning", "info"] as const).map((severity) => stops({ severity }))).toEqual([true, true, false]);
});

describe("What a company has set of a rule", () => {
  const thrifty = aRule({ severity: "warning", canBeOff: true, message: () => "Found.", check: (_subject, { settings }) => (settings.staleDays < 100 ? [{}] : []) });
  const set = (scope: RuleSetting["scope"], key: string, over: Partial<RuleSetting>): RuleSetting => ({ rule: "a-rule", scope, key, severity: null, thresholds: {}, ...over });
  const said = (rule: Rule, ...settings: RuleSetting[]) => evaluate(aSubject(), aFacts({ book: toRuleBook(settings) }), [rule]).map((finding) => finding.severity);

  it("counts for everything, and leaves the rest as it is", () => {
    expect(said(thrifty)).toEqual([]);
    expect(said(thrifty, set("company", "", { thresholds: { staleDays: 10 } }))).toEqual(["warning"]);
    expect(said(thrifty, set("company", "", { thresholds: { futureDays: 10 } }))).toEqual([]);
    expect(said(thrifty, { ...set("company", "", { thresholds: { staleDays: 10 } }), rule: "another-rule" })).toEqual([]);
  });

  it("counts for a source before it counts for everything, and for a debtor before that", () => {
    const [company, source, debtor] = [set("company", "", { severity: "error", thresholds: { staleDays: 10 } }), set("source", "shop-1", { severity: "info" }), set("customer", "300-A001", { thresholds: { staleDays: 500 } })];
    expect(said(thrifty, company)).toEqual(["error"]);
    expect(said(thrifty, source, company)).toEqual(["info"]);
    expect(said(thrifty, debtor, source, company)).toEqual([]);
    expect(said(thrifty, company, set("source", "shop-2", { severity: "off" }), set("customer", "300-Z999", { severity: "off" }))).toEqual(["error"]);
  });

  it("may switch it off, where the rule says what that means", () => {
    expect(said(aRule({ severity: "warning", canBeOff: true }), set("company", "", { severity: "off" }))).toEqual([]);
    expect(said(aRule({ severity: "error" }), set("company", "", { severity: "off" }))).toEqual(["error"]);
    expect(said(aRule({ severity: "error" }), set("source", "shop-1", { severity: "info" }))).toEqual(["error"]);
  });

  it("never silences a rule that fails", () => {
    expect(said(aRule({ canBeOff: true, check: broken }), set("company", "", { severity: "info" }))).toEqual(["error"]);
  });
});

describe("A warning that somebody has accepted", () => {
  const warning = aRule({ severity: "warning", message: () => "Found." });
  const [asked] = evaluate(aSubject(), aFacts(), [warning]);
  const fingerprint = asked?.fingerprint ?? "";
  const again = (rule: Rule, accepted: string, over: Parameters<typeof aSubject>[0] = {}) => evaluate(aSubject(over), aFacts({ accepted: new Set([accepted]) }), [rule])[0];

  it("stops no longer", () => {
    expect(asked).toMatchObject({ isAccepted: false, isShared: false });
    const accepted = again(warning, acceptanceKey("record-2", fingerprint));
    expect(accepted).toMatchObject({ isAccepted: true, fingerprint });
    expect(accepted !== undefined && stops(accepted)).toBe(false);
  });

  it("asks again where it says something else, or stands on another record", () => {
    expect(again(aRule({ severity: "warning", message: () => "Found more." }), acceptanceKey("record-2", fingerprint))).toMatchObject({ isAccepted: false });
    expect(again(warning, acceptanceKey("record-2", fingerprint), { recordId: "record-3" })).toMatchObject({ isAccepted: false });
    expect(again(warning, acceptanceKey(null, fingerprint))).toMatchObject({ isAccepted: false });
  });

  it("is one only where it is a warning", () => {
    for (const severity of ["error", "info"] as const) expect(evaluate(aSubject(), aFacts(), [aRule({ severity })])[0]).toMatchObject({ fingerprint: null, isAccepted: false });
  });

  it("is answered for all that ask the same", () => {
    const shared = aRule({ severity: "warning", check: () => [{ sameAs: "shop-1 2026-03-02" }] });
    const key = acceptanceKey(null, evaluate(aSubject(), aFacts(), [shared])[0]?.fingerprint ?? "");
    expect(again(shared, key)).toMatchObject({ isAccepted: true, isShared: true });
    expect(again(shared, key, { recordId: "record-3" })).toMatchObject({ isAccepted: true });
    expect(again(aRule({ severity: "warning", check: () => [{ sameAs: "shop-1 2026-03-03" }] }), key)).toMatchObject({ isAccepted: false });
  });
});
