import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TestAlias } from "#components/aliases/test-alias.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { FormSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listSources } from "#lib/sources/list-sources.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("aliases.testPage.title") };
}

export default async function TestAliasPage() {
  const t = await getTranslations();
  const ctx = await requirePermission("review:read", "/aliases/test");
  return (
    <>
      <PageHeader title={t("aliases.testPage.title")} description={t("aliases.testPage.description")} />
      <Patiently load={listSources(ctx)} fallback={<FormSkeleton fields={2} />}>
        {(sources) => <TestAlias sources={sources.map(({ id, name }) => ({ id, name }))} now={ctx.now().toISOString()} />}
      </Patiently>
    </>
  );
}
