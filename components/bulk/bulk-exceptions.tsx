import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import type { Exception } from "#lib/bulk/ask-bulk.ts";
import { bulkRefusalText } from "./bulk-words.ts";

/** What is left out of a run, and why, before it is started. */
export function BulkExceptions({ exceptions }: { exceptions: readonly Exception[] }) {
  const t = useTranslations();
  if (exceptions.length === 0) return null;
  const count = exceptions.reduce((sum, each) => sum + each.count, 0);
  return (
    <div className="grid gap-1 rounded-md border border-held/40 bg-held-soft px-3 py-2">
      <p className="font-medium">{t("bulk.bulkExceptions.n1IsLeftOut", { count })}</p>
      <ul className="grid max-h-40 gap-0.5 overflow-y-auto">
        {exceptions.map((each) => (
          <li key={JSON.stringify(each.refusal)} className="flex gap-2">
            <span className="min-w-6 text-right font-medium tabular-nums">{formatCount(each.count)}</span>
            <span>{bulkRefusalText(t, each.refusal)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
