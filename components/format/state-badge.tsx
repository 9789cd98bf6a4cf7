import { Ban, CircleCheck, CircleHelp, CirclePause, Clock, Copy, type LucideIcon, Replace, Send, ThumbsUp, Undo2 } from "lucide-react";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { type RecordState, stateLabels } from "#lib/canonical/states.ts";

const looks: Readonly<Record<RecordState, { tone: BadgeTone; icon: LucideIcon }>> = {
  waiting: { tone: "neutral", icon: Clock },
  held: { tone: "held", icon: CirclePause },
  ready: { tone: "primary", icon: ThumbsUp },
  approved: { tone: "info", icon: ThumbsUp },
  posting: { tone: "info", icon: Send },
  unknown: { tone: "unknown", icon: CircleHelp },
  posted: { tone: "posted", icon: CircleCheck },
  reversed: { tone: "neutral", icon: Undo2 },
  rejected: { tone: "error", icon: Ban },
  duplicate: { tone: "neutral", icon: Copy },
  superseded: { tone: "neutral", icon: Replace },
  cancelled: { tone: "neutral", icon: Ban },
};

/** The state of a record in its colour, its sign and its word. */
export function StateBadge({ state, className }: { state: RecordState; className?: string }) {
  const { tone, icon: Icon } = looks[state];
  return (
    <Badge tone={tone} className={className}>
      <Icon aria-hidden />
      {stateLabels[state]}
    </Badge>
  );
}
