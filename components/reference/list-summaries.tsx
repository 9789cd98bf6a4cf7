import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { formatCapped } from "#components/format/money.ts";
import { Link } from "#components/ui/link.tsx";
import type { ListSummary } from "#lib/reference/list-queries.ts";

/** The lists of reference data, each with its size and the age of its latest change. */
export function ListSummaries({ lists, now }: { lists: readonly ListSummary[]; now: string }) {
  const t = useTranslations();
  return (
    <ul className="divide-y border-y bg-card">
      {lists.map(({ id, count, isCapped, newest }) => (
        <li key={id} className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-0.5 px-4 py-3 hover:bg-accent/60 lg:px-6">
          <div className="min-w-0">
            <Link href={`/reference/${id}`} className="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline">
              {t(`reference.lists.${id}.title`)}
            </Link>
            <p className="text-xs text-muted-foreground">{t(`reference.lists.${id}.description`)}</p>
          </div>
          <div className="text-right">
            <p className="tabular-nums">{formatCapped(t, { value: count, isCapped })}</p>
            <p className="text-xs text-muted-foreground">{newest === null ? t("reference.listSummaries.nothingYet") : <>{t.rich("reference.listSummaries.changed", { age: () => <Age at={newest} now={now} /> })}</>}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
