import { useTranslations } from "next-intl";
import { DeliveryStateBadge } from "#components/deliveries/delivery-state-badge.tsx";
import { Age } from "#components/format/age.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import type { RecentDelivery } from "#lib/sources/screen-queries.ts";

/** The latest messages of a source, and what became of them. */
export function RecentDeliveries({ sourceKey, deliveries, now }: { sourceKey: string; deliveries: readonly RecentDelivery[]; now: string }) {
  const t = useTranslations();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("sources.recentDeliveries.latestDeliveries")}</CardTitle>
        <Link href={`/deliveries?source=${sourceKey}`} className="text-xs text-primary-text underline-offset-4 hover:underline">
          {t("sources.recentDeliveries.allOfThem")}
        </Link>
      </CardHeader>
      {deliveries.length === 0 ? (
        <p className="p-4 text-muted-foreground">{t("sources.recentDeliveries.nothingHasComeYet")}</p>
      ) : (
        <ul className="divide-y">
          {deliveries.map((delivery) => (
            <li key={delivery.id} className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3 px-4 py-2">
              <span className="min-w-0">
                <Link href={`/deliveries/${delivery.id}`} className="block truncate font-medium underline-offset-4 hover:underline">
                  {delivery.topic ?? t("sources.recentDeliveries.messageWithoutATopic")}
                </Link>
                {delivery.problem && <span className="block truncate text-xs text-muted-foreground" title={delivery.problem}>{delivery.problem}</span>}
              </span>
              <DeliveryStateBadge state={delivery.state} />
              <Age at={delivery.receivedAt} now={now} className="text-muted-foreground" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
