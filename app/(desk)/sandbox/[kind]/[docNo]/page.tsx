import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BookDocumentView } from "#components/sandbox/book-document-view.tsx";
import { kindName, kindTitle } from "#components/sandbox/kind-words.ts";
import { NoBooks, SandboxTroubleState } from "#components/sandbox/no-books.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { CardsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findSandboxBook, getBookDocument } from "#lib/sandbox-view/queries.ts";

type DocumentPageProps = { params: Promise<{ kind: string; docNo: string }> };

export async function generateMetadata({ params }: DocumentPageProps): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("sandbox.oneOnePage.inTheSandbox", { docNo: decodeURIComponent((await params).docNo) }) };
}

export default async function BookDocumentPage({ params }: DocumentPageProps) {
  const t = await getTranslations();
  const { kind, docNo: encoded } = await params;
  const docNo = decodeURIComponent(encoded);
  const ctx = await requirePermission("review:read", `/sandbox/${kind}/${encoded}`);
  const book = await findSandboxBook(ctx);
  if (book.kind !== "ours") return <NoBooks kind={book.kind} />;
  return (
    <>
      <PageHeader
        title={`${kindName(t, kind)} ${docNo}`}
        description={t("sandbox.oneOnePage.asAutocountsStandInKeeps")}
        actions={
          <Link href={`/sandbox?kind=${kind}`} className={buttonVariants({ variant: "outline" })}>
            <ChevronLeft aria-hidden />
            {kindTitle(t, kind)}
          </Link>
        }
      />
      <Patiently load={getBookDocument(ctx, book.book, kind, docNo)} fallback={<CardsSkeleton />}>
        {(found) => (found.ok ? <BookDocumentView found={found.value} mayAct={can(ctx.actor, "settings:manage")} /> : <SandboxTroubleState trouble={found.error} />)}
      </Patiently>
    </>
  );
}
