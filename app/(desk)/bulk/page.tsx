import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { RunList } from "#components/bulk/run-list.tsx";
import { HeadSkeleton, RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listBulkRuns } from "#lib/bulk/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("bulk.page.manyAtOnce") };
}

type BulkRunsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BulkRunsPage({ searchParams }: BulkRunsProps) {
  const ctx = await requirePermission("review:read", "/bulk");
  const before = z.uuid().safeParse((await searchParams).before);
  return (
    <Patiently load={listBulkRuns(ctx, before.success ? before.data : null)} fallback={<><HeadSkeleton /><RowsSkeleton /></>}>
      {({ runs, next }) => <RunList runs={runs} next={next} />}
    </Patiently>
  );
}
