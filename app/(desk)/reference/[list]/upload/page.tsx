import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { UploadCard } from "#components/reference/upload-card.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { fieldsOf, findList } from "#lib/reference/lists.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("reference.oneUploadPage.uploadAList") };
}

type UploadPageProps = { params: Promise<{ list: string }> };

export default async function UploadPage({ params }: UploadPageProps) {
  const t = await getTranslations();
  const list = findList((await params).list);
  if (list === null) notFound();
  await requirePermission("reference:edit", `/reference/${list.id}/upload`);
  return (
    <>
      <PageHeader title={t("reference.oneUploadPage.upload", { list: t(`reference.lists.${list.id}.title`).toLowerCase() })} description={t("reference.oneUploadPage.fromCsvOrExcelYou")} />
      <UploadCard endpoint={`/api/reference/uploads?list=${list.id}`} back={`/reference/${list.id}`} columns={fieldsOf(list).map(({ label }) => label)} mayClear />
    </>
  );
}
