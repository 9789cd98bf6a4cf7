"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatInstant } from "#components/format/time.ts";
import { foundWord } from "#components/posting/found-word.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { acceptFindingAction, reverseRecordAction } from "#lib/posting/actions.ts";
import { goneRules } from "#lib/posting/posting-rules.ts";
import type { ScreenPostingFinding } from "#lib/review/record-screen.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { fieldLabel } from "./field-label.ts";
import { tell } from "./tell.ts";
import { withoutUndo } from "./undo.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

const tones: Readonly<Record<ScreenPostingFinding["severity"], BadgeTone>> = { error: "error", warning: "held", info: "neutral" };

/** What is to be said of a document that is in the books: stored otherwise than sent, changed or voided there since. */
export function PostingFindings({ findings, mayAccept, mayBookAnew }: { findings: readonly ScreenPostingFinding[]; mayAccept: boolean; mayBookAnew: boolean }) {
  return (
    <ul className="grid gap-3">
      {findings.map((finding) => (
        <Finding key={finding.id} finding={finding} mayAccept={mayAccept} mayBookAnew={mayBookAnew} />
      ))}
    </ul>
  );
}

function Finding({ finding, mayAccept, mayBookAnew }: { finding: ScreenPostingFinding; mayAccept: boolean; mayBookAnew: boolean }) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const [asked, setAsked] = useState<"accept" | "book-anew" | null>(null);
  const title = foundWord(t, finding.rule);
  const accept = (reason: string) =>
    run(
      () => acceptFindingAction({ recordId: record.id, revision: record.revision, findingId: finding.id, reason }),
      () => {
        setAsked(null);
        tell.success(t("records.postingFindings.accepted"), { ...withoutUndo({ what: t("records.postingFindings.acceptedAfterwards"), href: place.href }), description: t("records.postingFindings.stays") });
      },
    );
  const bookAnew = (reason: string) =>
    run(
      () => reverseRecordAction({ recordId: record.id, revision: record.revision, reason, bookAnew: true }),
      () => {
        setAsked(null);
        tell.success(t("records.postingFindings.bookedAnew"), { ...withoutUndo({ what: t("records.followUps.voidIsFinal"), href: place.href }), description: t("records.postingFindings.afterwards") });
      },
    );
  return (
    <li className="grid gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={finding.accepted === null ? tones[finding.severity] : "neutral"}>{title}</Badge>
        <span className="text-xs text-muted-foreground">{formatInstant(finding.foundAt)}</span>
      </div>
      <p className="break-words">{finding.message}</p>
      {finding.differences.length > 0 && <Differences differences={finding.differences} />}
      {finding.accepted !== null && (
        <p className="text-muted-foreground">
          {t("records.postingFindings.acceptedBy", { by: finding.accepted.by, at: formatInstant(finding.accepted.at), reason: finding.accepted.reason })}
        </p>
      )}
      {finding.accepted === null && mayAccept && (
        <div className="flex flex-wrap gap-2">
          {mayBookAnew && goneRules.includes(finding.rule) && (
            <Button variant="outline" onClick={() => setAsked("book-anew")}>
              <RotateCcw /> {t("records.postingFindings.bookAnewAsk")}
            </Button>
          )}
          <Button variant="outline" onClick={() => setAsked("accept")}>
            {t("records.postingFindings.acceptAsk")}
          </Button>
        </div>
      )}
      {asked === "accept" && (
        <ReasonDialog
          title={title}
          text={t("records.postingFindings.acceptText", { message: finding.message })}
          confirm={t("records.postingFindings.accept")}
          isPending={isPending}
          onReason={accept}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === "book-anew" && (
        <ReasonDialog
          title={t("records.postingFindings.bookAnewTitle", { number: record.number })}
          text={t("records.postingFindings.bookAnewText")}
          confirm={t("records.postingFindings.bookAnew")}
          isPending={isPending}
          onReason={bookAnew}
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  );
}

function Differences({ differences }: Pick<ScreenPostingFinding, "differences">) {
  const t = useTranslations();
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{t("records.postingFindings.caption")}</caption>
      <thead className="text-left text-xs text-muted-foreground">
        <tr>
          <th scope="col" className="py-1 pr-3 font-medium">{t("records.postingFindings.field")}</th>
          <th scope="col" className="py-1 pr-3 font-medium">{t("records.postingFindings.sent")}</th>
          <th scope="col" className="py-1 font-medium">{t("records.postingFindings.stored")}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, sent, stored }) => (
          <tr key={field} className="border-t">
            <th scope="row" className="py-1 pr-3 text-left font-normal">{fieldLabel(t, field.replaceAll(/\[(\d+)\]/g, ".$1"))}</th>
            <td className="py-1 pr-3">{sent}</td>
            <td className="py-1 font-medium">{stored}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
