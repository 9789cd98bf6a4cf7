import { ArrowRight, Radar } from "lucide-react";
import Link from "next/link";
import { Age } from "#components/format/age.tsx";
import { Pager } from "#components/queues/pager.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { DriftRow } from "#lib/reference/drift-queries.ts";
import { originLabels } from "#lib/reference/lists.ts";
import { DecideDrift } from "./decide-drift.tsx";
import { driftWords } from "./drift-words.ts";

type DriftListProps = { show: "open" | "decided"; rows: readonly DriftRow[]; next: string | null; now: string; mayDecide: boolean };

const decisions: Readonly<Record<string, string>> = { kept: "Kept", repointed: "Re-pointed", dismissed: "Dismissed" };
const lists = { item: "items", customer: "customers", supplier: "suppliers", location: "locations", item_uom: "units" } as const;

/** What changed, what uses it, and what can be decided about it. */
export function DriftList({ show, rows, next, now, mayDecide }: DriftListProps) {
  return (
    <>
      <nav aria-label="Which changes" className="flex gap-2 px-4 lg:px-6">
        {(["open", "decided"] as const).map((one) => (
          <Link key={one} href={one === "open" ? "/reference/drift" : "/reference/drift?show=decided"} aria-current={one === show ? "page" : undefined} className={buttonVariants({ variant: one === show ? "secondary" : "ghost", size: "sm" })}>
            {one === "open" ? "To decide" : "Decided"}
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState icon={Radar} title={show === "open" ? "Nothing has drifted" : "Nothing was decided yet"} className="mt-3 border-y bg-card">
          When AutoCount renames, merges, re-taxes or stops an item or customer that an alias or an undecided record uses, it is listed here; so is a value that was entered here and that AutoCount has changed since.
        </EmptyState>
      ) : (
        <ul className="mt-3 divide-y border-y bg-card">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_auto] lg:px-6" data-drift={row.code}>
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-2">
                  <Link href={`/reference/${lists[row.list]}?q=${encodeURIComponent(row.code)}`} className="font-medium underline-offset-4 hover:underline">
                    {row.code}
                  </Link>
                  <span className="truncate text-muted-foreground">{row.name}</span>
                  {row.state !== "open" && <Badge tone="outline">{decisions[row.state] ?? row.state}</Badge>}
                </p>
                <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5">
                  <span className="text-muted-foreground">{driftWords(row)}:</span> <s className="text-muted-foreground">{row.old ?? "none"}</s>
                  <ArrowRight className="size-3.5 text-muted-foreground" aria-label="is now" /> <b className="font-medium">{row.new ?? "none"}</b>
                </p>
                <p className="text-xs text-muted-foreground">
                  {originLabels[row.origin] ?? row.origin}, <Age at={row.at} now={now} />
                  {row.decidedByName !== null && ` · decided by ${row.decidedByName}`}
                </p>
              </div>
              <div className="grid content-start gap-1 text-sm">
                <p>
                  {row.aliasCount === 0 ? "No alias uses it." : `${row.aliasCount} ${row.aliasCount === 1 ? "alias" : "aliases"}: ${row.aliases.map(({ key, source }) => `${key}${source === null ? "" : ` (${source})`}`).join(", ")}${row.aliasCount > row.aliases.length ? " …" : ""}`}
                </p>
                <p>
                  {row.recordCount === 0 ? "No undecided record names it." : `${row.recordCount} undecided ${row.recordCount === 1 ? "record" : "records"}: `}
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
