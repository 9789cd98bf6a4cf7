import { formatCount, formatMoney } from "#components/format/money.ts";
import { sumByCurrency } from "#components/format/sum.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { Translate } from "#messages/translate.ts";

/** "2 selected, RM 140.60", as it is told to screen readers. */
export function selectionText(t: Translate, selected: readonly RecordRow[]): string {
  const count = t("queues.selectionBar.selected", { count: formatCount(selected.length) });
  const sum = sumText(selected);
  return sum === "" ? count : `${count}, ${sum}`;
}

/** "RM 1,234.50 + US$ 20.00": currencies are never added up. */
export function sumText(records: readonly RecordRow[]): string {
  return sumByCurrency(records)
    .map(({ currency, total }) => formatMoney(total, currency))
    .join(" + ");
}
