"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { lookNowAction, resolvePostingAction } from "#lib/posting/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";
import { withoutUndo } from "./undo.ts";

const FoundDialog = loadLater(() => import("./found-dialog.tsx").then((module) => module.FoundDialog));
const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

/** After so many looks in vain it may be sent once more under the same number; the server asks the same. */
const looksNeeded = 2;

type ResolveUnknownProps = { docNo: string; looks: number; lastLook: string | null };

/** Settles a lost answer: by looking in the ledger now, or by a person who knows. */
export function ResolveUnknown({ docNo, looks, lastLook }: ResolveUnknownProps) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const [asking, setAsking] = useState<"found" | "send-again" | null>(null);
  const seen = { recordId: record.id, revision: record.revision };
  const look = () => run(() => lookNowAction(seen), () => tell.info(t("records.resolveUnknown.looksNow"), { description: t("records.resolveUnknown.pageShows") }));
  const sendAgain = (reason: string) =>
    run(
      () => resolvePostingAction({ ...seen, decision: "send-again", reason }),
      () => {
        setAsking(null);
        tell.success(t("records.resolveUnknown.sentOnceMore", { docNo }), { ...withoutUndo({ what: t("records.resolveUnknown.afterwards"), href: place.href }), description: t("records.resolveUnknown.looksFirst") });
      },
    );
  return (
    <div className="grid gap-2">
      {lastLook !== null && <p className="text-muted-foreground">{lastLook}</p>}
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={look} isPending={isPending}>
          {t("records.resolveUnknown.look")}
        </Button>
        <Button variant="outline" onClick={() => setAsking("found")}>
          {t("records.resolveUnknown.isThereAsk")}
        </Button>
        {looks >= looksNeeded && (
          <Button variant="outline" onClick={() => setAsking("send-again")}>
            {t("records.resolveUnknown.sendAgainAsk")}
          </Button>
        )}
      </div>
      {asking === "found" && <FoundDialog docNo={docNo} onClose={() => setAsking(null)} />}
      {asking === "send-again" && (
        <ReasonDialog
          title={t("records.resolveUnknown.sendTitle", { number: record.number })}
          text={t("records.resolveUnknown.sendText", { docNo, looks })}
          confirm={t("records.resolveUnknown.send", { docNo })}
          isPending={isPending}
          onReason={sendAgain}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
