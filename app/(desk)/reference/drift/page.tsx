import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DriftList } from "#components/reference/drift-list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { PartsSkeleton, RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { listDrift } from "#lib/reference/drift-queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("reference.driftPage.title") };
}

type DriftPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DriftPage({ searchParams }: DriftPageProps) {
  const t = await getTranslations();
  const params = await searchParams;
  const show = params["show"] === "decided" ? "decided" : "open";
  const ctx = await requirePermission("review:read", show === "open" ? "/reference/drift" : "/reference/drift?show=decided");
  const text = (name: string) => (typeof params[name] === "string" ? params[name] : null);
  const [code, list] = [text("code"), text("list")];
  const drift = listDrift(ctx, { show, before: text("before"), only: code === null || list === null ? null : { code, list } });
  return (
    <>
      <PageHeader title={t("reference.driftPage.title")} description={t("reference.driftPage.description")} />
      <Patiently load={drift} fallback={<><PartsSkeleton /><RowsSkeleton isTall /></>}>
        {({ rows, next }) => <DriftList show={show} rows={rows} next={next} now={ctx.now().toISOString()} mayDecide={can(ctx.actor, "code:correct")} />}
      </Patiently>
    </>
  );
}
