"use client";

import { useTranslations } from "next-intl";
import { formatMoney } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { formatDate, formatInstant } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { markDuplicateAction, reopenRecordAction } from "#lib/review/actions.ts";
import type { ScreenTwin } from "#lib/review/record-screen.ts";
import { useDesk } from "../desk.tsx";
import { tell } from "../tell.ts";
import { withUndo } from "../undo.ts";

type MarkDuplicateProps = { of: string; label: string; own: ScreenTwin; twin: ScreenTwin | null };

/** This record beside the one that it looks like, differences marked, and the decision that they are the same. */
export function MarkDuplicate({ of, label, own, twin }: MarkDuplicateProps) {
  const t = useTranslations();
  const { record, place, decide, isDeciding } = useDesk();

  const mark = () =>
    decide(
      () => markDuplicateAction({ recordId: record.id, revision: record.revision, of }),
      () =>
        tell.success(t("records.markDuplicate.marked", { number: record.number }), {
          description: t("records.markDuplicate.notPosted"),
          ...withUndo(t, {
            undo: () => reopenRecordAction({ recordId: record.id, revision: record.revision, reason: t("records.markDuplicate.byMistake") }),
            done: t("records.markDuplicate.openAgain", { number: record.number }),
            afterwards: { what: t("records.markDuplicate.afterwards", { number: record.number }), href: place.href },
          }),
        }),
    );

  return (
    <div className="grid gap-2">
      {twin !== null && <Comparison own={own} twin={twin} />}
      <div>
        <Button onClick={mark} isPending={isDeciding}>
          {twin === null ? label : t("records.markDuplicate.markThisOne")}
        </Button>
      </div>
    </div>
  );
}

function Comparison({ own, twin }: { own: ScreenTwin; twin: ScreenTwin }) {
  const t = useTranslations();
  const rows: [label: string, own: string, twin: string][] = [
    [t("records.markDuplicate.number"), own.number, twin.number],
    [t("records.markDuplicate.externalId"), own.externalId, twin.externalId],
    [t("records.markDuplicate.source"), own.sourceName, twin.sourceName],
    [t("records.markDuplicate.date"), formatDate(own.date), formatDate(twin.date)],
    [t("records.markDuplicate.party"), own.partyName, twin.partyName],
    [t("records.markDuplicate.lines"), String(own.lines), String(twin.lines)],
    [t("records.markDuplicate.total"), formatMoney(own.total, own.currency), formatMoney(twin.total, twin.currency)],
    [t("records.markDuplicate.received"), formatInstant(own.receivedAt), formatInstant(twin.receivedAt)],
  ];
  return (
    <div className="overflow-x-auto rounded-lg border bg-card">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("records.markDuplicate.caption")}</caption>
        <thead className="text-left text-xs text-muted-foreground">
          <tr className="border-b">
            <th scope="col" className="p-2 font-medium">
              <span className="sr-only">{t("records.markDuplicate.field")}</span>
            </th>
            <th scope="col" className="p-2 font-medium">
              {t("records.markDuplicate.thisRecord")} <StateBadge state={own.state} />
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
                {mine !== theirs && <span className="ml-1.5 text-xs font-normal text-muted-foreground">{t("records.markDuplicate.differs")}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
