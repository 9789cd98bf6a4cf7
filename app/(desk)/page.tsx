import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DashboardSkeleton } from "#components/dashboard/dashboard-skeleton.tsx";
import { DashboardView } from "#components/dashboard/dashboard-view.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { getDashboard } from "#lib/reports/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("dashboard.page.dashboard") };
}

export default async function DashboardPage() {
  const ctx = await requirePermission("dashboard:read", "/");
  const now = ctx.now().toISOString();
  return (
    <Patiently load={getDashboard(ctx)} fallback={<DashboardSkeleton />}>
      {(dashboard) => <DashboardView dashboard={dashboard} now={now} />}
    </Patiently>
  );
}
