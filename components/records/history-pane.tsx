import { Bot, Store, User } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatInstantExact } from "#components/format/time.ts";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { HistoryEntry } from "#lib/review/history.ts";
import { ChangesTable } from "./changes-table.tsx";
import { deedText, moveText } from "./history-text.ts";
import { RestoreButton } from "./later.tsx";

const icons: { readonly [actor: string]: typeof User } = { user: User, source: Store, system: Bot };

type HistoryPaneProps = {
  history: readonly HistoryEntry[];
  /** Earlier revisions than this one can be brought back; null where nothing can. */
  restorableBefore: number | null;
};

/** Who did what, when, from what to what, and why; newest first. */
export function HistoryPane({ history, restorableBefore }: HistoryPaneProps) {
  const t = useTranslations();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("records.historyPane.title")}</CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="grid gap-4">
          {history.map((entry) => (
            <li key={entry.id} className="relative grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2.5 not-last:before:absolute not-last:before:top-7 not-last:before:-bottom-3.5 not-last:before:left-3 not-last:before:w-px not-last:before:bg-border">
              <Entry entry={entry} isRestorable={entry.makesRevision && entry.revision !== null && restorableBefore !== null && entry.revision < restorableBefore} />
            </li>
          ))}
        </ol>
      </CardContent>
    </Card>
  );
}

function Entry({ entry, isRestorable }: { entry: HistoryEntry; isRestorable: boolean }) {
  const t = useTranslations();
  const Icon = icons[entry.actor.type] ?? Bot;
  const move = moveText(t, entry);
  return (
    <>
      <span className="grid size-6 place-items-center rounded-full bg-muted text-muted-foreground" aria-hidden>
        <Icon className="size-3.5" />
      </span>
      <div className="grid min-w-0 gap-1">
        <p className="break-words">
          <span className="font-medium">{entry.actor.name}</span> {deedText(t, entry)}
          {move !== null && <span className="text-muted-foreground"> · {move.from} → {move.to}</span>}
        </p>
        {entry.reason !== null && <blockquote className="border-l-2 pl-2 break-words text-muted-foreground">{entry.reason}</blockquote>}
        {entry.changes.length > 0 && <ChangesTable changes={entry.changes} caption={t("records.historyPane.changedWith", { revision: entry.revision ?? "" })} />}
        <p className="flex flex-wrap items-baseline gap-x-3 text-xs text-muted-foreground">
          <span>
            <time dateTime={entry.at}>{formatInstantExact(entry.at)}</time>
            {entry.revision !== null && t("records.historyPane.revision", { revision: entry.revision })}
          </span>
          {isRestorable && entry.revision !== null && <RestoreButton restore={entry.revision} />}
        </p>
      </div>
    </>
  );
}
