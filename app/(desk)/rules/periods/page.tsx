import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FiscalYears } from "#components/periods/fiscal-years.tsx";
import { RecheckRuns } from "#components/rules/recheck-runs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { CardsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { Link } from "#components/ui/link.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { listYears } from "#lib/periods/queries.ts";
import { listRuns } from "#lib/rechecks/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("periods.page.periods") };
}

export default async function PeriodsPage() {
  const t = await getTranslations();
  const ctx = await requirePermission("review:read", "/rules/periods");
  return (
    <>
      <Link href="/rules" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t("periods.page.rules")}
      </Link>
      <PageHeader title={t("periods.page.periods")} description={t("periods.page.theFiscalYears")} />
      <Patiently load={Promise.all([listYears(ctx), listRuns(ctx, 3)])} fallback={<CardsSkeleton />}>
        {([years, runs]) => (
          <div className="grid max-w-5xl gap-4 px-4 pb-6 lg:px-6">
            <FiscalYears years={years} mayChange={can(ctx.actor, "period:manage")} today={malaysianDate(ctx.now())} />
            <RecheckRuns runs={runs} />
          </div>
        )}
      </Patiently>
    </>
  );
}
