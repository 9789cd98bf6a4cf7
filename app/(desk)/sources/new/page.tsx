import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "#components/shell/page-header.tsx";
import { NewSource } from "#components/sources/new-source.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { channels } from "#lib/channels/registry.ts";
import { findLedgerTakes } from "#lib/rereading/ledger-takes.ts";
import { signsWebhooks, usualFlow } from "#lib/sources/usual-flow.ts";

export const metadata: Metadata = { title: "Add a source" };

export default async function NewSourcePage() {
  const ctx = await requirePermission("settings:manage", "/sources/new");
  const choices = channels.map(({ id, title }) => ({ id, title, flow: usualFlow[id], isSigned: signsWebhooks(id) })).sort((a, b) => Number(a.id === "native") - Number(b.id === "native") || a.title.localeCompare(b.title));
  return (
    <>
      <Link href="/sources" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        Sources
      </Link>
      <PageHeader title="Add a source" description="A shop, a warehouse or a program whose records stop here before they reach the books." />
      <div className="px-4 pb-8 lg:px-6">
        <NewSource channels={choices} ledger={await findLedgerTakes(ctx)} />
      </div>
    </>
  );
}
