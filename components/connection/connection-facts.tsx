import { useTranslations } from "next-intl";
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
  const t = useTranslations();
  if (connection === null) {
    return (
      <EmptyState icon={Cable} title={t("connection.connectionFacts.thereIsNoConnection")} className="rounded-lg border bg-card">
        {t("connection.connectionFacts.recordsAreTakenAndChecked")}
      </EmptyState>
    );
  }
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-5">
        <Facts title={t("connection.connectionFacts.productAndKey")} rows={[
          [t("connection.connectionFacts.product"), productWords(t, connection.kind).name], [t("connection.connectionFacts.address"), connection.baseUrl], [t("connection.connectionFacts.accountBook"), connection.book],
          [t("connection.connectionFacts.apiKey"), connection.secretSet === null ? t("connection.connectionFacts.set") : t("connection.connectionFacts.setOn", { at: formatInstant(connection.secretSet.at), by: connection.secretSet.by })],
        ]} />
        {settingSections(t).map(({ id, title, fields }) => (
          <Facts key={id} title={title} rows={fields.map(({ name, label }) => [label, settings[name] ?? "none"])} />
        ))}
        {connection.kind === "autocount-webapi" && (
          <Facts title={t("connection.connectionFacts.webApi")} rows={[[t("connection.connectionFacts.dates"), dateFormats(t)[settings.dates]], [t("connection.connectionFacts.salesOrders"), settings.ordersToInvoices ? t("connection.connectionFacts.transferredStraightToInvoices") : t("connection.connectionFacts.notTransferredStraight")]]} />
        )}
        <Facts title={t("connection.connectionFacts.taxCodes")} rows={[[t("connection.connectionFacts.sales"), codes(settings.taxCodes)], [t("connection.connectionFacts.purchases"), codes(settings.purchaseTaxCodes)]]} />
        <Facts title={t("connection.connectionFacts.currenciesAndDecimals")} rows={[
          [t("connection.connectionFacts.homeCurrency"), settings.homeCurrency], [t("connection.connectionFacts.foreignCurrencies"), settings.foreignCurrencies.join(", ") || "none"],
          ...(Object.keys(decimalLabels(t)) as (keyof LedgerSettings["decimals"])[]).map((name) => [t("connection.connectionFacts.decimals", { name: decimalLabels(t)[name] }), String(settings.decimals[name])] as const),
        ]} />
        <p className="text-muted-foreground">{t("connection.connectionFacts.anAdminCanChange")}</p>
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
