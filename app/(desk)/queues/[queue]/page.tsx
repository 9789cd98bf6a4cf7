import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LineLink } from "#components/posting/line-link.tsx";
import { QueueActions } from "#components/queues/queue-actions.tsx";
import { packRows } from "#components/queues/packed-rows.ts";
import { QueueScreen } from "#components/queues/queue-screen.tsx";
import { QueueSkeleton } from "#components/queues/queue-skeleton.tsx";
import { RecordTable } from "#components/queues/record-table.tsx";
import { RetryFiltered } from "#components/queues/retry-filtered.tsx";
import { tableColumns } from "#components/queues/table-columns.ts";
import { Patiently } from "#components/shell/patiently.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { getQueuePage } from "#lib/queues/queries.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { byHandQuery } from "#lib/queues/by-hand-query.ts";
import { recordHref, viewHref } from "#lib/queues/view-href.ts";
import { ruleCatalog } from "#lib/rules/catalog.ts";

type QueuePageProps = { params: Promise<{ queue: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: QueuePageProps): Promise<Metadata> {
  return { title: findRecordQueue((await params).queue)?.title };
}

const rules = ruleCatalog.map(({ id, title }) => ({ value: id, label: title }));

export default async function QueuePage({ params, searchParams }: QueuePageProps) {
  const queue = findRecordQueue((await params).queue);
  if (queue === null) notFound();
  const view = parseView(queue, await searchParams);
  const ctx = await requirePermission(queue.permission, viewHref(queue, view));
  const may = {
    approve: queue.id === "ready" && can(ctx.actor, "approval:approve"),
    release: queue.id === "waiting" && can(ctx.actor, "change:decide"),
    retry: queue.id === "held" && can(ctx.actor, "posting:manage"),
    reject: (queue.id === "ready" || queue.id === "waiting") && can(ctx.actor, "record:reject"),
  };
  const shown: Readonly<Record<string, string | undefined>> = view.filters;
  // Where the list is of refused documents, all of them can be sent again, not only those of this page.
  const retryAll = may.retry && shown["hold"] === "ledger-refused" && <RetryFiltered filters={Object.fromEntries(Object.entries(shown).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))} />;
  const [before = "", after = ""] = recordHref("|", queue, view).split("|");
  return (
    <Patiently load={getQueuePage(ctx, queue, view)} fallback={<QueueSkeleton />}>
      {({ page, count, choices, now }) => (
        <QueueScreen queue={queue} view={view} page={page} count={count} now={now} choices={{ ...choices, rules }} actions={<>{retryAll}{queue.id === "posting" ? <LineLink /> : <QueueActions mayEnter={can(ctx.actor, "record:enter")} exportQuery={byHandQuery(queue, view)} count={count.value} />}</>}>
          <RecordTable
            label={queue.title}
            queueId={queue.id}
            columns={tableColumns(queue, view, page.rows)}
            rows={packRows(page.rows)}
            now={now}
            link={{ before, after }}
            bulk={may.approve || may.release || may.retry || may.reject ? may : null}
          />
        </QueueScreen>
      )}
    </Patiently>
  );
}
