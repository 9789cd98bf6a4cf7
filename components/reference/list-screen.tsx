import { Database, SearchX, Upload } from "lucide-react";
import Link from "next/link";
import { Age } from "#components/format/age.tsx";
import { formatCapped } from "#components/format/money.ts";
import { FilterBar } from "#components/queues/filter-bar.tsx";
import { Pager } from "#components/queues/pager.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ListPage, ListView } from "#lib/reference/list-queries.ts";
import type { ReferenceList } from "#lib/reference/lists.ts";
import type { MirrorStand } from "#lib/reference/mirror-lists.ts";
import { ListTable } from "./list-table.tsx";
import { listHref, listShows } from "./list-view.ts";
import { NewRow } from "./new-row.tsx";

type ListScreenProps = { list: ReferenceList; view: ListView; page: ListPage; /** How old the reading of AutoCount is; null for what no connection lists. */ stand: MirrorStand | null; now: string; mayEdit: boolean };

/** One list of reference data: search, rows with their origin and age, upload, edit, download. */
export function ListScreen({ list, view, page, stand, now, mayEdit }: ListScreenProps) {
  const isNarrowed = view.q !== "" || view.show !== "all";
  return (
    <>
      <PageHeader
        title={list.title}
        beside={<span className="text-base font-medium text-muted-foreground tabular-nums">{formatCapped(page.count)}</span>}
        description={list.description}
        actions={
          <>
            <a href={`/api/reference/files?list=${list.id}`} className={buttonVariants({ variant: "outline" })} download>
              Download
            </a>
            {mayEdit && (
              <>
                <Link href={`/reference/${list.id}/upload`} className={buttonVariants({ variant: "outline" })}>
                  <Upload aria-hidden />
                  Upload
                </Link>
                <NewRow list={list} />
              </>
            )}
          </>
        }
      />
      {stand !== null && <ReadAge stand={stand} now={now} />}
      <FilterBar
        path={`/reference/${list.id}`}
        sort={null}
        controls={[
          { name: "q", label: "Search", type: "search", placeholder: "Code, name or barcode", value: view.q, isNarrow: false },
          { name: "show", label: "Show", type: "choice", choices: listShows.filter(({ value }) => value !== "all"), value: view.show === "all" ? "" : view.show, isNarrow: false },
        ]}
      />
      <div className="mt-3 overflow-x-auto">
        {page.rows.length > 0 ? (
          <ListTable list={list} rows={page.rows} now={now} mayEdit={mayEdit} />
        ) : (
          <EmptyState icon={isNarrowed ? SearchX : Database} title={isNarrowed ? "Nothing matches" : `No ${list.title.toLowerCase()} yet`} className="border-y bg-card">
            {isNarrowed ? "Search for another word, or show all." : "What the connection lists comes with the next reading of AutoCount; anything else is uploaded or entered by hand."}
          </EmptyState>
        )}
      </div>
      <Pager shown={page.rows.length} previousHref={page.previous === null ? null : listHref(list.id, { ...view, after: null, before: page.previous })} nextHref={page.next === null ? null : listHref(list.id, { ...view, before: null, after: page.next })} />
    </>
  );
}

/** When the list was last read from AutoCount, and why it could not be read since: a reading that fails changes nothing. */
function ReadAge({ stand: { pulled, failed }, now }: { stand: MirrorStand; now: string }) {
  return (
    <p className="px-4 pb-3 text-xs text-muted-foreground lg:px-6">
      {pulled === null ? "Not read from AutoCount yet." : <>Read from AutoCount <Age at={pulled.at} now={now} /> ago.</>}
      {failed !== null && <span className="text-error-fg"> The last reading failed, and nothing was changed: {failed.reason}</span>}
    </p>
  );
}
