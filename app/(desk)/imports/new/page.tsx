import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewImport } from "#components/imports/new-import.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { FormSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listSources } from "#lib/sources/list-sources.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("imports.newPage.importAFile") };
}

type NewImportPageProps = { searchParams: Promise<{ source?: string | string[] }> };

export default async function NewImportPage({ searchParams }: NewImportPageProps) {
  const t = await getTranslations();
  const { source } = await searchParams;
  const ctx = await requirePermission("imports:run", "/imports/new");
  return (
    <>
      <PageHeader title={t("imports.newPage.importAFile")} description={t("imports.newPage.ordersInvoicesStockCustomers")} />
      <Patiently load={listSources(ctx)} fallback={<FormSkeleton />}>
        {(sources) => <NewImport sources={sources.filter(({ disabledAt }) => disabledAt === null).map(({ key, name, channel }) => ({ key, name, isOwn: channel === "native" }))} chosen={typeof source === "string" ? source : null} />}
      </Patiently>
    </>
  );
}
