import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { FixRuns } from "#components/fixes/fix-runs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listFixRuns, runsView } from "#lib/fixes/queries.ts";

export const metadata: Metadata = { title: "Answers for many" };

type FixesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FixesPage({ searchParams }: FixesPageProps) {
  const view = runsView.parse(await searchParams);
  const ctx = await requirePermission("review:read", "/fixes");
  const { runs, next } = await listFixRuns(ctx, view);
  return (
    <>
      <Link href="/aliases" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        Aliases
      </Link>
      <PageHeader title="Answers for many" description="One answer, and every held record that asked the same. Each can be taken back as one step. Latest first." />
      <FixRuns runs={runs} next={next} isFirst={view.before === undefined} />
    </>
  );
}
