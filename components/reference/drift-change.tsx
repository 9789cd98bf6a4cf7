import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import type { DriftRow, RecordDrift } from "#lib/reference/drift-queries.ts";
import { driftWords } from "./drift-words.ts";
import { originWord } from "./list-words.ts";

const lists = { item: "items", customer: "customers", supplier: "suppliers", location: "locations", item_uom: "units" } as const;

type DriftChangeProps = { change: RecordDrift; now: string; /** What was decided about it, in a word. */ decided?: { word: string; by: DriftRow["decidedByName"] } | null };

/** What changed, from what to what, where it was changed and when. */
export function DriftChange({ change, now, decided = null }: DriftChangeProps) {
  const t = useTranslations();
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2">
        <Link href={`/reference/${lists[change.list]}?q=${encodeURIComponent(change.code)}`} className="font-medium underline-offset-4 hover:underline">
          {change.code}
        </Link>
        <span className="truncate text-muted-foreground">{change.name}</span>
        {decided !== null && <Badge tone="outline">{decided.word}</Badge>}
      </p>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5">
        <span className="text-muted-foreground">{driftWords(t, change)}:</span> <s className="text-muted-foreground">{change.old ?? t("reference.driftChange.none")}</s>
        <ArrowRight className="size-3.5 text-muted-foreground" aria-label={t("reference.driftChange.isNow")} /> <b className="font-medium">{change.new ?? t("reference.driftChange.none")}</b>
      </p>
      <p className="text-xs text-muted-foreground">
        {originWord(t, change.origin)}, <Age at={change.at} now={now} />
        {decided !== null && decided.by !== null && t("reference.driftChange.decidedBy", { decidedByName: decided.by })}
      </p>
    </div>
  );
}
