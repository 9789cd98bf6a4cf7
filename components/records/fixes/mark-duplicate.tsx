"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { formatMoney } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { formatDate, formatInstant } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { markDuplicateAction, reopenRecordAction } from "#lib/review/actions.ts";
import type { ScreenTwin } from "#lib/review/record-screen.ts";
import { useDesk } from "../desk.tsx";
import { tell } from "../tell.ts";
import { undoAction } from "../undo.ts";

type MarkDuplicateProps = { of: string; label: string; own: ScreenTwin; twin: ScreenTwin | null };

/** This record beside the one that it looks like, differences marked, and the decision that they are the same. */
export function MarkDuplicate({ of, label, own, twin }: MarkDuplicateProps) {
  const t = useTranslations();
  const { record, place, decide, isDeciding } = useDesk();

  const mark = () =>
    decide(
      () => markDuplicateAction({ recordId: record.id, revision: record.revision, of }),
      () =>
        tell.success(`${record.number} is a duplicate`, {
          description: "It will not be posted.",
          duration: 10_000,
          action: undoAction(t, () => reopenRecordAction({ recordId: record.id, revision: record.revision, reason: "Marked as a duplicate by mistake" }), `${record.number} is open again`, "Undo", { what: `“Open again” takes back that ${record.number} is a duplicate.`, href: place.href }),
        }),
    );

  return (
    <div className="grid gap-2">
      {twin !== null && <Comparison own={own} twin={twin} />}
      <div>
        <Button onClick={mark} isPending={isDeciding}>
          {twin === null ? label : "Same document: mark this one as the duplicate"}
        </Button>
      </div>
    </div>
  );
}

function Comparison({ own, twin }: { own: ScreenTwin; twin: ScreenTwin }) {
  const rows: [label: string, own: string, twin: string][] = [
    ["Number", own.number, twin.number],
    ["Id at the source", own.externalId, twin.externalId],
    ["Source", own.sourceName, twin.sourceName],
    ["Date", formatDate(own.date), formatDate(twin.date)],
    ["With", own.partyName, twin.partyName],
    ["Lines", String(own.lines), String(twin.lines)],
    ["Total", formatMoney(own.total, own.currency), formatMoney(twin.total, twin.currency)],
    ["Received", formatInstant(own.receivedAt), formatInstant(twin.receivedAt)],
  ];
  return (
    <div className="overflow-x-auto rounded-lg border bg-card">
      <table className="w-full text-sm">
        <caption className="sr-only">This record beside the one that it looks like</caption>
        <thead className="text-left text-xs text-muted-foreground">
          <tr className="border-b">
            <th scope="col" className="p-2 font-medium">
              <span className="sr-only">Field</span>
            </th>
            <th scope="col" className="p-2 font-medium">
              This record <StateBadge state={own.state} />
            </th>
            <th scope="col" className="p-2 font-medium">
              <Link href={`/records/${twin.id}`} className="text-primary-text underline underline-offset-4">
                {twin.number}
              </Link>{" "}
              <StateBadge state={twin.state} /> {twin.docNo !== null && <Badge tone="posted">{twin.docNo}</Badge>}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, mine, theirs]) => (
            <tr key={label}>
              <th scope="row" className="w-px px-2 py-1 text-left font-normal whitespace-nowrap text-muted-foreground">
                {label}
              </th>
              <td className="px-2 py-1">{mine || "–"}</td>
              <td className={`px-2 py-1 ${mine === theirs ? "" : "font-medium text-held-fg"}`}>
                {theirs || "–"}
                {mine !== theirs && <span className="ml-1.5 text-xs font-normal text-muted-foreground">differs</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
