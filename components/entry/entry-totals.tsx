"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { formatAmount } from "#components/format/money.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { toDocument } from "./entry-values.ts";

/** What the lines come to as they stand, counted with each key. */
export function EntryTotals({ kind }: { kind: Kind }) {
  const t = useTranslations();
  const values = useWatch();
  const { tax, total, currency, taxInclusive } = toDocument(kind, values) as { tax?: string; total?: string; currency?: string; taxInclusive?: boolean };
  return (
    <dl className="ml-auto grid grid-cols-[auto_auto] items-baseline gap-x-6 gap-y-1" aria-live="polite">
      <dt className="text-muted-foreground">{taxInclusive === true ? t("entry.entryTotals.taxIncluded") : t("entry.entryTotals.tax")}</dt>
      <dd className="amount">{tax === undefined ? "–" : formatAmount(tax)}</dd>
      <dt className="font-semibold">{t("entry.entryTotals.total")}</dt>
      <dd className="amount text-lg font-semibold">
        <span className="mr-1.5 text-xs font-normal text-muted-foreground">{currency}</span>
        {total === undefined ? "–" : formatAmount(total)}
      </dd>
    </dl>
  );
}
