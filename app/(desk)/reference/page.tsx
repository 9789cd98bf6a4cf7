import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListSummaries } from "#components/reference/list-summaries.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { countOpenDrift } from "#lib/reference/drift-queries.ts";
import { summariseLists } from "#lib/reference/list-queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("reference.page.referenceData") };
}

export default async function ReferencePage() {
  const t = await getTranslations();
  const ctx = await requirePermission("review:read", "/reference");
  const head = (drift: number) => (
    <PageHeader
      title={t("reference.page.referenceData")}
      description={t("reference.page.whatRecordsAreCheckedAgainst")}
      actions={
        <Link href="/reference/drift" className={buttonVariants({ variant: "outline" })}>
          {drift > 0 ? t("reference.page.driftWatch", { drift }) : t("reference.page.driftWatchActions")}
        </Link>
      }
    />
  );
  return (
    <Patiently load={Promise.all([summariseLists(ctx), countOpenDrift(ctx)])} fallback={<>{head(0)}<RowsSkeleton rows={9} isTall /></>}>
      {([lists, drift]) => (
        <>
          {head(drift)}
          <ListSummaries lists={lists} now={ctx.now().toISOString()} />
        </>
      )}
    </Patiently>
  );
}
