"use client";

import { RotateCcw } from "lucide-react";
import { formatCount } from "#components/format/money.ts";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { askReadAgainAction } from "#lib/rereading/actions.ts";
import type { RereadingProgress } from "#lib/rereading/queries.ts";
import { RereadingBar } from "./rereading-bar.tsx";
import { useSourceAction } from "./use-source-action.ts";

type ReadAgainCardProps = { sourceId: string; unreadable: number; heldUntouched: number; countCap: number; latest: RereadingProgress | null };

/** Reads a source's stored messages again, after its mapping was mended; shows how far that has come. */
export function ReadAgainCard({ sourceId, unreadable, heldUntouched, countCap, latest }: ReadAgainCardProps) {
  const [run, isPending] = useSourceAction();
  const isRunning = latest !== null && latest.state !== "done";
  const ask = (by: "unreadable" | "held") =>
    run(() => askReadAgainAction({ by, sourceId }), ({ total }) => tell.success(`${formatCount(total)} ${total === 1 ? "delivery is" : "deliveries are"} read again`));
  return (
    <Card>
      <CardHeader>
        <CardTitle>Read again</CardTitle>
        <CardDescription>With the mapping as it is now</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-3">
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" onClick={() => ask("unreadable")} disabled={unreadable === 0 || isRunning} isPending={isPending}>
            <RotateCcw aria-hidden />
            Unreadable deliveries ({count(unreadable, countCap)})
          </Button>
          <Button variant="outline" onClick={() => ask("held")} disabled={heldUntouched === 0 || isRunning} isPending={isPending}>
            <RotateCcw aria-hidden />
            Held records ({count(heldUntouched, countCap)})
          </Button>
        </div>
        <p className="text-xs text-muted-foreground">Held records that somebody has worked on are left as they are.</p>
        {latest !== null && <RereadingBar rereading={latest} />}
        {isRunning && <LiveRefresh ids={[latest.id]} />}
      </CardContent>
    </Card>
  );
}

function count(value: number, cap: number): string {
  return value >= cap ? `${formatCount(cap)} or more` : formatCount(value);
}
