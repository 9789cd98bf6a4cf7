import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { SignName } from "#components/ui/sign.ts";
import type { DeliveryState } from "#lib/queues/delivery-states.ts";

const looks: Readonly<Record<DeliveryState, { tone: BadgeTone; sign: SignName }>> = {
  received: { tone: "info", sign: "loader-circle" },
  read: { tone: "posted", sign: "circle-check" },
  unreadable: { tone: "error", sign: "circle-alert" },
  ignored: { tone: "neutral", sign: "circle-minus" },
};

export function DeliveryStateBadge({ state }: { state: DeliveryState }) {
  const t = useTranslations();
  return <Badge {...looks[state]}>{t(`deliveries.states.${state}`)}</Badge>;
}
