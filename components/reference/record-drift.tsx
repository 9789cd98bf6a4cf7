import { useTranslations } from "next-intl";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { RecordDrift as Change } from "#lib/reference/drift-queries.ts";
import type { Translate } from "#messages/translate.ts";
import { DriftChange } from "./drift-change.tsx";
import { DecideDrift, FixButton } from "./later.tsx";

type NamedLine = { itemCode: string | null; taxCode: string | null };
type RecordDriftProps = { changes: readonly Change[]; now: string; mayDecide: boolean; /** Said to those who may not. */ whoMay: string; /** The lines of a sale or purchase, whose tax codes may follow. */ lines: readonly NamedLine[]; /** Tax bears value: who may decide about the change may not always correct it. */ mayCorrect: boolean };

/** What changed in AutoCount under an open record since its codes were chosen, and what can be done about it. */
export function RecordDrift({ changes, now, mayDecide, whoMay, lines, mayCorrect }: RecordDriftProps) {
  const t = useTranslations();
  if (changes.length === 0) return null;
  return (
    <Card aria-label={t("reference.recordDrift.whatItUsesHasChanged")}>
      <CardHeader className="border-l-3 border-l-info">
        <CardTitle>{t("reference.recordDrift.whatItUsesHasChanged")}</CardTitle>
      </CardHeader>
      <ul className="divide-y [&>li:last-child]:rounded-bl-lg">
        {changes.map((change) => (
          <li key={change.id} data-drift={change.code} className="grid gap-x-6 gap-y-2 border-l-3 border-l-info px-4 py-3 lg:grid-cols-[minmax(0,1fr)_auto]">
            <div className="grid min-w-0 gap-1">
              <DriftChange change={change} now={now} />
              <p className="max-w-3xl">{remedy(t, change)}</p>
              {mayCorrect && <LinesToFollow change={change} lines={lines} />}
            </div>
            {mayDecide ? <DecideDrift id={change.id} list={change.list} code={change.code} successor={change.successor} isOwn={change.field.startsWith("own:")} /> : <p className="text-xs text-muted-foreground">{whoMay}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Lines that have the old tax code of a re-taxed item, each with the one press that gives it the new one. */
function LinesToFollow({ change: { field, code, old, new: next }, lines }: { change: Change; lines: readonly NamedLine[] }) {
  const t = useTranslations();
  if (field !== "tax_code" || next === null) return null;
  const behind = lines.flatMap((line, index) => (line.itemCode === code && line.taxCode !== null && line.taxCode === old ? [index] : []));
  return behind.length === 0 ? null : (
    <div className="flex flex-wrap gap-2">
      {behind.map((index) => <FixButton key={index} fix={{ do: "set-field", path: `lines.${index}.taxCode`, value: next, label: t("reference.recordDrift.letLineFollow", { code: next, line: String(index + 1) }) }} isFirst={false} />)}
    </div>
  );
}

function remedy(t: Translate, { field, new: next, successor, code }: Change): string {
  if (field.startsWith("own:")) return t("reference.recordDrift.remedies.own");
  switch (field) {
    case "name":
      return t("reference.recordDrift.remedies.name", { code });
    case "tax_code":
      return t("reference.recordDrift.remedies.taxCode");
    case "tin":
    case "tax_entity":
      return t("reference.recordDrift.remedies.taxEntity");
    default:
      if (next !== "inactive") return t("reference.recordDrift.remedies.activeAgain");
      return successor === null ? t("reference.recordDrift.remedies.inactive", { code }) : t("reference.recordDrift.remedies.merged", { code, successor });
  }
}
