import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UploadCard } from "#components/reference/upload-card.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { fieldsOf, findList } from "#lib/reference/lists.ts";

export const metadata: Metadata = { title: "Upload a list" };

type UploadPageProps = { params: Promise<{ list: string }> };

export default async function UploadPage({ params }: UploadPageProps) {
  const list = findList((await params).list);
  if (list === null) notFound();
  await requirePermission("reference:edit", `/reference/${list.id}/upload`);
  return (
    <>
      <PageHeader title={`Upload ${list.title.toLowerCase()}`} description="From CSV or Excel. You see what would change before anything is written." />
      <UploadCard endpoint={`/api/reference/uploads?list=${list.id}`} back={`/reference/${list.id}`} columns={fieldsOf(list).map(({ label }) => label)} mayClear />
    </>
  );
}
