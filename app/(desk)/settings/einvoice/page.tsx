import type { Metadata } from "next";
import { CodeListsCard } from "#components/einvoice/code-lists-card.tsx";
import { EInvoiceForm } from "#components/einvoice/einvoice-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { getEInvoiceSettings } from "#lib/einvoice/queries.ts";
import { turnoverGroups } from "#lib/myinvois/calendar.ts";
import { allCodeLists } from "#lib/myinvois/code-lists.ts";

export const metadata: Metadata = { title: "E-invoice" };

export default async function EInvoicePage() {
  const ctx = await requirePermission("settings:manage", "/settings/einvoice");
  const settings = await getEInvoiceSettings(ctx);
  const msic = allCodeLists.msic.byCode.get(settings.msic ?? "") ?? null;
  const classifications = [...allCodeLists.classifications.byCode.values()].filter(({ code, selfBilledOnly }) => selfBilledOnly !== true && code !== "004");
  const lists = Object.entries(allCodeLists).map(([name, { source, asOf, byCode }]) => ({ name, source, asOf, count: byCode.size }));
  return (
    <>
      <PageHeader title="E-invoice" description="What MyInvois would refuse is held here first." />
      <div className="grid items-start gap-4 px-4 pb-8 lg:px-6 xl:grid-cols-[minmax(0,44rem)_minmax(0,1fr)]">
        <EInvoiceForm settings={settings} msicName={msic?.name ?? null} groups={turnoverGroups} classifications={classifications.map(({ code, name }) => ({ code, name }))} />
        <CodeListsCard lists={lists} />
      </div>
    </>
  );
}
