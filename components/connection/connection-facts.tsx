import type { ReactNode } from "react";
import { formatInstant } from "#components/format/time.ts";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Cable } from "lucide-react";
import type { ShownConnection } from "#lib/posting/connection-queries.ts";
import type { LedgerSettings } from "#lib/wiring.ts";
import { productWords } from "./product-words.ts";
import { dateFormats, decimalLabels, settingSections } from "./setting-sections.ts";

type ConnectionFactsProps = { connection: ShownConnection | null; settings: LedgerSettings; children: ReactNode };

/** The connection for whoever may look at it and not change it. */
export function ConnectionFacts({ connection, settings, children }: ConnectionFactsProps) {
  if (connection === null) {
    return (
      <EmptyState icon={Cable} title="There is no connection to AutoCount yet" className="rounded-lg border bg-card">
        Records are taken and checked; nothing can be posted. An admin sets the connection here.
      </EmptyState>
    );
  }
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-5">
        <Facts title="Product and key" rows={[
          ["Product", productWords(connection.kind).name], ["Address", connection.baseUrl], ["Account book", connection.book],
          ["API key", connection.secretSet === null ? "set" : `set on ${formatInstant(connection.secretSet.at)} by ${connection.secretSet.by}`],
        ]} />
        {settingSections.map(({ id, title, fields }) => (
          <Facts key={id} title={title} rows={fields.map(({ name, label }) => [label, settings[name] ?? "none"])} />
        ))}
        {connection.kind === "autocount-webapi" && (
          <Facts title="Web API" rows={[["Dates", dateFormats[settings.dates]], ["Sales orders", settings.ordersToInvoices ? "transferred straight to invoices" : "not transferred straight to invoices"]]} />
        )}
        <Facts title="Tax codes" rows={[["Sales", codes(settings.taxCodes)], ["Purchases", codes(settings.purchaseTaxCodes)]]} />
        <Facts title="Currencies and decimals" rows={[
          ["Home currency", settings.homeCurrency], ["Foreign currencies", settings.foreignCurrencies.join(", ") || "none"],
          ...(Object.keys(decimalLabels) as (keyof LedgerSettings["decimals"])[]).map((name) => [`${decimalLabels[name]}, decimals`, String(settings.decimals[name])] as const),
        ]} />
        <p className="text-muted-foreground">An admin can change this.</p>
      </div>
      <div className="grid min-w-0 gap-5">{children}</div>
    </div>
  );
}

function Facts({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardContent>
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[14rem_minmax(0,1fr)]">
          {rows.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted-foreground max-sm:mt-1">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </CardContent>
    </Card>
  );
}

function codes(rows: readonly { rate: string; code: string }[]): string {
  return rows.map(({ rate, code }) => `${code} (${rate} %)`).join(", ") || "none";
}
