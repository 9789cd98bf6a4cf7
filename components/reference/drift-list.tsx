import { Radar } from "lucide-react";
import { useTranslations } from "next-intl";
import { Pager } from "#components/queues/pager.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import type { DriftRow } from "#lib/reference/drift-queries.ts";
import type { Translate } from "#messages/translate.ts";
import { DecideDrift } from "./decide-drift.tsx";
import { DriftChange } from "./drift-change.tsx";

type DriftListProps = { show: "open" | "decided"; rows: readonly DriftRow[]; next: string | null; now: string; mayDecide: boolean };

const decisions = (t: Translate): Readonly<Record<string, string>> => ({ kept: t("reference.driftList.decisions.kept"), repointed: t("reference.driftList.decisions.repointed"), dismissed: t("reference.driftList.decisions.dismissed") });

/** What changed, what uses it, and what can be decided about it. */
export function DriftList({ show, rows, next, now, mayDecide }: DriftListProps) {
  const t = useTranslations();
  return (
    <>
      <nav aria-label={t("reference.driftList.whichChanges")} className="flex gap-2 px-4 lg:px-6">
        {(["open", "decided"] as const).map((one) => (
          <Link key={one} href={one === "open" ? "/reference/drift" : "/reference/drift?show=decided"} aria-current={one === show ? "page" : undefined} className={buttonVariants({ variant: one === show ? "secondary" : "ghost", size: "sm" })}>
            {one === "open" ? t("reference.driftList.toDecide") : t("reference.driftList.decided")}
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState icon={Radar} title={show === "open" ? t("reference.driftList.nothingHasDrifted") : t("reference.driftList.nothingWasDecidedYet")} className="mt-3 border-y bg-card">
          {t("reference.driftList.whenAutocountRenamesMergesRe")}
        </EmptyState>
      ) : (
        <ul className="mt-3 divide-y border-y bg-card">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_auto] lg:px-6" data-drift={row.code}>
              <DriftChange change={row} now={now} decided={row.state === "open" ? null : { word: decisions(t)[row.state] ?? row.state, by: row.decidedByName }} />
              <div className="grid content-start gap-1 text-sm">
                <p>
                  {row.aliasCount === 0 ? t("reference.driftList.noAliasUses") : `${row.aliasCount} ${row.aliasCount === 1 ? "alias" : "aliases"}: ${row.aliases.map(({ key, source }) => `${key}${source === null ? "" : ` (${source})`}`).join(", ")}${row.aliasCount > row.aliases.length ? " …" : ""}`}
                </p>
                <p>
                  {row.recordCount === 0 ? t("reference.driftList.noUndecidedRecordNames") : t("reference.driftList.undecidedRecord", { recordCount: row.recordCount })}
                  {row.records.map(({ id, number }, index) => (
                    <span key={id}>
                      {index > 0 && ", "}
                      <Link href={`/records/${id}`} className="underline underline-offset-4">
                        {number}
                      </Link>
                    </span>
                  ))}
                  {row.recordCount > row.records.length && " …"}
                </p>
              </div>
              {mayDecide && row.state === "open" && <DecideDrift id={row.id} list={row.list} code={row.code} successor={row.successor} isOwn={row.field.startsWith("own:")} />}
            </li>
          ))}
        </ul>
      )}
      <Pager shown={rows.length} previousHref={null} nextHref={next === null ? null : `/reference/drift?show=${show}&before=${encodeURIComponent(next)}`} />
    </>
  );
}
