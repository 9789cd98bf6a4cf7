import type { Role } from "#lib/auth/permissions.ts";
import { compareDecimals, decimal } from "#lib/canonical/money.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import { worthOf } from "#lib/canonical/facets.ts";

/** Who must approve: a row without kind or amount is for all. */
export type PolicyRow = { kind: string | null; minTotal: string | null; steps: Role[] };

/** Where no row says otherwise, one person of finance approves: a document is never booked without anybody. */
export const catchAll: readonly Role[] = ["finance"];

/**
 * The roles that must approve a document, in order, one person each. The row with the highest amount that the document
 * reaches decides, a row for its kind before one for all kinds. Thresholds are in the company's currency; what has no
 * amount reaches none.
 */
export function stepsFor(carrier: OfKind, rows: readonly PolicyRow[]): readonly Role[] {
  const stated = worthOf(carrier);
  const worth = stated === null ? "0" : decimal(stated.total).times(stated.rate ?? "1").toFixed();
  const fitting = rows
    .filter((row) => (row.kind === null || row.kind === carrier.kind) && (row.minTotal === null || compareDecimals(worth, row.minTotal) >= 0))
    .sort((a, b) => compareDecimals(b.minTotal ?? "-1", a.minTotal ?? "-1") || Number(b.kind !== null) - Number(a.kind !== null));
  const [first] = fitting;
  return first === undefined || first.steps.length === 0 ? catchAll : first.steps;
}
