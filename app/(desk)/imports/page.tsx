import { Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportTable } from "#components/imports/import-table.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { packRows } from "#components/queues/packed-rows.ts";
import { QueueScreen } from "#components/queues/queue-screen.tsx";
import { QueueSkeleton } from "#components/queues/queue-skeleton.tsx";
import { queueTitle } from "#components/queues/queue-words.ts";
import { tableColumns } from "#components/queues/table-columns.ts";
import { Patiently } from "#components/shell/patiently.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { importsQueue as queue } from "#lib/queues/imports.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { getQueuePage } from "#lib/queues/queries.ts";
import { viewHref } from "#lib/queues/view-href.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: queueTitle(await getTranslations(), queue) };
}

type ImportsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportsPage({ searchParams }: ImportsPageProps) {
  const t = await getTranslations();
  const view = parseView(queue, await searchParams);
  const ctx = await requirePermission(queue.permission, viewHref(queue, view));
  const upload = (
    <Link href="/imports/new" className={buttonVariants()}>
      <Upload aria-hidden />
      {t("imports.page.importAFile")}
    </Link>
  );
  return (
    <Patiently load={getQueuePage(ctx, queue, view)} fallback={<QueueSkeleton />}>
      {({ page, count, choices, now }) => (
        <QueueScreen queue={queue} view={view} page={page} count={count} now={now} choices={{ ...choices, rules: [] }} actions={upload}>
          <ImportTable label={queueTitle(t, queue)} queueId={queue.id} columns={tableColumns(t, queue, view)} rows={packRows(page.rows)} now={now} link={{ before: "/imports/", after: "" }} />
          <LiveRefresh ids={page.rows.map(({ id }) => id)} everyMs={2000} />
        </QueueScreen>
      )}
    </Patiently>
  );
}
