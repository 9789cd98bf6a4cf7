import type { Metadata } from "next";
import Link from "next/link";
import { ConflictList } from "#components/ownership/conflict-list.tsx";
import { DecisionList } from "#components/ownership/decision-list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listConflicts, listDecisions } from "#lib/ownership/queries.ts";

export const metadata: Metadata = { title: "Owner conflicts" };

type ConflictsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ConflictsPage({ searchParams }: ConflictsPageProps) {
  const { before } = await searchParams;
  const ctx = await requirePermission("review:read", "/ownership/conflicts");
  const [conflicts, decisions] = await Promise.all([listConflicts(ctx, typeof before === "string" ? before : null), listDecisions(ctx)]);
  const now = ctx.now().toISOString();
  const mayDecide = can(ctx.actor, "code:correct");
  return (
    <>
      <PageHeader
        title="Owner conflicts"
        description="Values that a system wrote without owning them. A decision is remembered: the same value is not asked about again."
        actions={
          <Link href="/ownership" className={buttonVariants({ variant: "outline" })}>
            Who owns what
          </Link>
        }
      />
      <ConflictList {...conflicts} now={now} mayDecide={mayDecide} />
      <DecisionList decisions={decisions} now={now} mayRevoke={mayDecide} />
    </>
  );
}
