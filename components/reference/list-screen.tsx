import { Database, SearchX, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { Ago } from "#components/format/age.tsx";
import { formatCapped } from "#components/format/money.ts";
import { FilterBar } from "#components/queues/filter-bar.tsx";
import { Pager } from "#components/queues/pager.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ListPage, ListView } from "#lib/reference/list-queries.ts";
import type { ReferenceList } from "#lib/reference/lists.ts";
import type { MirrorStand } from "#lib/reference/mirror-lists.ts";
import { ListTable } from "./list-table.tsx";
import { listHref, listShows } from "./list-view.ts";
import { NewRow } from "./new-row.tsx";

type ListScreenProps = { list: ReferenceList; view: ListView; page: ListPage; /** How old the reading of AutoCount is; null for what no connection lists. */ stand: MirrorStand | null; now: string; mayEdit: boolean };

/** One list of reference data: search, rows with their origin and age, upload, edit, download. */
export function ListScreen({ list, view, page, stand, now, mayEdit }: ListScreenProps) {
  const t = useTranslations();
  const isNarrowed = view.q !== "" || view.show !== "all";
  return (
    <>
      <PageHeader
        title={t(`reference.lists.${list.id}.title`)}
        beside={<span className="text-base font-medium text-muted-foreground tabular-nums">{formatCapped(t, page.count)}</span>}
        description={t(`reference.lists.${list.id}.description`)}
        actions={
          <>
            <a href={`/api/reference/files?list=${list.id}`} className={buttonVariants({ variant: "outline" })} download>
              {t("reference.listScreen.download")}
            </a>
            {mayEdit && (
              <>
                <Link href={`/reference/${list.id}/upload`} className={buttonVariants({ variant: "outline" })}>
                  <Upload aria-hidden />
                  {t("reference.listScreen.upload")}
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
          { name: "q", label: t("reference.listScreen.search"), type: "search", placeholder: t("reference.listScreen.codeNameOrBarcode"), value: view.q, isNarrow: false },
          { name: "show", label: t("reference.listScreen.show"), type: "choice", choices: listShows(t).filter(({ value }) => value !== "all"), value: view.show === "all" ? "" : view.show, isNarrow: false },
        ]}
      />
      <div className="mt-3 overflow-x-auto">
        {page.rows.length > 0 ? (
          <ListTable list={list} rows={page.rows} now={now} mayEdit={mayEdit} />
        ) : (
          <EmptyState icon={isNarrowed ? SearchX : Database} title={isNarrowed ? t("reference.listScreen.nothingMatches") : t("reference.listScreen.noYet", { list: t(`reference.lists.${list.id}.title`).toLowerCase() })} className="border-y bg-card">
            {isNarrowed ? t("reference.listScreen.searchForAnotherWord") : t("reference.listScreen.whatTheConnectionListsComes")}
          </EmptyState>
        )}
      </div>
      <Pager shown={page.rows.length} previousHref={page.previous === null ? null : listHref(list.id, { ...view, after: null, before: page.previous })} nextHref={page.next === null ? null : listHref(list.id, { ...view, before: null, after: page.next })} />
    </>
  );
}

/** When the list was last read from AutoCount, and why it could not be read since: a reading that fails changes nothing. */
function ReadAge({ stand: { pulled, failed }, now }: { stand: MirrorStand; now: string }) {
  const t = useTranslations();
  return (
    <p className="px-4 pb-3 text-xs text-muted-foreground lg:px-6">
      {pulled === null ? t("reference.listScreen.notReadYet") : t.rich("reference.listScreen.readAgo", { age: () => <Ago at={pulled.at} now={now} /> })}
      {failed !== null && <span className="text-error-fg"> {t("reference.listScreen.lastReadingFailed", { reason: failed.reason })}</span>}
    </p>
  );
}
