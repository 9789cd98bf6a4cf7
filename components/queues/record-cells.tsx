import { CircleAlert, FileText, Hand, UserRound } from "lucide-react";
import { Age } from "#components/format/age.tsx";
import { Money } from "#components/format/money.tsx";
import { StateBadge } from "#components/format/state-badge.tsx";
import { formatDate } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { CellProps } from "./queue-cells.ts";

type Props = CellProps<RecordRow>;

// Cells that several queues of records share. On a phone the first one also says what its hidden neighbours would.

/** The number people know it by; below it, on a phone, the buyer. */
export function NumberCell({ row }: Props) {
  return (
    <span className="grid">
      <span className="font-medium md:whitespace-nowrap">{row.number}</span>
      <span className="truncate text-xs text-muted-foreground md:hidden">{row.partyName || "No buyer named"}</span>
    </span>
  );
}

export function PartyCell({ row }: Props) {
  return (
    <span className="block truncate">
      {row.partyName || <span className="text-muted-foreground">No buyer named</span>}
      {row.partyCode && <span className="ml-2 text-xs text-muted-foreground max-2xl:hidden">{row.partyCode}</span>}
    </span>
  );
}

export function TotalCell({ row }: Props) {
  return <Money value={row.total} currency={row.currency} />;
}

export function HoldsCell({ row }: Props) {
  const [first, second, ...others] = row.holds;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1 xl:flex-nowrap">
      {[first, second].map(
        (hold) =>
          hold && (
            <Badge key={hold.rule} tone={hold.rule === "ledger-refused" ? "error" : "held"}>
              {hold.rule === "ledger-refused" && <CircleAlert aria-hidden />}
              <span className="truncate">{hold.title}</span>
            </Badge>
          ),
      )}
      {others.length > 0 && (
        <Badge tone="outline" title={others.map((hold) => hold.title).join(", ")}>
          +{others.length}
          <span className="sr-only">more: {others.map((hold) => hold.title).join(", ")}</span>
        </Badge>
      )}
    </span>
  );
}

export function HeldForCell({ row }: Props) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-muted-foreground">
      <UserRound className="size-3.5" aria-hidden />
      <span className="first-letter:uppercase">{row.heldFor.toSorted().join(" and ") || "nobody yet"}</span>
    </span>
  );
}

export function SourceCell({ row }: Props) {
  return <span className="block max-w-40 truncate text-muted-foreground">{row.sourceName}</span>;
}

export function KindCell({ row }: Props) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-muted-foreground">
      <FileText className="size-3.5" aria-hidden />
      {row.kindLabel}
    </span>
  );
}

export function StateCell({ row }: Props) {
  return <StateBadge state={row.state} />;
}

export function DocDateCell({ row }: Props) {
  return <span className="whitespace-nowrap text-muted-foreground">{formatDate(row.docDate)}</span>;
}

export function ReceivedCell({ row, now }: Props) {
  return <Age at={row.receivedAt} now={now} className="whitespace-nowrap text-muted-foreground" />;
}

export function SinceCell({ row, now }: Props) {
  return <Age at={row.stateSince} now={now} className="whitespace-nowrap text-muted-foreground" />;
}

/** The number in AutoCount; before it is there, where it is on its way. */
export function DocNoCell({ row }: Props) {
  if (row.docNo === null) return <span className="text-muted-foreground">–</span>;
  const isThere = row.postingState === "posted";
  return (
    <span className="whitespace-nowrap">
      <span className={isThere ? "font-medium" : "text-muted-foreground"}>{row.docNo}</span>
      {row.postingState === "unknown" && <span className="ml-2 text-xs text-unknown-fg">looking it up</span>}
      {!isThere && row.postingState !== "unknown" && row.postingAttempts !== null && row.postingAttempts > 1 && (
        <span className="ml-2 text-xs text-muted-foreground">{row.postingAttempts} attempts</span>
      )}
    </span>
  );
}

/** Marks what a person has corrected: whoever approves wants to know. */
export function TouchedMark({ row }: Pick<Props, "row">) {
  if (!row.touched) return null;
  return (
    <span className="ml-1.5 inline-flex align-[-2px] text-muted-foreground" title="Corrected by hand">
      <Hand className="size-3.5" aria-hidden />
      <span className="sr-only">Corrected by hand</span>
    </span>
  );
}
