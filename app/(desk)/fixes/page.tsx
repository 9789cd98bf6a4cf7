import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FixRuns } from "#components/fixes/fix-runs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { Link } from "#components/ui/link.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listFixRuns, runsView } from "#lib/fixes/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("fixes.page.answersForMany") };
}

type FixesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FixesPage({ searchParams }: FixesPageProps) {
  const t = await getTranslations();
  const view = runsView.parse(await searchParams);
  const ctx = await requirePermission("review:read", "/fixes");
  return (
    <>
      <Link href="/aliases" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t("fixes.page.aliases")}
      </Link>
      <PageHeader title={t("fixes.page.answersForMany")} description={t("fixes.page.oneAnswerAndEveryHeld")} />
      <Patiently load={listFixRuns(ctx, view)} fallback={<RowsSkeleton />}>
        {({ runs, next }) => <FixRuns runs={runs} next={next} isFirst={view.before === undefined} />}
      </Patiently>
    </>
  );
}
