import { Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatCapped } from "#components/format/money.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Queue } from "#lib/queues/define-queue.ts";
import { sortParam, type View } from "#lib/queues/parse-view.ts";
import type { CappedCount, Page } from "#lib/queues/queries.ts";
import { columnsOf, viewHref, viewParams } from "#lib/queues/view-href.ts";
import type { Translate } from "#messages/translate.ts";
import { Arrivals } from "./arrivals.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { type FilterChoices, filterChips, filterControls } from "./filter-controls.ts";
import { Pager } from "./pager.tsx";
import { columnWord, emptyText, filterWord, queueDescription, queueTitle } from "./queue-words.ts";
import { viewKey } from "./table-columns.ts";
import { TableStatus } from "./table-status.tsx";

type QueueScreenProps<Q extends Queue> = {
  queue: Q;
  view: View<Q>;
  page: Page<unknown>;
  count: CappedCount;
  choices: FilterChoices;
  now: string;
  /** The views there are, and what is done with the list as a whole. */
  tabs?: ReactNode;
  /** What can be done beside the list. */
  actions?: ReactNode;
  /** The table of these rows; shown where there are any. */
  children: ReactNode;
};

/** A list with its head, filters, chips, table and pages: the same for every queue. */
export function QueueScreen<Q extends Queue>({ queue, view, page, count, choices, now, tabs, actions, children }: QueueScreenProps<Q>) {
  const t = useTranslations();
  const { filters, sort } = view;
  const chips = filterChips(t, queue, view, choices);
  const columns = columnsOf(view);
  const bare = viewHref(queue, { sort, ...columns });
  return (
    <>
      <PageHeader
        title={queueTitle(t, queue)}
        beside={<span className="text-base font-medium text-muted-foreground tabular-nums" title={count.estimate === undefined ? undefined : t("queues.queueScreen.estimate")}>{formatCapped(t, count)}</span>}
        description={queueDescription(t, queue)}
        actions={
          <>
            <Arrivals key={viewHref(queue, { filters })} queueId={queue.id} query={viewParams(queue, { filters }).toString()} now={now} />
            {actions}
          </>
        }
      />
      {tabs}
      <FilterBar key={queue.id} path={queue.path} sort={sortParam(sort) === sortParam(queue.defaultSort) ? null : sortParam(sort)} columns={view.columns?.join(",") ?? null} controls={filterControls(t, queue, view, choices)} />
      <FilterChips chips={chips} clearHref={bare} ignored={view.ignored.map((name) => filterWord(t, name))} />
      <TableStatus key={`${queue.id} table`} sorted={sortedText(t, queue, sort)}>
        <div className="group mt-3" key={viewKey(queue, view)}>
          {/* Stays when its last row goes: what was decided there is still being told, and the rows say that they have left. */}
          {children}
          {page.rows.length === 0 && (
            <div className="group-has-[tr[data-row]]:hidden">
              <EmptyQueue queue={queue} isFiltered={chips.length > 0} clearHref={bare} />
            </div>
          )}
        </div>
      </TableStatus>
      <Pager
        shown={page.rows.length}
        previousHref={page.previous && viewHref(queue, { filters, sort, ...columns, page: page.previous })}
        nextHref={page.next && viewHref(queue, { filters, sort, ...columns, page: page.next })}
      />
    </>
  );
}

function sortedText(t: Translate, queue: Queue, { column, direction }: { column: string; direction: "asc" | "desc" }): string {
  const label = columnWord(t, column, queue.columns[column]);
  return direction === "asc" ? t("queues.queueScreen.sortedUp", { column: label }) : t("queues.queueScreen.sortedDown", { column: label });
}

function EmptyQueue({ queue, isFiltered, clearHref }: { queue: Queue; isFiltered: boolean; clearHref: string }) {
  const t = useTranslations();
  if (!isFiltered) {
    const { title, text } = emptyText(t, queue);
    return (
      <EmptyState icon={Inbox} title={title} className="border-y bg-card">
        {text}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t("queues.queueScreen.noMatch")}
      className="border-y bg-card"
      actions={
        <Link href={clearHref} className={buttonVariants({ variant: "outline" })}>
          {t("queues.queueScreen.clearAll")}
        </Link>
      }
    >
      {t("queues.queueScreen.takeOff")}
    </EmptyState>
  );
}
