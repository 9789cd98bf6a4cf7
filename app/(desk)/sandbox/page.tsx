import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { NoBooks } from "#components/sandbox/no-books.tsx";
import { SandboxTabView } from "#components/sandbox/sandbox-tab-view.tsx";
import { SandboxTabs, sandboxTabs } from "#components/sandbox/sandbox-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findSandboxBook } from "#lib/sandbox-view/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("sandbox.page.sandboxBooks") };
}

/** An address with nonsense in it shows the first page. */
const address = z.object({
  tab: z.enum(sandboxTabs).catch("documents"),
  kind: z.string().regex(/^[A-Za-z]{1,30}$/).catch("invoice"),
  before: z.coerce.number().int().positive().nullable().catch(null),
  q: z.string().trim().max(100).catch(""),
});

export default async function SandboxPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const t = await getTranslations();
  const { tab, kind, before, q } = address.parse(await searchParams);
  const ctx = await requirePermission("review:read", tab === "documents" ? "/sandbox" : `/sandbox?tab=${tab}`);
  const found = await findSandboxBook(ctx);
  if (found.kind !== "ours") return <NoBooks kind={found.kind} />;
  return (
    <>
      <PageHeader title={t("sandbox.page.sandboxBooks")} description={t("sandbox.page.whatHasArrivedInAutocounts", { book: found.book })} />
      <SandboxTabs tab={tab} />
      <SandboxTabView ctx={ctx} book={found.book} view={{ tab, kind, before, text: q }} mayAct={can(ctx.actor, "settings:manage")} now={ctx.now().toISOString()} />
    </>
  );
}
