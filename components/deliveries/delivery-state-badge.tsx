import { CircleAlert, CircleCheck, CircleMinus, LoaderCircle, type LucideIcon } from "lucide-react";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { DeliveryRow } from "#lib/queues/deliveries.ts";

const looks: Readonly<Record<DeliveryRow["state"], { tone: BadgeTone; icon: LucideIcon; label: string }>> = {
  received: { tone: "info", icon: LoaderCircle, label: "Being read" },
  read: { tone: "posted", icon: CircleCheck, label: "Read" },
  unreadable: { tone: "error", icon: CircleAlert, label: "Unreadable" },
  ignored: { tone: "neutral", icon: CircleMinus, label: "Not needed" },
};

export function DeliveryStateBadge({ state }: { state: DeliveryRow["state"] }) {
  const { tone, icon: Icon, label } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {label}
    </Badge>
  );
}
