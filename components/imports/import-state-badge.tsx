import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { SignName } from "#components/ui/sign.ts";
import type { ImportState } from "#lib/imports/import-states.ts";

const looks: Readonly<Record<ImportState, { tone: BadgeTone; sign: SignName }>> = {
  receiving: { tone: "info", sign: "loader-circle" },
  uploaded: { tone: "held", sign: "hand" },
  previewing: { tone: "info", sign: "loader-circle" },
  previewed: { tone: "held", sign: "hand" },
  running: { tone: "info", sign: "loader-circle" },
  cancelled: { tone: "neutral", sign: "circle-pause" },
  done: { tone: "posted", sign: "circle-check" },
  failed: { tone: "error", sign: "circle-alert" },
};

export function ImportStateBadge({ state }: { state: ImportState }) {
  const t = useTranslations();
  return <Badge {...looks[state]}>{t(`imports.states.${state}`)}</Badge>;
}
