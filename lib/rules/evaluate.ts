import type { Facts } from "./facts.ts";
import { rules as registered } from "./registry.ts";
import type { Finding, Found, Rule, Subject } from "./rule.ts";

/** Everything the rules say about a record, all at once. Fails closed: a rule that throws holds the record. */
export function evaluate(subject: Subject, facts: Facts, rules: readonly Rule[] = registered): Finding[] {
  return rules.flatMap((rule) => {
    if (!rule.kinds.includes(subject.kind)) return [];
    try {
      return rule.check(subject, facts).map((found) => toFinding(rule, found));
    } catch (error) {
      return [faultOf(rule, error)];
    }
  });
}

/** Whether a finding stops the record. */
export function stops(finding: Pick<Finding, "severity">): boolean {
  return finding.severity !== "info";
}

function toFinding(rule: Rule, found: Found): Finding {
  const { fields, fixes, ...data } = found;
  return {
    rule: rule.id,
    severity: rule.severity,
    owner: rule.owner,
    fields: fields ?? [...rule.fields],
    message: rule.message(found),
    data,
    fixes: fixes ?? [...(rule.fixes ?? [])],
    isFault: false,
  };
}

function faultOf(rule: Rule, error: unknown): Finding {
  return {
    rule: rule.id,
    severity: "error",
    owner: "admin",
    fields: [],
    message: `The check "${rule.title}" failed, so the record is held for safety. Tell whoever runs Holdpoint.`,
    data: { fault: error instanceof Error ? error.message : String(error) },
    fixes: [],
    isFault: true,
  };
}
