import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConflictList } from "#components/ownership/conflict-list.tsx";
import { DecisionList } from "#components/ownership/decision-list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listConflicts, listDecisions } from "#lib/ownership/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("ownership.conflictsPage.ownerConflicts") };
}

type ConflictsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ConflictsPage({ searchParams }: ConflictsPageProps) {
  const t = await getTranslations();
  const { before } = await searchParams;
  const ctx = await requirePermission("review:read", "/ownership/conflicts");
  const now = ctx.now().toISOString();
  const mayDecide = can(ctx.actor, "code:correct");
  return (
    <>
      <PageHeader
        title={t("ownership.conflictsPage.ownerConflicts")}
        description={t("ownership.conflictsPage.valuesThatASystemWrote")}
        actions={
          <Link href="/ownership" className={buttonVariants({ variant: "outline" })}>
            {t("ownership.conflictsPage.whoOwns")}
          </Link>
        }
      />
      <Patiently load={Promise.all([listConflicts(ctx, typeof before === "string" ? before : null), listDecisions(ctx)])} fallback={<RowsSkeleton isTall />}>
        {([conflicts, decisions]) => (
          <>
            <ConflictList {...conflicts} now={now} mayDecide={mayDecide} />
            <DecisionList decisions={decisions} now={now} mayRevoke={mayDecide} />
          </>
        )}
      </Patiently>
    </>
  );
}
