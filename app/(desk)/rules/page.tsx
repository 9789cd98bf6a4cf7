import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecheckRuns } from "#components/rules/recheck-runs.tsx";
import { RuleList } from "#components/rules/rule-list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listRuns } from "#lib/rechecks/queries.ts";
import { countHolds, listSettings } from "#lib/rulebook/queries.ts";
import { ruleCatalog } from "#lib/rules/catalog.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("rules.page.rules") };
}

export default async function RulesPage() {
  const t = await getTranslations();
  const ctx = await requirePermission("review:read", "/rules");
  return (
    <>
      <PageHeader
        title={t("rules.page.rules")}
        description={t("rules.page.whatStopsARecordBefore")}
        actions={
          <Link href="/rules/periods" className={buttonVariants({ variant: "outline" })}>
            {t("rules.page.periods")}
          </Link>
        }
      />
      <Patiently load={Promise.all([countHolds(ctx), listSettings(ctx), listRuns(ctx)])} fallback={<RowsSkeleton rows={12} isTall />}>
        {([counts, settings, runs]) => (
          <>
            <RuleList rules={ruleCatalog} counts={counts} settings={settings} now={ctx.now().toISOString()} />
            <div className="px-4 py-5 lg:px-6">
              <RecheckRuns runs={runs} />
            </div>
          </>
        )}
      </Patiently>
    </>
  );
}
