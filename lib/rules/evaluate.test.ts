import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { evaluate, stops } from "./evaluate.ts";
import { rules } from "./registry.ts";
import { defineRule } from "./rule.ts";
import type { Found, Rule, Severity } from "./rule.ts";
import { aFacts, aSubject } from "./test-rule.ts";

const aRule = (over: Partial<Rule>): Rule => ({
  id: "a-rule", title: "A rule", help: "", kinds, severity: "info", owner: "finance", fields: ["total"], message: () => "Found.", check: () => [{}], ...over,
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
