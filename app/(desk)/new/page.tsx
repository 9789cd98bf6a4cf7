import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KindChoice } from "#components/entry/kind-choice.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { CardsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findUntaken } from "#lib/intake/entry-queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("entry.newPage.title") };
}

export default async function NewPage() {
  const t = await getTranslations();
  const ctx = await requirePermission("record:enter", "/new");
  return (
    <>
      <PageHeader title={t("entry.newPage.title")} description={t("entry.newPage.description")} />
      <Patiently load={findUntaken(ctx)} fallback={<div className="pt-1"><CardsSkeleton cards={4} areBeside /></div>}>
        {(untaken) => <KindChoice untaken={untaken} />}
      </Patiently>
    </>
  );
}
