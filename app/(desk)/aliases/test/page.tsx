import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TestAlias } from "#components/aliases/test-alias.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listSources } from "#lib/sources/list-sources.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("aliases.testPage.title") };
}

export default async function TestAliasPage() {
  const t = await getTranslations();
  const ctx = await requirePermission("review:read", "/aliases/test");
  const sources = await listSources(ctx);
  return (
    <>
      <PageHeader title={t("aliases.testPage.title")} description={t("aliases.testPage.description")} />
      <TestAlias sources={sources.map(({ id, name }) => ({ id, name }))} now={ctx.now().toISOString()} />
    </>
  );
}
