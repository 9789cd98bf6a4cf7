"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatInstant } from "#components/format/time.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { acceptFindingAction, reverseRecordAction } from "#lib/posting/actions.ts";
import { goneRules, postingRuleTitles, type PostingRule } from "#lib/posting/posting-rules.ts";
import type { ScreenPostingFinding } from "#lib/review/record-screen.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { fieldLabel } from "./field-label.ts";
import { tell } from "./tell.ts";

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
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const [asked, setAsked] = useState<"accept" | "book-anew" | null>(null);
  const title = postingRuleTitles[finding.rule as PostingRule] ?? finding.rule;
  const accept = (reason: string) =>
    run(
      () => acceptFindingAction({ recordId: record.id, revision: record.revision, findingId: finding.id, reason }),
      () => {
        setAsked(null);
        tell.success("Accepted as it is", { description: "It stays in the history with your reason." });
      },
    );
  const bookAnew = (reason: string) =>
    run(
      () => reverseRecordAction({ recordId: record.id, revision: record.revision, reason, bookAnew: true }),
      () => {
        setAsked(null);
        tell.success("It is booked anew", { description: "Once AutoCount confirms that it is gone, a record of its own takes its place, to be checked and approved." });
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
          Accepted by {finding.accepted.by}, {formatInstant(finding.accepted.at)}: {finding.accepted.reason}
        </p>
      )}
      {finding.accepted === null && mayAccept && (
        <div className="flex flex-wrap gap-2">
          {mayBookAnew && goneRules.includes(finding.rule) && (
            <Button variant="outline" onClick={() => setAsked("book-anew")}>
              <RotateCcw /> Book anew …
            </Button>
          )}
          <Button variant="outline" onClick={() => setAsked("accept")}>
            Accept as it is …
          </Button>
        </div>
      )}
      {asked === "accept" && (
        <ReasonDialog
          title={title}
          text={`${finding.message} Accepting changes nothing in AutoCount; it says that somebody has seen it and why it may stay.`}
          confirm="Accept as it is"
          isPending={isPending}
          onReason={accept}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === "book-anew" && (
        <ReasonDialog
          title={`Book ${record.number} anew`}
          text="AutoCount is asked once more. What it shows of the old document is voided, this record becomes reversed, and the same document becomes a record of its own: checked, approved and sent under a new number. The old number is never used again."
          confirm="Book anew"
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
      <caption className="sr-only">What was sent and what AutoCount has</caption>
      <thead className="text-left text-xs text-muted-foreground">
        <tr>
          <th scope="col" className="py-1 pr-3 font-medium">Field</th>
          <th scope="col" className="py-1 pr-3 font-medium">Sent</th>
          <th scope="col" className="py-1 font-medium">In AutoCount</th>
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
