import { z } from "zod";
import { documentDate } from "#lib/canonical/dates.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { recordStates, type RecordState } from "#lib/canonical/states.ts";
import { postingRules } from "#lib/posting/posting-rules.ts";
import { ageBucketIds, receivedWithin } from "./age-buckets.ts";
import { defineFilter } from "./define-filter.ts";
import { containing } from "./sql-parameters.ts";

/** A code as we write them: rules, sources. */
const code = z.string().trim().min(1).max(80);
/** People paste amounts with thousands separators. */
const typedAmount = z.string().trim().transform((text) => text.replaceAll(/[,\s]/g, "")).pipe(decimalText);
const searchText = z.string().trim().min(1).max(100);
const date = documentDate;
const actors = ["admin", "finance"] as const;

/** The moment a Malaysian day begins: UTC+8, no daylight saving. */
const startOfDay = (placeholder: string) => `(${placeholder}::timestamp AT TIME ZONE 'Asia/Kuala_Lumpur')`;

/** Each word anywhere in number, party or SKU; or the exact number it has in AutoCount. */
export const search = defineFilter({
  schema: searchText,
  control: { type: "search", in: "records" },
  where(text, sql) {
    const words = text.toLowerCase().split(/\s+/).slice(0, 6);
    const everyWord = words.map((word) => `r.search_text LIKE ${sql.add(containing(word), "text")}`).join(" AND ");
    // As an array, so that both sides of the OR can use an index.
    const booked = `r.id = ANY (ARRAY(SELECT p.record_id FROM posting p WHERE p.company_id = $1 AND p.doc_no = ${sql.add(text.toUpperCase(), "text")}))`;
    return `(${everyWord} OR ${booked})`;
  },
});

export const hold = defineFilter({
  schema: code,
  control: { type: "choice-of", of: "rules" },
  where: (rule, sql) => `r.holds @> ARRAY[${sql.add(rule, "text")}]`,
});

export const source = defineFilter({
  schema: code,
  control: { type: "choice-of", of: "sources" },
  where: (key, sql) => `r.source_id = (SELECT s.id FROM source s WHERE s.company_id = $1 AND s.key = ${sql.add(key, "text")})`,
});

/** By the source's id: what a source itself may read of. Not offered on screen. */
export const sourceId = defineFilter({
  schema: z.uuid(),
  control: { type: "choice-of", of: "sources" },
  where: (id, sql) => `r.source_id = ${sql.add(id, "uuid")}`,
});

export const externalId = defineFilter({
  schema: z.string().min(1).max(200),
  control: { type: "search", in: "records" },
  where: (id, sql) => `r.external_id = ${sql.add(id, "text")}`,
});

export const kind = defineFilter({
  schema: z.enum(kinds),
  control: { type: "choice", of: "kinds", values: kinds },
  where: (value, sql) => `r.kind = ${sql.add(value, "text")}`,
});

export const actor = defineFilter({
  schema: z.enum(actors),
  control: { type: "choice", of: "actors", values: actors },
  where: (who, sql) => `r.held_for @> ARRAY[${sql.add(who, "text")}]`,
});

/** Whose work it is: mine, a person's by id, or nobody's yet. */
export const assignee = defineFilter({
  schema: z.union([z.enum(["me", "nobody"]), z.uuid()]),
  control: { type: "choice-of", of: "people" },
  where(who, sql) {
    if (who === "nobody") return "r.assignee_id IS NULL";
    // A link that says "me" means whoever opens it; where no person asks, it is nobody's work.
    if (who === "me") return sql.me === null ? "false" : `r.assignee_id = ${sql.add(sql.me, "uuid")}`;
    return `r.assignee_id = ${sql.add(who, "uuid")}`;
  },
  since: "r.assigned_at",
});

export const tag = defineFilter({
  schema: z.string().trim().toLowerCase().min(1).max(40),
  control: { type: "choice-of", of: "tags" },
  where: (word, sql) => `(r.tags <> '{}' AND r.tags @> ARRAY[${sql.add(word, "text")}])`,
});

/** Where a note calls the one who asks by name. */
export const called = defineFilter({
  schema: z.enum(["new", "any"]),
  control: { type: "choice", of: "mentions", values: ["new", "any"] },
  where(which, sql) {
    if (sql.me === null) return "false";
    return `r.id IN (SELECT m.record_id FROM mention m WHERE m.company_id = $1 AND m.user_id = ${sql.add(sql.me, "uuid")}${which === "new" ? " AND m.seen_at IS NULL" : ""})`;
  },
});

/** Offers only the states that the queue holds. */
export function stateAmong<const S extends readonly RecordState[]>(states: S) {
  return defineFilter<S[number]>({
    schema: z.enum(states),
    control: { type: "choice", of: "states", values: states },
    where: (value, sql) => `r.state = ${sql.add(value, "text")}`,
  });
}

export const state = stateAmong(recordStates);

export const amountFrom = defineFilter({
  schema: typedAmount,
  control: { type: "amount" },
  where: (amount, sql) => `r.total >= ${sql.add(amount, "numeric")}`,
});

export const amountTo = defineFilter({
  schema: typedAmount,
  control: { type: "amount" },
  where: (amount, sql) => `r.total <= ${sql.add(amount, "numeric")}`,
});

export const dateFrom = defineFilter({
  schema: date,
  control: { type: "date" },
  where: (day, sql) => `r.doc_date >= ${sql.add(day, "date")}`,
});

export const dateTo = defineFilter({
  schema: date,
  control: { type: "date" },
  where: (day, sql) => `r.doc_date <= ${sql.add(day, "date")}`,
});

export const age = defineFilter({
  schema: z.enum(ageBucketIds),
  control: { type: "choice", of: "ages", values: ageBucketIds },
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
  schema: date,
  control: { type: "date" },
  where: (day, sql) => `r.state_since >= ${startOfDay(sql.add(day, "date"))}`,
});

export const sinceTo = defineFilter({
  schema: date,
  control: { type: "date" },
  where: (day, sql) => `r.state_since < ${startOfDay(`(${sql.add(day, "date")} + 1)`)}`,
});

/** Whether a person corrected or decided something, or it went straight through. */
export const hands = defineFilter({
  schema: z.enum(["straight", "touched"]),
  control: { type: "choice", of: "hands", values: ["straight", "touched"] },
  where: (value) => (value === "touched" ? "r.touched" : "NOT r.touched"),
});

/** What Holdpoint recognised as a duplicate: still held for it, or ended as one. */
export const caught = defineFilter({
  schema: z.enum(["duplicate"]),
  control: { type: "choice", of: "caught", values: ["duplicate"] },
  where: () => "(r.state = 'duplicate' OR (r.state = 'held' AND r.holds && ARRAY['duplicate-exact','duplicate-likely']))",
});

/** What is open on a posted document: any of it, or one kind. Few documents have such, so they are looked up by it. */
export const found = defineFilter({
  schema: z.enum(["any", ...postingRules]),
  control: { type: "choice", of: "found", values: ["any", ...postingRules] },
  where(rule, sql) {
    const which = rule === "any" ? "" : ` AND f.rule = ${sql.add(rule, "text")}`;
    return `r.id = ANY (ARRAY(SELECT f.record_id FROM posting_finding f WHERE f.company_id = $1 AND f.accepted_at IS NULL AND f.ended_at IS NULL${which}))`;
  },
});
