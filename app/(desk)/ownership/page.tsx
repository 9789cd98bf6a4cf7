import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnershipTable } from "#components/ownership/ownership-table.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { countConflicts, getOwnershipTable } from "#lib/ownership/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("ownership.page.ownership") };
}

export default async function OwnershipPage() {
  const t = await getTranslations();
  const ctx = await requirePermission("review:read", "/ownership");
  const head = (conflicts: number) => (
    <PageHeader
      title={t("ownership.page.ownership")}
      description={t("ownership.page.forEachKindOfData")}
      actions={
        <Link href="/ownership/conflicts" className={buttonVariants({ variant: "outline" })}>
          {conflicts > 0 ? t("ownership.page.ownerConflicts", { conflicts }) : t("ownership.page.ownerConflictsActions")}
        </Link>
      }
    />
  );
  return (
    <Patiently load={Promise.all([getOwnershipTable(ctx), countConflicts(ctx)])} fallback={<>{head(0)}<RowsSkeleton rows={6} isTall /></>}>
      {([{ rows, sources }, conflicts]) => (
        <>
          {head(conflicts)}
          <OwnershipTable rows={rows} sources={sources} now={ctx.now().toISOString()} mayChange={can(ctx.actor, "settings:manage")} />
        </>
      )}
    </Patiently>
  );
}
