import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ListScreen } from "#components/reference/list-screen.tsx";
import { listHref, readListView } from "#components/reference/list-view.ts";
import { QueueSkeleton } from "#components/queues/queue-skeleton.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { getListPage } from "#lib/reference/list-queries.ts";
import { findList } from "#lib/reference/lists.ts";
import { findMirrorStands } from "#lib/reference/mirror-store.ts";

type ListPageProps = { params: Promise<{ list: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: ListPageProps): Promise<Metadata> {
  const t = await getTranslations();
  const list = findList((await params).list);
  return { title: list === null ? t("reference.onePage.referenceData") : t(`reference.lists.${list.id}.title`) };
}

export default async function ListPage({ params, searchParams }: ListPageProps) {
  const t = await getTranslations();
  const list = findList((await params).list);
  if (list === null) notFound();
  const view = readListView(t, await searchParams);
  const ctx = await requirePermission("review:read", listHref(list.id, view));
  return (
    <Patiently load={Promise.all([getListPage(ctx, list, view), findMirrorStands(ctx.db, ctx.company, ctx.now())])} fallback={<QueueSkeleton />}>
      {([page, stands]) => <ListScreen list={list} view={view} page={page} stand={stands.find((one) => one.list === list.table) ?? null} now={ctx.now().toISOString()} mayEdit={can(ctx.actor, "reference:edit")} />}
    </Patiently>
  );
}
