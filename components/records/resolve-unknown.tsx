"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { lookNowAction, resolvePostingAction } from "#lib/posting/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";

const FoundDialog = loadLater(() => import("./found-dialog.tsx").then((module) => module.FoundDialog));
const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

/** After so many looks in vain it may be sent once more under the same number; the server asks the same. */
const looksNeeded = 2;

type ResolveUnknownProps = { docNo: string; looks: number; lastLook: string | null };

/** Settles a lost answer: by looking in the ledger now, or by a person who knows. */
export function ResolveUnknown({ docNo, looks, lastLook }: ResolveUnknownProps) {
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const [asking, setAsking] = useState<"found" | "send-again" | null>(null);
  const seen = { recordId: record.id, revision: record.revision };
  const look = () => run(() => lookNowAction(seen), () => tell.info("Holdpoint looks in AutoCount now", { description: "The page shows what it finds." }));
  const sendAgain = (reason: string) =>
    run(
      () => resolvePostingAction({ ...seen, decision: "send-again", reason }),
      () => {
        setAsking(null);
        tell.success(`${docNo} is sent once more`, { description: "Holdpoint looks for it first, as before every sending." });
      },
    );
  return (
    <div className="grid gap-2">
      {lastLook !== null && <p className="text-muted-foreground">{lastLook}</p>}
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={look} isPending={isPending}>
          Look in AutoCount now
        </Button>
        <Button variant="outline" onClick={() => setAsking("found")}>
          It is in AutoCount …
        </Button>
        {looks >= looksNeeded && (
          <Button variant="outline" onClick={() => setAsking("send-again")}>
            It is not there: send again …
          </Button>
        )}
      </div>
      {asking === "found" && <FoundDialog docNo={docNo} onClose={() => setAsking(null)} />}
      {asking === "send-again" && (
        <ReasonDialog
          title={`Send ${record.number} once more?`}
          text={`Holdpoint has looked for ${docNo} ${looks} times and did not find it. It is sent once more under the same number, so that AutoCount itself refuses a second one.`}
          confirm={`Send ${docNo} again`}
          isPending={isPending}
          onReason={sendAgain}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
