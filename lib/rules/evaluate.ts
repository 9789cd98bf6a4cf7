import { digestOf } from "#lib/canonical/digest.ts";
import type { Facts } from "./facts.ts";
import { rules as registered } from "./registry.ts";
import type { Finding, Found, Rule, Severity, Subject } from "./rule.ts";
import { settingFor } from "./rule-book.ts";

/**
 * Everything the rules say about a record, all at once, each as the company has set it for this source and customer. Fails
 * closed: a rule that throws holds the record.
 */
export function evaluate(subject: Subject, facts: Facts, rules: readonly Rule[] = registered): Finding[] {
  const findings = rules.flatMap((rule) => {
    if (!rule.kinds.includes(subject.kind)) return [];
    try {
      const { severity, settings } = settingFor(rule, subject, facts.book, facts.settings);
      if (severity === "off") return [];
      const known = settings === facts.settings ? facts : { ...facts, settings };
      return rule.check(subject, known).map((found) => toFinding(rule, severity, found, subject.recordId, facts.accepted));
    } catch (error) {
      return [faultOf(rule, error)];
    }
  });
  return findings.some(({ rule }) => lastResorts.has(rule)) ? withoutTwice(findings) : findings;
}

const lastResorts: ReadonlySet<string> = new Set(registered.filter((rule) => rule.isLastResort).map((rule) => rule.id));

/** Without what a rule of last resort says of a place for which another one stops the record already, with better words and fixes. */
function withoutTwice(findings: Finding[]): Finding[] {
  const places = findings.filter((finding) => !lastResorts.has(finding.rule) && stops(finding)).flatMap(({ fields }) => fields.map(placeOf));
  const isSaid = (path: string) => places.some((place) => place === path || place.startsWith(`${path}.`) || path.startsWith(`${place}.`));
  return findings.filter(({ rule, isFault, fields }) => isFault || !lastResorts.has(rule) || fields.length === 0 || !fields.map(placeOf).every(isSaid));
}

/** Tax, rate and code of a line are one question. */
function placeOf(path: string): string {
  return path.replace(/\.tax(Rate|Code)$/, ".tax");
}

/** Whether a finding stops the record. */
export function stops(finding: Pick<Finding, "severity"> & Partial<Pick<Finding, "isAccepted">>): boolean {
  return finding.severity !== "info" && finding.isAccepted !== true;
}

/** How an acceptance is looked up in the facts: of one record, or of every record that asks the same. */
export function acceptanceKey(recordId: string | null, fingerprint: string): string {
  return `${recordId ?? ""} ${fingerprint}`;
}

function toFinding(rule: Rule, severity: Severity, found: Found, recordId: string, accepted: Facts["accepted"]): Finding {
  const { fields: own, fixes, sameAs, ...data } = found;
  const fields = own ?? [...rule.fields];
  const message = rule.message(found);
  const fingerprint = severity === "warning" ? digestOf([rule.id, sameAs ?? [fields, message, data]]).slice(0, 32) : null;
  return {
    rule: rule.id,
    severity,
    owner: rule.owner,
    fields,
    message,
    data,
    fixes: fixes ?? [...(rule.fixes ?? [])],
    isFault: false,
    fingerprint,
    isShared: sameAs !== undefined,
    isAccepted: fingerprint !== null && accepted.has(acceptanceKey(sameAs === undefined ? recordId : null, fingerprint)),
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
    fingerprint: null,
    isShared: false,
    isAccepted: false,
  };
}
