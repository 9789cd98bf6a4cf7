import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { Pager } from "#components/queues/pager.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { ConflictRow } from "#lib/ownership/queries.ts";
import { DecideConflict } from "./decide-conflict.tsx";
import { fieldWords } from "./field-words.ts";

type ConflictListProps = { rows: readonly ConflictRow[]; next: string | null; now: string; mayDecide: boolean };

/** Each record that writes what its source does not own: both values, who owns them and since when. */
export function ConflictList({ rows, next, now, mayDecide }: ConflictListProps) {
  const t = useTranslations();
  if (rows.length === 0) {
    return (
      <EmptyState icon={Scale} title={t("ownership.conflictList.noConflictWaits")} className="border-y bg-card">
        {t("ownership.conflictList.whenASystemWrites")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y border-y bg-card">
        {rows.map((row) => (
          <li key={`${row.recordId} ${row.data}`} data-conflict={row.number} className="grid gap-2 px-4 py-3 lg:px-6">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <Link href={`/records/${row.recordId}`} className="font-medium underline-offset-4 hover:underline">
                    {row.number}
                  </Link>
                  <span className="text-muted-foreground">
                    {row.sourceName}, <Age at={row.receivedAt} now={now} />
                  </span>
                </p>
                <p className="text-sm">
                  {t(`ownership.data.${row.data}`)}: {row.owner === null ? t("ownership.conflictList.nobodyHasDecidedWhoOwns") : <>{t("ownership.conflictList.ownsIt", { owner: row.owner })}{row.since !== null && <> <Since at={row.since} now={now} /></>}</>}.
                </p>
              </div>
              {mayDecide && <DecideConflict row={row} />}
            </div>
            <div className="overflow-x-auto">
              <Table aria-label={t("ownership.conflictList.valuesOf", { number: row.number })} className="max-w-3xl">
                <TableHead>
                  <TableRow>
                    <TableHeader className="w-40">{t("ownership.conflictList.field")}</TableHeader>
                    <TableHeader>{row.sourceName}</TableHeader>
                    <TableHeader>{row.values.find(({ other }) => other !== null)?.other?.name ?? t("ownership.conflictList.elsewhere")}</TableHeader>
                  </TableRow>
                </TableHead>
                <TableBody>
                  {row.values.map(({ seq, subject, field, value, other }) => (
                    <TableRow key={seq}>
                      <TableCell className="text-muted-foreground">{row.data === "price" ? `${subject.toUpperCase()}, ${fieldWords(field).toLowerCase()}` : fieldWords(field)}</TableCell>
                      <TableCell>{value}</TableCell>
                      <TableCell>{other?.value ?? <span className="text-muted-foreground">{t("ownership.conflictList.hasNone")}</span>}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </div>
          </li>
        ))}
      </ul>
      <Pager shown={rows.length} previousHref={null} nextHref={next === null ? null : `/ownership/conflicts?before=${next}`} />
    </>
  );
}

function Since({ at, now }: { at: string; now: string }) {
  const t = useTranslations();
  return t.rich("ownership.conflictList.since", { age: () => <Age at={at} now={now} /> });
}
