import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/shell/page-header.tsx";
import { FormSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { NewSource } from "#components/sources/new-source.tsx";
import { Link } from "#components/ui/link.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { channels } from "#lib/channels/registry.ts";
import { findLedgerTakes } from "#lib/rereading/ledger-takes.ts";
import { signsWebhooks, usualFlow } from "#lib/sources/usual-flow.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("sources.newPage.addASource") };
}

export default async function NewSourcePage() {
  const t = await getTranslations();
  const ctx = await requirePermission("settings:manage", "/sources/new");
  const choices = channels.map(({ id, title }) => ({ id, title, flow: usualFlow[id], isSigned: signsWebhooks(id) })).sort((a, b) => Number(a.id === "native") - Number(b.id === "native") || a.title.localeCompare(b.title));
  return (
    <>
      <Link href="/sources" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t("sources.newPage.sources")}
      </Link>
      <PageHeader title={t("sources.newPage.addASource")} description={t("sources.newPage.aShopAWarehouse")} />
      <Patiently load={findLedgerTakes(ctx)} fallback={<FormSkeleton />}>
        {(ledger) => (
          <div className="px-4 pb-8 lg:px-6">
            <NewSource channels={choices} ledger={ledger} />
          </div>
        )}
      </Patiently>
    </>
  );
}
