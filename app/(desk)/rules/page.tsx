import type { Metadata } from "next";
import Link from "next/link";
import { RecheckRuns } from "#components/rules/recheck-runs.tsx";
import { RuleList } from "#components/rules/rule-list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listRuns } from "#lib/rechecks/queries.ts";
import { countHolds, listSettings } from "#lib/rulebook/queries.ts";
import { ruleCatalog } from "#lib/rules/catalog.ts";

export const metadata: Metadata = { title: "Rules" };

export default async function RulesPage() {
  const ctx = await requirePermission("review:read", "/rules");
  const [counts, settings, runs] = await Promise.all([countHolds(ctx), listSettings(ctx), listRuns(ctx)]);
  return (
    <>
      <PageHeader
        title="Rules"
        description="What stops a record before it reaches the books, how hard, and what it holds now."
        actions={
          <Link href="/rules/periods" className={buttonVariants({ variant: "outline" })}>
            Periods
          </Link>
        }
      />
      <RuleList rules={ruleCatalog} counts={counts} settings={settings} now={ctx.now().toISOString()} />
      <div className="px-4 py-5 lg:px-6">
        <RecheckRuns runs={runs} />
      </div>
    </>
  );
}
