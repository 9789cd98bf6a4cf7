import type { Metadata } from "next";
import Link from "next/link";
import { OwnershipTable } from "#components/ownership/ownership-table.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { countConflicts, getOwnershipTable } from "#lib/ownership/queries.ts";

export const metadata: Metadata = { title: "Ownership" };

export default async function OwnershipPage() {
  const ctx = await requirePermission("review:read", "/ownership");
  const [{ rows, sources }, conflicts] = await Promise.all([getOwnershipTable(ctx), countConflicts(ctx)]);
  return (
    <>
      <PageHeader
        title="Ownership"
        description="For each kind of data one system is its owner, so that two systems do not fight over the same field."
        actions={
          <Link href="/ownership/conflicts" className={buttonVariants({ variant: "outline" })}>
            Owner conflicts{conflicts > 0 ? ` (${conflicts})` : ""}
          </Link>
        }
      />
      <OwnershipTable rows={rows} sources={sources} now={ctx.now().toISOString()} mayChange={can(ctx.actor, "settings:manage")} />
    </>
  );
}
