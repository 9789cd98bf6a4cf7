import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ruleTitle } from "#components/rules/rule-words.ts";
import { RuleView } from "#components/rules/rule-view.tsx";
import { shownRule } from "#components/rules/shown-rule.ts";
import { Link } from "#components/ui/link.tsx";
import { CardsSkeleton, HeadSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { can } from "#lib/auth/permissions.ts";
import { listRuns } from "#lib/rechecks/queries.ts";
import { countHolds, listSettings, listSourceNames } from "#lib/rulebook/queries.ts";
import { ruleCatalog } from "#lib/rules/catalog.ts";

type RulePageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: RulePageProps): Promise<Metadata> {
  return { title: ruleTitle(await getTranslations(), (await params).id) };
}

export default async function RulePage({ params }: RulePageProps) {
  const t = await getTranslations();
  const { id } = await params;
  const ctx = await requirePermission("review:read", `/rules/${id}`);
  const rule = ruleCatalog.find((one) => one.id === id);
  if (rule === undefined) notFound();
  return (
    <>
      <Link href="/rules" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t("rules.onePage.rules")}
      </Link>
      <Patiently load={Promise.all([countHolds(ctx), listSettings(ctx, id), listSourceNames(ctx), listRuns(ctx, 2)])} fallback={<><HeadSkeleton /><CardsSkeleton cards={3} /></>}>
        {([counts, settings, sources, runs]) => <RuleView rule={shownRule(t, rule)} count={counts.get(id) ?? null} settings={settings} sources={sources} runs={runs} now={ctx.now().toISOString()} mayChange={can(ctx.actor, "settings:manage")} />}
      </Patiently>
    </>
  );
}
