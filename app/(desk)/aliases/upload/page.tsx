import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UploadCard } from "#components/reference/upload-card.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { aliasColumns } from "#lib/reference/upload-aliases.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("aliases.uploadPage.title") };
}

export default async function UploadAliasesPage() {
  const t = await getTranslations();
  await requirePermission("code:correct", "/aliases/upload");
  return (
    <>
      <PageHeader title={t("aliases.uploadPage.title")} description={t("aliases.uploadPage.description")} />
      <UploadCard endpoint="/api/reference/alias-uploads?" back="/aliases" columns={aliasColumns} mayClear={false} />
    </>
  );
}
