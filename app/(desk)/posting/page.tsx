import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { LineEvents } from "#components/posting/line-events.tsx";
import { LineSettingsCard } from "#components/posting/line-settings.tsx";
import { LineStand } from "#components/posting/line-stand.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { CardsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findLineScreen } from "#lib/posting/line-queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("posting.page.postingLine") };
}

/** How documents go to AutoCount: what moves, what holds it up, and who may steer it. */
export default async function LinePage() {
  const t = await getTranslations();
  const ctx = await requirePermission("review:read", "/posting");
  const now = ctx.now().toISOString();
  return (
    <>
      <PageHeader
        title={t("posting.page.postingLine")}
        description={t("posting.page.howApprovedDocumentsGo")}
        actions={<Link href="/queues/posting" className={buttonVariants({ variant: "outline" })}>{t("posting.page.whatIsOnItsWay")}</Link>}
      />
      <Patiently load={findLineScreen(ctx)} fallback={<div className="pt-4"><CardsSkeleton cards={3} areBeside /></div>}>
        {(line) =>
          line === null ? (
            <EmptyState title={t("posting.page.thereIsNoConnection")} className="border-y bg-card">
              {t("posting.page.anAdministratorConnects")}
            </EmptyState>
          ) : (
            <div className="grid items-start gap-4 px-4 py-4 lg:grid-cols-2 lg:px-6">
              <LiveRefresh everyMs={3000} />
              <LineStand line={line} mayManage={can(ctx.actor, "posting:manage")} now={now} />
              <LineSettingsCard key={line.revision} line={line} maySet={can(ctx.actor, "settings:manage")} />
              <LineEvents events={line.events} />
            </div>
          )
        }
      </Patiently>
    </>
  );
}
