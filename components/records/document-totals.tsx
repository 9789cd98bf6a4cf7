import { useTranslations } from "next-intl";
import { formatAmount } from "#components/format/money.ts";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import type { Translate } from "#messages/translate.ts";
import { type Editor, EditableValue } from "./editable-value.tsx";
import { isNothing } from "./is-nothing.ts";
import { UnmappedList } from "./unmapped-list.tsx";

type DocumentTotalsProps = { carrier: OfKind; editor: Editor };

/** What a document comes to, and beside it what of the message it has no place for. Of a stock move or master the latter alone. */
export function DocumentTotals({ carrier, editor }: DocumentTotalsProps) {
  const t = useTranslations();
  const { unmapped } = carrier.document;
  const sums = sumsOf(t, carrier);
  if (sums === null && unmapped.length === 0) return null;
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 border-t px-4 py-3">
      <UnmappedList unmapped={unmapped} />
      {sums !== null && <Sums sums={sums} editor={editor} />}
    </div>
  );
}

type Row = { path: string; label: string; value: string };
type SumsOfDocument = { rows: Row[]; result: Row; currency: string; currencyRate: string | null };

function sumsOf(t: Translate, carrier: OfKind): SumsOfDocument | null {
  if (isOfKind<TradeKind, OfKind>(tradeKinds, carrier)) {
    const { tax, taxInclusive, rounding, total, currency, currencyRate } = carrier.document;
    const rows = [{ path: "tax", label: taxInclusive ? t("records.documentTotals.taxIncluded") : t("records.documentTotals.tax"), value: tax }, { path: "rounding", label: t("records.documentTotals.rounding"), value: rounding }];
    return { rows, result: { path: "total", label: t("records.documentTotals.total"), value: total }, currency, currencyRate };
  }
  if (isOfKind(["payment"], carrier)) {
    const { fee, amount, currency, currencyRate } = carrier.document;
    return { rows: [{ path: "fee", label: t("records.documentTotals.fee"), value: fee }], result: { path: "amount", label: t("records.documentTotals.received"), value: amount }, currency, currencyRate };
  }
  return null;
}

function Sums({ sums: { rows, result, currency, currencyRate }, editor }: { sums: SumsOfDocument; editor: Editor }) {
  const isEditing = editor.field !== null;
  const t = useTranslations();
  return (
    <dl className="ml-auto grid grid-cols-[auto_auto] items-baseline gap-x-6 gap-y-1">
      {rows
        .filter((row) => isEditing || !isNothing(row.value))
        .map((row) => (
          <div key={row.path} className="contents">
            <dt className="text-muted-foreground">{row.label}</dt>
            <dd className="amount">
              <EditableValue editor={editor} path={row.path} value={row.value} isAmount>{formatAmount(row.value)}</EditableValue>
            </dd>
          </div>
        ))}
      <dt className="font-semibold">{result.label}</dt>
      <dd className="amount text-lg font-semibold">
        <span className="mr-1.5 inline-block text-xs font-normal text-muted-foreground"><EditableValue editor={editor} path="currency" value={currency} /></span>
        <EditableValue editor={editor} path={result.path} value={result.value} isAmount>{formatAmount(result.value)}</EditableValue>
      </dd>
      {(currencyRate !== null || isEditing) && (
        <>
          <dt className="text-muted-foreground">{t("records.documentTotals.rate")}</dt>
          <dd className="amount"><EditableValue editor={editor} path="currencyRate" value={currencyRate} isAmount /></dd>
        </>
      )}
    </dl>
  );
}
