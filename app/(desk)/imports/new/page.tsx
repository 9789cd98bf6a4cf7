import type { Metadata } from "next";
import { NewImport } from "#components/imports/new-import.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listSources } from "#lib/sources/list-sources.ts";

export const metadata: Metadata = { title: "Import a file" };

type NewImportPageProps = { searchParams: Promise<{ source?: string | string[] }> };

export default async function NewImportPage({ searchParams }: NewImportPageProps) {
  const { source } = await searchParams;
  const ctx = await requirePermission("imports:run", "/imports/new");
  const sources = (await listSources(ctx)).filter(({ disabledAt }) => disabledAt === null);
  return (
    <>
      <PageHeader title="Import a file" description="Orders, invoices, stock, customers: whatever stands in rows. You see what would become of each before anything is written." />
      <NewImport sources={sources.map(({ key, name, channel }) => ({ key, name, isOwn: channel === "native" }))} chosen={typeof source === "string" ? source : null} />
    </>
  );
}
