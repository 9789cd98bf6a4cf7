import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { SignName } from "#components/ui/sign.ts";
import { type DeliveryState, deliveryStateLabels } from "#lib/queues/delivery-states.ts";

const looks: Readonly<Record<DeliveryState, { tone: BadgeTone; sign: SignName }>> = {
  received: { tone: "info", sign: "loader-circle" },
  read: { tone: "posted", sign: "circle-check" },
  unreadable: { tone: "error", sign: "circle-alert" },
  ignored: { tone: "neutral", sign: "circle-minus" },
};

export function DeliveryStateBadge({ state }: { state: DeliveryState }) {
  return <Badge {...looks[state]}>{deliveryStateLabels[state]}</Badge>;
}
