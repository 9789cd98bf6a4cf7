import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AliasActions } from "#components/aliases/alias-actions.tsx";
import { AliasTable } from "#components/aliases/alias-table.tsx";
import { packRows } from "#components/queues/packed-rows.ts";
import { QueueScreen } from "#components/queues/queue-screen.tsx";
import { QueueSkeleton } from "#components/queues/queue-skeleton.tsx";
import { queueTitle } from "#components/queues/queue-words.ts";
import { tableColumns } from "#components/queues/table-columns.ts";
import { Patiently } from "#components/shell/patiently.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { aliasesQueue as queue } from "#lib/queues/aliases.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { getQueuePage } from "#lib/queues/queries.ts";
import { viewHref } from "#lib/queues/view-href.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: queueTitle(await getTranslations(), queue) };
}

type AliasesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AliasesPage({ searchParams }: AliasesPageProps) {
  const t = await getTranslations();
  const view = parseView(queue, await searchParams);
  const ctx = await requirePermission(queue.permission, viewHref(queue, view));
  return (
    <Patiently load={getQueuePage(ctx, queue, view)} fallback={<QueueSkeleton />}>
      {({ page, count, choices, now }) => (
        <QueueScreen queue={queue} view={view} page={page} count={count} now={now} choices={{ ...choices, rules: [] }} actions={<AliasActions mayTeach={can(ctx.actor, "code:correct")} />}>
          <AliasTable label={queueTitle(t, queue)} queueId={queue.id} columns={tableColumns(t, queue, view)} rows={packRows(page.rows)} now={now} mayRevoke={can(ctx.actor, "code:correct")} />
        </QueueScreen>
      )}
    </Patiently>
  );
}
