import type { Metadata } from "next";
import { UploadCard } from "#components/reference/upload-card.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { aliasColumns } from "#lib/reference/upload-aliases.ts";

export const metadata: Metadata = { title: "Upload aliases" };

export default async function UploadAliasesPage() {
  await requirePermission("code:correct", "/aliases/upload");
  return (
    <>
      <PageHeader title="Upload aliases" description="Which item each SKU is. For another thing write customer, supplier or location under For; of a buyer give the e-mail address, else the name. Leave the source empty for every source; name a customer for an answer of theirs alone." />
      <UploadCard endpoint="/api/reference/alias-uploads?" back="/aliases" columns={aliasColumns} mayClear={false} />
    </>
  );
}
