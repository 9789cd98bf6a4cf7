import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RunView } from "#components/bulk/run-view.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { HeadSkeleton, RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { actPermissions, undoPermissions } from "#lib/bulk/acts.ts";
import { findBulkRun, itemsView, listBulkItems } from "#lib/bulk/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("bulk.onePage.manyAtOnce") };
}

type BulkPageProps = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BulkPage({ params, searchParams }: BulkPageProps) {
  const { id } = await params;
  const ctx = await requirePermission("review:read", `/bulk/${id}`);
  const view = itemsView.parse(await searchParams);
  if (!z.uuid().safeParse(id).success) notFound();
  return (
    <Patiently load={Promise.all([findBulkRun(ctx, id), listBulkItems(ctx, id, view)])} fallback={<><HeadSkeleton /><RowsSkeleton /></>}>
      {([run, { items, next }]) => {
        if (run === null) notFound();
        const undo = undoPermissions[run.act];
        return (
          <>
            <RunView run={run} items={items} view={view} next={next} mayCancel={can(ctx.actor, actPermissions[run.act])} mayUndo={undo !== null && can(ctx.actor, undo)} undoneWith={undo} />
            <LiveRefresh ids={[id]} everyMs={1000} />
          </>
        );
      }}
    </Patiently>
  );
}
