import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/shell/page-header.tsx";
import { RowsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { SourceList } from "#components/sources/source-list.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findChannel } from "#lib/channels/registry.ts";
import { listSourceRows } from "#lib/sources/screen-queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("sources.page.sources") };
}

export default async function SourcesPage() {
  const t = await getTranslations();
  const ctx = await requirePermission("settings:manage", "/sources");
  return (
    <>
      <PageHeader
        title={t("sources.page.sources")}
        description={t("sources.page.whereRecordsCome")}
        actions={
          <Link href="/sources/new" className={buttonVariants()}>
            <Plus aria-hidden />
            {t("sources.page.addASource")}
          </Link>
        }
      />
      <Patiently load={listSourceRows(ctx)} fallback={<RowsSkeleton isTall />}>
        {(sources) => <SourceList sources={sources.map((source) => ({ ...source, channelTitle: findChannel(source.channel)?.title ?? source.channel }))} now={ctx.now().toISOString()} />}
      </Patiently>
    </>
  );
}
