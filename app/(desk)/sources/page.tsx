import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "#components/shell/page-header.tsx";
import { SourceList } from "#components/sources/source-list.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findChannel } from "#lib/channels/registry.ts";
import { listSourceRows } from "#lib/sources/screen-queries.ts";

export const metadata: Metadata = { title: "Sources" };

export default async function SourcesPage() {
  const ctx = await requirePermission("settings:manage", "/sources");
  const sources = (await listSourceRows(ctx)).map((source) => ({ ...source, channelTitle: findChannel(source.channel)?.title ?? source.channel }));
  return (
    <>
      <PageHeader
        title="Sources"
        description="Where records come from, and what becomes of them here."
        actions={
          <Link href="/sources/new" className={buttonVariants()}>
            <Plus aria-hidden />
            Add a source
          </Link>
        }
      />
      <SourceList sources={sources} now={ctx.now().toISOString()} />
    </>
  );
}
