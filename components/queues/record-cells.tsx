import { Age } from "#components/format/age.tsx";
import { formatAmount } from "#components/format/money.ts";
import { initialsOf } from "#components/format/initials.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { formatDate, formatInstant, isNear } from "#components/format/time.ts";
import { foundWord } from "#components/posting/found-word.ts";
import { ruleTitle, ruleTitles } from "#components/rules/rule-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { Translate } from "#messages/translate.ts";
import type { CellProps } from "./queue-cells.ts";

type Props = CellProps<RecordRow>;

// Cells that several queues of records share, in the classes of app/list.css: there are 400 of them on a page. On a phone
// the first one also says what its hidden neighbours would.

/** The number people know it by; below it, on a phone, what it is and the other side. */
export function NumberCell({ row, t }: Props) {
  return (
    <>
      <b>
        {row.number}
        <ClaimMark row={row} t={t} />
      </b>
      <small>{[t(`format.kinds.${row.kind}`), row.partyName].filter(Boolean).join(" · ")}</small>
    </>
  );
}

/** The other side; of a stock move the locations, of a master its own name. What it is stands below where no column says so. */
export function PartyCell({ row, t }: Props) {
  return (
    <span className="cut">
      {row.partyName || <span className="text-muted-foreground">{row.currency === "" ? t(`format.kinds.${row.kind}`) : t("queues.recordCells.nobodyNamed")}</span>}
      {row.partyCode && <small>{row.partyCode}</small>}
    </span>
  );
}

/** The currency quiet, so that a column of amounts can be read down. A stock move or a master has no amount. */
export function TotalCell({ row }: Props) {
  if (row.currency === "") return <span className="text-muted-foreground">–</span>;
  return (
    <>
      <small>{row.currency}</small>
      {formatAmount(row.total)}
    </>
  );
}

export function HoldsCell({ row, t }: Props) {
  const others = ruleTitles(t, row.holds.slice(2));
  return (
    <span className="holds">
      {row.holds.slice(0, 2).map((rule) => (
        <Badge key={rule} tone={rule === "ledger-refused" ? "error" : "held"} sign={rule === "ledger-refused" ? "circle-alert" : undefined}>
          {ruleTitle(t, rule)}
        </Badge>
      ))}
      {others !== "" && (
        <Badge tone="outline" title={others}>
          +{row.holds.length - 2}
          <span className="sr-only">{t("queues.recordCells.more", { others })}</span>
        </Badge>
      )}
    </span>
  );
}

export function HeldForCell({ row, t }: Props) {
  const names = row.heldFor.toSorted().join(` ${t("queues.recordCells.and")} `) || t("queues.recordCells.nobodyYet");
  return <span className="quiet sign sign-user-round">{names.charAt(0).toUpperCase() + names.slice(1)}</span>;
}

/** Whose work it is, and what words people put on it. */
export function AssigneeCell({ row }: Props) {
  return (
    <span className="quiet cut">
      {row.assignee}
      {row.tags.length > 0 && <small>{row.tags.join(", ")}</small>}
    </span>
  );
}

export function SourceCell({ row }: Props) {
  return <span className="quiet cut">{row.sourceName}</span>;
}

export function KindCell({ row, t }: Props) {
  return <span className="quiet sign sign-file-text">{t(`format.kinds.${row.kind}`)}</span>;
}

export function StateCell({ row }: Props) {
  return <StateBadge state={row.state} />;
}

export function DocDateCell({ row }: Props) {
  return <span className="quiet">{formatDate(row.docDate)}</span>;
}

export function ReceivedCell({ row, now }: Props) {
  return <Age at={row.receivedAt} now={now} />;
}

export function SinceCell({ row, now }: Props) {
  return <Age at={row.stateSince} now={now} />;
}

/** The last day of the month's consolidated e-invoice; marked from four days before on. */
export function ConsolidateByCell({ row, now }: Props) {
  if (row.consolidateBy === null) return <span className="text-muted-foreground">–</span>;
  return <span className={isNear(row.consolidateBy, now, 4) ? "font-medium text-held-fg" : "quiet"}>{formatDate(row.consolidateBy)}</span>;
}

/** Until when the 72 hours of its e-invoice run: to hand it in under its date, once booked to cancel it; marked on the last day. */
export function EInvoiceUntilCell({ row, now, t }: Props) {
  if (row.eInvoiceUntil === null) return <span className="text-muted-foreground">–</span>;
  if (Date.parse(row.eInvoiceUntil) <= Date.parse(now)) return <span className="quiet">{t("queues.recordCells.over")}</span>;
  return <span className={isNear(row.eInvoiceUntil, now, 1) ? "font-medium text-held-fg" : "quiet"}>{formatInstant(row.eInvoiceUntil)}</span>;
}

/** The number in AutoCount; before it is there, where it is on its way. */
export function DocNoCell({ row, t }: Props) {
  if (row.docNo === null) return <span className="text-muted-foreground">–</span>;
  const isVoided = row.postingState === "voiding" || row.postingState === "void-unknown";
  const isThere = row.postingState === "posted" || isVoided;
  return (
    <span className="whitespace-nowrap">
      <span className={isThere ? "font-medium" : "text-muted-foreground"}>{row.docNo}</span>
      {row.postingState === "unknown" && <span className="ml-2 text-xs text-unknown-fg">{row.nextLookAt === null ? t("queues.recordCells.lookingUp") : t("queues.recordCells.nextLook", { time: formatInstant(row.nextLookAt).slice(-5) })}</span>}
      {row.before !== null && <span className="ml-2 text-xs text-muted-foreground">{beforeText(t, row.before)}</span>}
      {isVoided && <span className="ml-2 text-xs text-muted-foreground">{t("queues.recordCells.beingVoided")}</span>}
      {!isThere && row.postingState !== "unknown" && row.postingAttempts !== null && row.postingAttempts > 1 && (
        <span className="ml-2 text-xs text-muted-foreground">{t("queues.recordCells.attempts", { attempts: row.postingAttempts })}</span>
      )}
    </span>
  );
}

function beforeText(t: Translate, before: number): string {
  if (before === 0) return t("queues.recordCells.next");
  return before >= 1000 ? t("queues.recordCells.manyBefore") : t("queues.recordCells.before", { before });
}

/** What is open on a posted document; most have nothing. */
export function FoundMarks({ row, t }: Pick<Props, "row" | "t">) {
  return row.found.map((rule) => (
    <Badge key={rule} tone="held" className="ml-1.5">
      {foundWord(t, rule)}
    </Badge>
  ));
}

/** The initials of whoever works on it at this moment. */
function ClaimMark({ row: { workedOnBy }, t }: Pick<Props, "row" | "t">) {
  if (workedOnBy === null) return null;
  return (
    <span className="claim" title={t("queues.recordCells.workedOn", { workedOnBy })}>
      <span aria-hidden>{initialsOf(workedOnBy)}</span>
      <span className="sr-only">, {t("queues.recordCells.workedOn", { workedOnBy })}</span>
    </span>
  );
}

/** Marks what a person has corrected: whoever approves wants to know. */
export function TouchedMark({ row, t }: Pick<Props, "row" | "t">) {
  if (!row.touched) return null;
  return (
    <span className="sign sign-hand sign-alone ml-1.5 text-muted-foreground" title={t("queues.recordCells.touched")}>
      <span className="sr-only">{t("queues.recordCells.touched")}</span>
    </span>
  );
}
