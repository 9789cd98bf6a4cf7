import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { SignName } from "#components/ui/sign.ts";
import type { RecordState } from "#lib/canonical/states.ts";

const looks: Readonly<Record<RecordState, { tone: BadgeTone; sign: SignName }>> = {
  waiting: { tone: "neutral", sign: "clock" },
  held: { tone: "held", sign: "circle-pause" },
  ready: { tone: "primary", sign: "thumbs-up" },
  approved: { tone: "info", sign: "thumbs-up" },
  posting: { tone: "info", sign: "send" },
  unknown: { tone: "unknown", sign: "circle-question-mark" },
  posted: { tone: "posted", sign: "circle-check" },
  reversed: { tone: "neutral", sign: "undo-2" },
  rejected: { tone: "error", sign: "ban" },
  duplicate: { tone: "neutral", sign: "copy" },
  superseded: { tone: "neutral", sign: "replace" },
  cancelled: { tone: "neutral", sign: "ban" },
};

/** The state of a record in its colour, its sign and its word. */
export function StateBadge({ state, className }: { state: RecordState; className?: string }) {
  const t = useTranslations();
  return (
    <Badge {...looks[state]} className={className}>
      {t(`format.states.${state}`)}
    </Badge>
  );
}
