"use client";

import { Ban, FastForward, RotateCw, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { formatCount, formatMoney } from "#components/format/money.ts";
import { sumByCurrency } from "#components/format/sum.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { RecordRow } from "#lib/queues/record-rows.ts";

const ApproveMany = loadLater(() => import("./approve-many.tsx").then((module) => module.ApproveMany));
const ReleaseMany = loadLater(() => import("./release-many.tsx").then((module) => module.ReleaseMany));
const RetryMany = loadLater(() => import("./retry-many.tsx").then((module) => module.RetryMany));
const RejectMany = loadLater(() => import("./reject-many.tsx").then((module) => module.RejectMany));

/** What the role of the signed-in person may do with many records at once. */
export type BulkPermissions = { approve: boolean; reject: boolean; release: boolean; retry: boolean };

type SelectionBarProps = { selected: readonly RecordRow[]; may: BulkPermissions; clear: () => void };

/** What is selected, how much it is, and what can be done with it. */
export function SelectionBar({ selected, may, clear }: SelectionBarProps) {
  const [doing, setDoing] = useState<{ what: "approve" | "reject" | "release" | "retry"; records: readonly RecordRow[] } | null>(null);
  // What is decided is what was selected when the dialog opened, whatever happens to the list meanwhile.
  const close = () => setDoing(null);
  return (
    <>
      <div
        role="region"
        aria-label="Selected records"
        hidden={selected.length === 0}
        className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-[calc(100%-2rem)] animate-rise-in flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border bg-popover px-4 py-2.5 shadow-lg max-sm:bottom-17"
      >
        <p aria-live="polite">
          <span className="font-semibold">{formatCount(selected.length)} selected</span>
          <span className="ml-2 text-muted-foreground">{sumText(selected)}</span>
        </p>
        <div className="flex gap-2">
          {may.approve && (
            <Button onClick={() => setDoing({ what: "approve", records: selected })}>
              <ThumbsUp aria-hidden />
              Approve…
            </Button>
          )}
          {may.release && (
            <Button onClick={() => setDoing({ what: "release", records: selected })}>
              <FastForward aria-hidden />
              Do not wait…
            </Button>
          )}
          {may.retry && (
            <Button onClick={() => setDoing({ what: "retry", records: selected })}>
              <RotateCw aria-hidden />
              Send again…
            </Button>
          )}
          {may.reject && (
            <Button variant="outline" onClick={() => setDoing({ what: "reject", records: selected })}>
              <Ban aria-hidden />
              Reject…
            </Button>
          )}
          <Button variant="ghost" onClick={clear}>
            Clear
          </Button>
        </div>
      </div>
      {doing?.what === "approve" && <ApproveMany records={doing.records} onClose={close} onDone={clear} />}
      {doing?.what === "release" && <ReleaseMany records={doing.records} onClose={close} onDone={clear} />}
      {doing?.what === "retry" && <RetryMany records={doing.records} onClose={close} onDone={clear} />}
      {doing?.what === "reject" && <RejectMany records={doing.records} onClose={close} onDone={clear} />}
    </>
  );
}

/** "RM 1,234.50 + US$ 20.00": currencies are never added up. */
export function sumText(records: readonly RecordRow[]): string {
  return sumByCurrency(records)
    .map(({ currency, total }) => formatMoney(total, currency))
    .join(" + ");
}
