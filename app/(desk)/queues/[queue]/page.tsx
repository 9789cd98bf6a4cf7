import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { LineLink } from "#components/posting/line-link.tsx";
import { QueueActions } from "#components/queues/queue-actions.tsx";
import { packRows } from "#components/queues/packed-rows.ts";
import { QueueScreen } from "#components/queues/queue-screen.tsx";
import { QueueSkeleton } from "#components/queues/queue-skeleton.tsx";
import { RecordTable } from "#components/queues/record-table.tsx";
import { RetryFiltered } from "#components/queues/later.tsx";
import { queueTitle } from "#components/queues/queue-words.ts";
import { tableColumns } from "#components/queues/table-columns.ts";
import { ViewTabs } from "#components/queues/view-tabs.tsx";
import { ruleTitle } from "#components/rules/rule-words.ts";
import { Patiently } from "#components/shell/patiently.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { actsOf } from "#lib/bulk/acts.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { getQueuePage } from "#lib/queues/queries.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { byHandQuery } from "#lib/queues/by-hand-query.ts";
import { recordHref, viewHref, viewParams } from "#lib/queues/view-href.ts";
import { arrangeColumns } from "#lib/views/layout.ts";
import { getWorkspace } from "#lib/views/queries.ts";
import { ruleCatalog } from "#lib/rules/catalog.ts";

type QueuePageProps = { params: Promise<{ queue: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: QueuePageProps): Promise<Metadata> {
  const queue = findRecordQueue((await params).queue);
  return { title: queue === null ? undefined : queueTitle(await getTranslations(), queue) };
}

export default async function QueuePage({ params, searchParams }: QueuePageProps) {
  const queue = findRecordQueue((await params).queue);
  if (queue === null) notFound();
  const t = await getTranslations();
  const rules = ruleCatalog.map(({ id }) => ({ value: id, label: ruleTitle(t, id) }));
  const view = parseView(queue, await searchParams);
  const ctx = await requirePermission(queue.permission, viewHref(queue, view));
  const exportQuery = byHandQuery(queue, view);
  const acts = actsOf(queue.id, ctx.actor, { isForHands: exportQuery !== null });
  const query = viewParams(queue, { filters: view.filters }).toString();
  // Where the list is of refused documents, all of them can be sent again, not only those of this page.
  const retryAll = acts.includes("retry") && (queue.id === "refused" || query.includes("hold=ledger-refused")) && <RetryFiltered queueId={queue.id} query={query} />;
  const [before = "", after = ""] = recordHref("|", queue, view).split("|");
  return (
    <Patiently load={Promise.all([getQueuePage(ctx, queue, view), getWorkspace(ctx, queue.id)])} fallback={<QueueSkeleton />}>
      {([{ page, count, choices, now }, { views, layout }]) => {
        const arranged = arrangeColumns(queue, layout, view.columns);
        return (
          <QueueScreen
            queue={queue}
            view={view}
            page={page}
            count={count}
            now={now}
            choices={{ ...choices, rules }}
            tabs={<ViewTabs queue={queue} view={view} views={views} layout={layout} arranged={arranged} maySetRoles={can(ctx.actor, "settings:manage")} />}
            actions={<>{retryAll}{queue.id === "posting" ? <LineLink /> : <QueueActions mayEnter={can(ctx.actor, "record:enter")} exportQuery={exportQuery} takesNumbers={acts.includes("by-hand")} count={count.value} />}</>}
          >
            <RecordTable
              label={queueTitle(t, queue)}
              queueId={queue.id}
              columns={tableColumns(t, queue, view, page.rows, arranged)}
              isCompact={layout?.density === "compact"}
              scrolls={arranged.some(({ isChosen }) => isChosen)}
              rows={packRows(page.rows)}
              now={now}
              link={{ before, after }}
              bulk={acts.length > 0 ? { acts, query, matching: count, people: choices.people } : null}
            />
          </QueueScreen>
        );
      }}
    </Patiently>
  );
}
