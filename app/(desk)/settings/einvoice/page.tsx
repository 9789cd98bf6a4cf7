import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodeListsCard } from "#components/einvoice/code-lists-card.tsx";
import { EInvoiceForm } from "#components/einvoice/einvoice-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { FormSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { getEInvoiceSettings } from "#lib/einvoice/queries.ts";
import { turnoverGroups } from "#lib/myinvois/calendar.ts";
import { allCodeLists } from "#lib/myinvois/code-lists.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("einvoice.page.eInvoice") };
}

export default async function EInvoicePage() {
  const t = await getTranslations();
  const ctx = await requirePermission("settings:manage", "/settings/einvoice");
  const classifications = [...allCodeLists.classifications.byCode.values()].filter(({ code, selfBilledOnly }) => selfBilledOnly !== true && code !== "004");
  const lists = Object.entries(allCodeLists).map(([name, { source, asOf, byCode }]) => ({ name, source, asOf, count: byCode.size }));
  return (
    <>
      <PageHeader title={t("einvoice.page.eInvoice")} description={t("einvoice.page.whatMyinvoisWouldRefuse")} />
      <Patiently load={getEInvoiceSettings(ctx)} fallback={<FormSkeleton fields={6} />}>
        {(settings) => (
          <div className="grid items-start gap-4 px-4 pb-8 lg:px-6 xl:grid-cols-[minmax(0,44rem)_minmax(0,1fr)]">
            <EInvoiceForm settings={settings} msicName={allCodeLists.msic.byCode.get(settings.msic ?? "")?.name ?? null} groups={turnoverGroups} classifications={classifications.map(({ code, name }) => ({ code, name }))} />
            <CodeListsCard lists={lists} />
          </div>
        )}
      </Patiently>
    </>
  );
}
