import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { FixRecords } from "#components/fixes/fix-records.tsx";
import { FixRunView } from "#components/fixes/fix-run-view.tsx";
import { Link } from "#components/ui/link.tsx";
import { HeadSkeleton, RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { refusalOf } from "#lib/fixes/may-steer.ts";
import { findFixRun, listFixRecords, recordsView } from "#lib/fixes/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("fixes.onePage.answerForMany") };
}

type FixRunPageProps = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FixRunPage({ params, searchParams }: FixRunPageProps) {
  const t = await getTranslations();
  const { id } = await params;
  const view = recordsView.parse(await searchParams);
  const ctx = await requirePermission("review:read", `/fixes/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  return (
    <>
      <Link href="/fixes" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t("fixes.onePage.answersForMany")}
      </Link>
      <Patiently load={Promise.all([findFixRun(ctx, id), listFixRecords(ctx, id, view)])} fallback={<><HeadSkeleton /><RowsSkeleton /></>}>
        {([run, { records, next }]) => {
          if (run === null) notFound();
          return (
            <>
              <FixRunView run={run} maySteer={refusalOf(ctx.actor.role, run.type) === null} />
              <FixRecords run={run} view={view} records={records} next={next} />
            </>
          );
        }}
      </Patiently>
    </>
  );
}
