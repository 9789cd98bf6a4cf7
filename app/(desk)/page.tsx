import type { Metadata } from "next";
import { Suspense } from "react";
import { DashboardSkeleton } from "#components/dashboard/dashboard-skeleton.tsx";
import { DashboardView } from "#components/dashboard/dashboard-view.tsx";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { getDashboard } from "#lib/reports/queries.ts";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  const ctx = await requirePermission("dashboard:read", "/");
  return (
    <Suspense fallback={<DashboardSkeleton />}>
      <CountedDashboard ctx={ctx} />
    </Suspense>
  );
}

// The shell and the outline are there at once; the figures come when they are counted.
async function CountedDashboard({ ctx }: { ctx: UserContext }) {
  const now = ctx.now().toISOString();
  return <DashboardView dashboard={await getDashboard(ctx)} now={now} />;
}
