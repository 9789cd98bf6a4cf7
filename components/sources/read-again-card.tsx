"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { askReadAgainAction } from "#lib/rereading/actions.ts";
import type { RereadingProgress } from "#lib/rereading/queries.ts";
import type { Translate } from "#messages/translate.ts";
import { RereadingBar } from "./rereading-bar.tsx";
import { useSourceAction } from "./use-source-action.ts";

type ReadAgainCardProps = { sourceId: string; unreadable: number; heldUntouched: number; countCap: number; latest: RereadingProgress | null };

/** Reads a source's stored messages again, after its mapping was mended; shows how far that has come. */
export function ReadAgainCard({ sourceId, unreadable, heldUntouched, countCap, latest }: ReadAgainCardProps) {
  const t = useTranslations();
  const [run, isPending] = useSourceAction();
  const isRunning = latest !== null && latest.state !== "done";
  const ask = (by: "unreadable" | "held") =>
    run(() => askReadAgainAction({ by, sourceId }), ({ total }) => tell.success(t("sources.readAgainCard.deliveryIsReadAgain", { total })));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("sources.readAgainCard.readAgain")}</CardTitle>
        <CardDescription>{t("sources.readAgainCard.withTheMapping")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-3">
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" onClick={() => ask("unreadable")} disabled={unreadable === 0 || isRunning} isPending={isPending}>
            <RotateCcw aria-hidden />
            {t("sources.readAgainCard.unreadableDeliveries", { unreadable: count(t, unreadable, countCap) })}
          </Button>
          <Button variant="outline" onClick={() => ask("held")} disabled={heldUntouched === 0 || isRunning} isPending={isPending}>
            <RotateCcw aria-hidden />
            {t("sources.readAgainCard.heldRecords", { heldUntouched: count(t, heldUntouched, countCap) })}
          </Button>
        </div>
        <p className="text-xs text-muted-foreground">{t("sources.readAgainCard.heldRecordsThatSomebody")}</p>
        {latest !== null && <RereadingBar rereading={latest} />}
        {isRunning && <LiveRefresh ids={[latest.id]} />}
      </CardContent>
    </Card>
  );
}

function count(t: Translate, value: number, cap: number): string {
  return value >= cap ? t("sources.readAgainCard.orMore", { cap: formatCount(cap) }) : formatCount(value);
}
