import { ArrowLeft, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatBytes } from "#components/format/money.ts";
import { formatInstantExact } from "#components/format/time.ts";
import { JsonText } from "#components/records/json-text.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import type { DeliveryScreen } from "#lib/intake/queries.ts";
import { DeliveryStateBadge } from "./delivery-state-badge.tsx";
import { OutcomesCard } from "./outcomes-card.tsx";
import { ReadAgainButton } from "./read-again-button.tsx";

/** One message exactly as it came, and what became of it. */
export function DeliveryView({ delivery, mayReadAgain }: { delivery: DeliveryScreen; mayReadAgain: boolean }) {
  const t = useTranslations();
  const facts: readonly [string, string][] = [
    [t("deliveries.deliveryView.source"), `${delivery.sourceName} (${delivery.sourceKey})`],
    [t("deliveries.deliveryView.received"), t("deliveries.deliveryView.malaysianTime", { receivedAt: formatInstantExact(delivery.receivedAt) })],
    [t("deliveries.deliveryView.read"), delivery.readAt === null ? t("deliveries.deliveryView.notYet") : (delivery.mappingVersion === null ? formatInstantExact(delivery.readAt) : t("deliveries.deliveryView.withMappingVersion", { readAt: formatInstantExact(delivery.readAt), mappingVersion: delivery.mappingVersion }))],
    [t("deliveries.deliveryView.content"), `${delivery.contentType}, ${formatBytes(delivery.bytes)}`],
    [t("deliveries.deliveryView.deliveryId"), delivery.dedupeKey],
    ["SHA-256", delivery.digest],
  ];
  return (
    <>
      <Link href="/deliveries" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t("deliveries.deliveryView.deliveries")}
      </Link>
      <PageHeader title={delivery.topic ?? t("deliveries.deliveryView.messageWithoutATopic")} beside={<DeliveryStateBadge state={delivery.state} />} actions={mayReadAgain && <ReadAgainButton delivery={delivery} />} />
      <div className="grid items-start gap-4 px-4 pb-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:px-6">
        <div className="grid min-w-0 gap-4">
          {delivery.problem && (
            <div role="status" className="flex gap-2.5 rounded-lg border border-error/40 bg-error-soft p-3 text-error-fg">
              <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
              <p>{delivery.problem}</p>
            </div>
          )}
          <OutcomesCard state={delivery.state} outcomes={delivery.outcomes} />
          <Card>
            <CardHeader>
              <CardTitle>{t("deliveries.deliveryView.howItCame")}</CardTitle>
            </CardHeader>
            <CardContent>
              <dl className="grid gap-2">
                {facts.map(([label, value]) => (
                  <div key={label}>
                    <dt className="text-xs text-muted-foreground">{label}</dt>
                    <dd className="[overflow-wrap:anywhere]">{value}</dd>
                  </div>
                ))}
              </dl>
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t("deliveries.deliveryView.headers")}</CardTitle>
            </CardHeader>
            <CardContent className="p-0">
              <dl className="divide-y">
                {delivery.headers.map((header) => (
                  <div key={header.name} className="grid gap-x-3 px-4 py-1.5">
                    <dt className="text-xs text-muted-foreground">{header.name}</dt>
                    <dd className="font-mono text-xs break-all">{header.value}</dd>
                  </div>
                ))}
              </dl>
              {delivery.headers.length === 0 && <p className="px-4 py-3 text-muted-foreground">{t("deliveries.deliveryView.itCameWithoutHeaders")}</p>}
            </CardContent>
          </Card>
        </div>
        <Card>
          <CardHeader>
            <CardTitle>{t("deliveries.deliveryView.asReceived")}</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-2">
            {delivery.isCut && <p className="text-held-fg">{t("deliveries.deliveryView.itIsLarger")}</p>}
            {delivery.body === "" ? <p className="text-muted-foreground">{t("deliveries.deliveryView.itCameWithAnEmpty")}</p> : <JsonText text={delivery.body} label={t("deliveries.deliveryView.theMessageAsReceived")} />}
          </CardContent>
        </Card>
      </div>
    </>
  );
}
