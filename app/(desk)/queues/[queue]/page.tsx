import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { QueueScreen } from "#components/queues/queue-screen.tsx";
import { RecordTable } from "#components/queues/record-table.tsx";
import { tableColumns } from "#components/queues/table-columns.ts";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { countRows, listRows, listSourceChoices } from "#lib/queues/queries.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { recordHref, viewHref } from "#lib/queues/view-href.ts";
import { ruleCatalog } from "#lib/rules/catalog.ts";

type QueuePageProps = { params: Promise<{ queue: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: QueuePageProps): Promise<Metadata> {
  return { title: findRecordQueue((await params).queue)?.title };
}

export default async function QueuePage({ params, searchParams }: QueuePageProps) {
  const queue = findRecordQueue((await params).queue);
  if (queue === null) notFound();
  const view = parseView(queue, await searchParams);
  const ctx = await requirePermission(queue.permission, viewHref(queue, view));
  const [page, count, sources] = await Promise.all([listRows(ctx, queue, view), countRows(ctx, queue, view.filters), listSourceChoices(ctx)]);
  const now = ctx.now().toISOString();
  const [before, after] = recordHref("|", queue, view).split("|");
  const may = { approve: can(ctx.actor, "approval:approve"), reject: can(ctx.actor, "record:reject") };
  return (
    <QueueScreen queue={queue} view={view} page={page} count={count} now={now} choices={{ sources, rules: ruleCatalog.map(({ id, title }) => ({ value: id, label: title })) }}>
      <RecordTable
        label={queue.title}
        queueId={queue.id}
        columns={tableColumns(queue, view)}
        rows={page.rows}
        now={now}
        link={{ before: before ?? "", after: after ?? "" }}
        bulk={queue.id === "ready" && (may.approve || may.reject) ? may : null}
      />
    </QueueScreen>
  );
}
