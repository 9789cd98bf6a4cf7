import type { Metadata } from "next";
import { TestAlias } from "#components/aliases/test-alias.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listSources } from "#lib/sources/list-sources.ts";

export const metadata: Metadata = { title: "Test an answer" };

export default async function TestAliasPage() {
  const ctx = await requirePermission("review:read", "/aliases/test");
  const sources = await listSources(ctx);
  return (
    <>
      <PageHeader title="Test an answer" description="What a SKU, buyer, supplier or location of a source would become, and why. Nothing is changed." />
      <TestAlias sources={sources.map(({ id, name }) => ({ id, name }))} now={ctx.now().toISOString()} />
    </>
  );
}
