import type { Change } from "#lib/canonical/paths.ts";
import type { ScreenPosting } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";
import { fieldLabel, valueText } from "./field-label.ts";
import { sourceChanges } from "./source-changes.ts";

/** One field as it was approved, as the source says it now, and as AutoCount has it; null where AutoCount has not said. */
export type ThreeWayRow = { path: string; label: string; approved: string; source: string; ledger: string | null; isSourceOther: boolean; isLedgerOther: boolean };

/**
 * The fields in which approval, source and ledger are not all the same. AutoCount has what was approved, but for what
 * differed when the document was read back; nothing is known of it while the document is not posted.
 */
export function threeWayRows(t: Translate, changes: readonly Change[], posting: Pick<ScreenPosting, "state" | "differences"> | undefined): ThreeWayRow[] {
  const isBooked = posting !== undefined && ["posted", "voiding", "void-unknown"].includes(posting.state);
  const differences = isBooked ? posting.differences : [];
  const taken = new Set<string>();
  const changed = sourceChanges(changes).map(({ path, old, new: next }): ThreeWayRow => {
    const difference = differences.find(({ field }) => field === path);
    if (difference !== undefined) taken.add(path);
    return {
      path, label: fieldLabel(t, path), approved: valueText(t, old), source: valueText(t, next),
      ledger: difference === undefined ? (isBooked ? valueText(t, old) : null) : valueText(t, difference.stored), isSourceOther: true, isLedgerOther: difference !== undefined,
    };
  });
  const only = differences
    .filter(({ field }) => !taken.has(field))
    .map(({ field, sent, stored }): ThreeWayRow => ({ path: field, label: fieldLabel(t, field), approved: valueText(t, sent), source: valueText(t, sent), ledger: valueText(t, stored), isSourceOther: false, isLedgerOther: true }));
  return [...changed, ...only];
}
