import { CircleAlert, CircleCheck, CircleMinus, LoaderCircle, type LucideIcon } from "lucide-react";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { type DeliveryState, deliveryStateLabels } from "#lib/queues/delivery-states.ts";

const looks: Readonly<Record<DeliveryState, { tone: BadgeTone; icon: LucideIcon }>> = {
  received: { tone: "info", icon: LoaderCircle },
  read: { tone: "posted", icon: CircleCheck },
  unreadable: { tone: "error", icon: CircleAlert },
  ignored: { tone: "neutral", icon: CircleMinus },
};

export function DeliveryStateBadge({ state }: { state: DeliveryState }) {
  const { tone, icon: Icon } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {deliveryStateLabels[state]}
    </Badge>
  );
}
