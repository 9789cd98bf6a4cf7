import { decimal } from "#lib/canonical/money.ts";
import { fieldsOf, type ListValues, type ReferenceList } from "./lists.ts";

/**
 * A value of a row of AutoCount's that was entered or uploaded here. `ledger` is what AutoCount had then: as long as it has
 * that, the value stands. Instants are ISO 8601.
 */
export type OwnValue = { value: string | null; ledger: string | null; origin: "hand" | "upload"; by: string; at: string };
/** By the field's name. */
export type OwnValues = Readonly<Record<string, OwnValue>>;

/** What stands of our own after a row was changed here. A value that is what AutoCount has is none of ours. Pure. */
export function ownAfterEdit(own: OwnValues, change: { old: ListValues; next: ListValues; fields: readonly string[] }, said: Pick<OwnValue, "origin" | "by" | "at">): OwnValues {
  const after: Record<string, OwnValue> = { ...own };
  for (const field of change.fields) {
    const ledger = own[field]?.ledger ?? (own[field] === undefined ? (change.old[field] ?? null) : null);
    const value = change.next[field] ?? null;
    if (value === ledger) delete after[field];
    else after[field] = { ...said, value, ledger };
  }
  return after;
}

/** A value of ours that AutoCount has overtaken: it has another one by now than when ours was written. */
export type Overtaken = { field: string; own: string | null; ledger: string | null };

/**
 * What a row that was read from AutoCount comes to where some of its values were entered here. Ours stands until AutoCount's
 * own value changes; then AutoCount's counts again, and ours is told as overtaken. What the reading does not carry stays. Pure.
 */
export function mergeOwn<Row extends object>(list: ReferenceList, row: Row, own: OwnValues): { row: Row; own: OwnValues; overtaken: Overtaken[] } {
  const merged: Record<string, unknown> = { ...(row as Record<string, unknown>) };
  const after: Record<string, OwnValue> = { ...own };
  const overtaken: Overtaken[] = [];
  for (const field of fieldsOf(list)) {
    const mine = own[field.name];
    const read = merged[field.name];
    if (mine === undefined || read === undefined) continue;
    const ledger = asText(read);
    if (ledger === mine.ledger && ledger !== mine.value) {
      merged[field.name] = field.type === "flag" ? mine.value === "yes" : mine.value;
      continue;
    }
    delete after[field.name];
    if (ledger !== mine.value) overtaken.push({ field: field.name, own: mine.value, ledger });
  }
  return { row: merged as Row, own: after, overtaken };
}

/** As lists write it: a flag as yes or no, a number without trailing zeros, nothing for a blank. */
function asText(value: unknown): string | null {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string" || value === "") return null;
  return /^-?\d{1,15}\.\d+$/.test(value) ? decimal(value).toFixed() : value;
}
