import type { Metadata } from "next";
import Link from "next/link";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { LineEvents } from "#components/posting/line-events.tsx";
import { LineSettingsCard } from "#components/posting/line-settings.tsx";
import { LineStand } from "#components/posting/line-stand.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findLineScreen } from "#lib/posting/line-queries.ts";

export const metadata: Metadata = { title: "Posting line" };

/** How documents go to AutoCount: what moves, what holds it up, and who may steer it. */
export default async function LinePage() {
  const ctx = await requirePermission("review:read", "/posting");
  const line = await findLineScreen(ctx);
  const now = ctx.now().toISOString();
  return (
    <>
      <PageHeader
        title="Posting line"
        description="How approved documents go to AutoCount: one after the other, each exactly once."
        actions={<Link href="/queues/posting" className={buttonVariants({ variant: "outline" })}>What is on its way</Link>}
      />
      {line === null ? (
        <EmptyState title="There is no connection to AutoCount yet" className="border-y bg-card">
          An administrator connects the account book first; what is approved until then waits.
        </EmptyState>
      ) : (
        <div className="grid items-start gap-4 px-4 py-4 lg:grid-cols-2 lg:px-6">
          <LiveRefresh everyMs={3000} />
          <LineStand line={line} mayManage={can(ctx.actor, "posting:manage")} now={now} />
          <LineSettingsCard key={line.revision} line={line} maySet={can(ctx.actor, "settings:manage")} />
          <LineEvents events={line.events} />
        </div>
      )}
    </>
  );
}
