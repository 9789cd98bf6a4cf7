import type { Metadata } from "next";
import { z } from "zod";
import { RunList } from "#components/bulk/run-list.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listBulkRuns } from "#lib/bulk/queries.ts";

export const metadata: Metadata = { title: "Many at once" };

type BulkRunsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BulkRunsPage({ searchParams }: BulkRunsProps) {
  const ctx = await requirePermission("review:read", "/bulk");
  const before = z.uuid().safeParse((await searchParams).before);
  const { runs, next } = await listBulkRuns(ctx, before.success ? before.data : null);
  return <RunList runs={runs} next={next} />;
}
