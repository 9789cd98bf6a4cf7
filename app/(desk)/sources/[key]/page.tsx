import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/shell/page-header.tsx";
import { CardsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { SourceTab } from "#components/sources/source-tab.tsx";
import { sourceTabs, SourceTabs } from "#components/sources/source-tabs.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findChannel } from "#lib/channels/registry.ts";
import { loadSourceTab } from "#lib/rereading/source-tab.ts";
import { findSourceScreen } from "#lib/sources/screen-queries.ts";

type SourcePageProps = { params: Promise<{ key: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: SourcePageProps): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("sources.onePage.source", { key: (await params).key }) };
}

export default async function SourcePage({ params, searchParams }: SourcePageProps) {
  const t = await getTranslations();
  const { key } = await params;
  const asked = (await searchParams).tab;
  const tab = sourceTabs.find((one) => one === asked) ?? "general";
  const ctx = await requirePermission("settings:manage", `/sources/${key}${tab === "general" ? "" : `?tab=${tab}`}`);
  const source = await findSourceScreen(ctx, key);
  if (source === null) notFound();
  const channel = findChannel(source.channel);
  return (
    <>
      <Link href="/sources" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t("sources.onePage.sources")}
      </Link>
      <PageHeader title={source.name} beside={source.isEnabled ? undefined : <Badge tone="outline">{t("sources.onePage.disabled")}</Badge>} description={channel?.title ?? source.channel} />
      <SourceTabs sourceKey={source.key} tab={tab} />
      <Patiently load={loadSourceTab(ctx, source, tab)} fallback={<div className="py-5"><CardsSkeleton /></div>}>
        {(more) => (
          <div className="px-4 py-5 lg:px-6">
            <SourceTab tab={tab} source={source} channel={{ id: source.channel, title: channel?.title ?? source.channel, unknowns: channel?.unknowns ?? [] }} more={more} now={ctx.now().toISOString()} />
          </div>
        )}
      </Patiently>
    </>
  );
}
