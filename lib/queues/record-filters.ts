import { z } from "zod";
import { documentDate } from "#lib/canonical/dates.ts";
import { kindLabels, kinds } from "#lib/canonical/kinds.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { recordStates, type RecordState, stateLabels } from "#lib/canonical/states.ts";
import { postingRules, postingRuleTitles } from "#lib/posting/posting-rules.ts";
import { type AgeBucket, ageBucketIds, ageBuckets, receivedWithin } from "./age-buckets.ts";
import { type Choice, defineFilter } from "./define-filter.ts";
import { containing } from "./sql-parameters.ts";

/** A code as we write them: rules, sources. */
const code = z.string().trim().min(1).max(80);
/** People paste amounts with thousands separators. */
const typedAmount = z.string().trim().transform((text) => text.replaceAll(/[,\s]/g, "")).pipe(decimalText);
const searchText = z.string().trim().min(1).max(100);
const date = documentDate;

/** The moment a Malaysian day begins: UTC+8, no daylight saving. */
const startOfDay = (placeholder: string) => `(${placeholder}::timestamp AT TIME ZONE 'Asia/Kuala_Lumpur')`;

/** Each word anywhere in number, party or SKU; or the exact number it has in AutoCount. */
export const search = defineFilter({
  label: "Search",
  schema: searchText,
  control: { type: "search", placeholder: "Number, customer, SKU" },
  where(text, sql) {
    const words = text.toLowerCase().split(/\s+/).slice(0, 6);
    const everyWord = words.map((word) => `r.search_text LIKE ${sql.add(containing(word), "text")}`).join(" AND ");
    // As an array, so that both sides of the OR can use an index.
    const booked = `r.id = ANY (ARRAY(SELECT p.record_id FROM posting p WHERE p.company_id = $1 AND p.doc_no = ${sql.add(text.toUpperCase(), "text")}))`;
    return `(${everyWord} OR ${booked})`;
  },
});

export const hold = defineFilter({
  label: "Held because",
  schema: code,
  control: { type: "choice-of", of: "rules" },
  where: (rule, sql) => `r.holds @> ARRAY[${sql.add(rule, "text")}]`,
});

export const source = defineFilter({
  label: "Source",
  schema: code,
  control: { type: "choice-of", of: "sources" },
  where: (key, sql) => `r.source_id = (SELECT s.id FROM source s WHERE s.company_id = $1 AND s.key = ${sql.add(key, "text")})`,
});

/** By the source's id: what a source itself may read of. Not offered on screen. */
export const sourceId = defineFilter({
  label: "Source",
  schema: z.uuid(),
  control: { type: "choice-of", of: "sources" },
  where: (id, sql) => `r.source_id = ${sql.add(id, "uuid")}`,
});

export const externalId = defineFilter({
  label: "External id",
  schema: z.string().min(1).max(200),
  control: { type: "search", placeholder: "External id" },
  where: (id, sql) => `r.external_id = ${sql.add(id, "text")}`,
});

export const kind = defineFilter({
  label: "Kind",
  schema: z.enum(kinds),
  control: { type: "choice", choices: kinds.map((value) => ({ value, label: kindLabels[value] })) },
  where: (value, sql) => `r.kind = ${sql.add(value, "text")}`,
});

export const actor = defineFilter({
  label: "Who acts",
  schema: z.enum(["admin", "finance"]),
  control: { type: "choice", choices: [{ value: "admin", label: "Admin" }, { value: "finance", label: "Finance" }] },
  where: (who, sql) => `r.held_for @> ARRAY[${sql.add(who, "text")}]`,
});

/** Whose work it is: mine, a person's by id, or nobody's yet. */
export const assignee = defineFilter({
  label: "Assigned to",
  schema: z.union([z.enum(["me", "nobody"]), z.uuid()]),
  control: { type: "choice-of", of: "people" },
  where(who, sql) {
    if (who === "nobody") return "r.assignee_id IS NULL";
    // A link that says "me" means whoever opens it; where no person asks, it is nobody's work.
    if (who === "me") return sql.me === null ? "false" : `r.assignee_id = ${sql.add(sql.me, "uuid")}`;
    return `r.assignee_id = ${sql.add(who, "uuid")}`;
  },
});

export const tag = defineFilter({
  label: "Tag",
  schema: z.string().trim().toLowerCase().min(1).max(40),
  control: { type: "choice-of", of: "tags" },
  where: (word, sql) => `(r.tags <> '{}' AND r.tags @> ARRAY[${sql.add(word, "text")}])`,
});

/** Where a note calls the one who asks by name. */
export const called = defineFilter({
  label: "Mentions",
  schema: z.enum(["new", "any"]),
  control: { type: "choice", choices: [{ value: "new", label: "Of me, not seen yet" }, { value: "any", label: "Of me, ever" }] },
  where(which, sql) {
    if (sql.me === null) return "false";
    return `r.id IN (SELECT m.record_id FROM mention m WHERE m.company_id = $1 AND m.user_id = ${sql.add(sql.me, "uuid")}${which === "new" ? " AND m.seen_at IS NULL" : ""})`;
  },
});

/** Offers only the states that the queue holds. */
export function stateAmong<const S extends readonly RecordState[]>(states: S) {
  return defineFilter<S[number]>({
    label: "State",
    schema: z.enum(states),
    control: { type: "choice", choices: states.map((value) => ({ value, label: stateLabels[value] })) },
    where: (value, sql) => `r.state = ${sql.add(value, "text")}`,
  });
}

export const state = stateAmong(recordStates);

export const amountFrom = defineFilter({
  label: "Amount from",
  schema: typedAmount,
  control: { type: "amount" },
  where: (amount, sql) => `r.total >= ${sql.add(amount, "numeric")}`,
});

export const amountTo = defineFilter({
  label: "Amount to",
  schema: typedAmount,
  control: { type: "amount" },
  where: (amount, sql) => `r.total <= ${sql.add(amount, "numeric")}`,
});

export const dateFrom = defineFilter({
  label: "Dated from",
  schema: date,
  control: { type: "date" },
  where: (day, sql) => `r.doc_date >= ${sql.add(day, "date")}`,
});

export const dateTo = defineFilter({
  label: "Dated to",
  schema: date,
  control: { type: "date" },
  where: (day, sql) => `r.doc_date <= ${sql.add(day, "date")}`,
});

export const age = defineFilter({
  label: "Age",
  schema: z.enum(ageBucketIds),
  control: { type: "choice", choices: ageBuckets.map((bucket): Choice<AgeBucket["id"]> => ({ value: bucket.id, label: bucket.label })) },
  where(bucket, sql, now) {
    const { after, upTo } = receivedWithin(bucket, now);
    const limits = [
      after && `r.received_at > ${sql.add(after.toISOString(), "timestamptz")}`,
      upTo && `r.received_at <= ${sql.add(upTo.toISOString(), "timestamptz")}`,
    ];
    return limits.filter((limit) => limit !== null).join(" AND ");
  },
});

/** Since when it is in its state, by Malaysian days: in the posted queue the day it was posted. */
export const sinceFrom = defineFilter({
  label: "Since",
  schema: date,
  control: { type: "date" },
  where: (day, sql) => `r.state_since >= ${startOfDay(sql.add(day, "date"))}`,
});

export const sinceTo = defineFilter({
  label: "Until",
  schema: date,
  control: { type: "date" },
  where: (day, sql) => `r.state_since < ${startOfDay(`(${sql.add(day, "date")} + 1)`)}`,
});

/** Whether a person corrected or decided something, or it went straight through. */
export const hands = defineFilter({
  label: "Handled",
  schema: z.enum(["straight", "touched"]),
  control: { type: "choice", choices: [{ value: "straight", label: "Straight through" }, { value: "touched", label: "Corrected by hand" }] },
  where: (value) => (value === "touched" ? "r.touched" : "NOT r.touched"),
});

/** What Holdpoint recognised as a duplicate: still held for it, or ended as one. */
export const caught = defineFilter({
  label: "Caught",
  schema: z.enum(["duplicate"]),
  control: { type: "choice", choices: [{ value: "duplicate", label: "As duplicate" }] },
  where: () => "(r.state = 'duplicate' OR (r.state = 'held' AND r.holds && ARRAY['duplicate-exact','duplicate-likely']))",
});

/** What is open on a posted document: any of it, or one kind. Few documents have such, so they are looked up by it. */
export const found = defineFilter({
  label: "Found",
  schema: z.enum(["any", ...postingRules]),
  control: { type: "choice", choices: [{ value: "any", label: "Anything" }, ...postingRules.map((rule) => ({ value: rule, label: postingRuleTitles[rule] }))] },
  where(rule, sql) {
    const which = rule === "any" ? "" : ` AND f.rule = ${sql.add(rule, "text")}`;
    return `r.id = ANY (ARRAY(SELECT f.record_id FROM posting_finding f WHERE f.company_id = $1 AND f.accepted_at IS NULL AND f.ended_at IS NULL${which}))`;
  },
});
