import { useTranslations } from "next-intl";
import { Ago } from "#components/format/age.tsx";
import { formatMoney } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { formatDate } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { RecordTeamwork } from "#lib/teamwork/queries.ts";
import { TakeEarlyInput } from "#components/shell/take-early-input.tsx";
import { can, type Role } from "#lib/auth/permissions.ts";
import { endStates, isLegalMove, openStates } from "#lib/canonical/states.ts";
import type { RecordScreen } from "#lib/review/record-screen.ts";
import { EInvoiceClock } from "./e-invoice-clock.tsx";
import { approveState } from "./approve-state.ts";
import type { MoreAction } from "./more-actions.tsx";
import { RecordActions, RecordSteps } from "./record-actions.tsx";
import { roleName } from "./role-text.ts";

type RecordHeaderProps = { screen: RecordScreen; teamwork: RecordTeamwork; actor: { id: string; role: Role }; now: string };

/** Which record this is, where it stands, and what can be decided about it. Stays in sight while the page scrolls. */
export function RecordHeader({ screen, teamwork, actor, now }: RecordHeaderProps) {
  const t = useTranslations();
  const { record, approval } = screen;
  const given = approval.steps.filter((step) => step.by !== null);
  const isClosable = isLegalMove(record.state, "rejected") || record.state === "approved";
  const more: MoreAction[] = [
    ...((record.state === "approved" || (record.state === "ready" && given.length > 0)) && can(actor, "approval:revoke") ? (["revoke"] as const) : []),
    ...(endStates.includes(record.state) && can(actor, "record:reject") ? (["reopen"] as const) : []),
    ...(record.state === "waiting" && can(actor, "change:decide") ? (["release"] as const) : []),
  ];
  return (
    <header className="z-20 border-b bg-background/95 px-4 pt-2 pb-3 backdrop-blur-sm lg:sticky lg:top-(--above,0px) lg:px-6">
      <TakeEarlyInput />
      <RecordSteps />
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 lg:flex-nowrap">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight">{record.number}</h1>
            <StateBadge state={record.state} />
            {record.currency !== "" && <span className="text-xl font-semibold tracking-tight tabular-nums">{formatMoney(record.total, record.currency)}</span>}
            <span className="min-w-0 truncate text-base">{record.partyName}</span>
          </div>
          <p className="mt-0.5 flex flex-wrap gap-x-1.5 text-xs text-muted-foreground">
            <span>
              {t(`format.kinds.${record.kind}`)}
              {record.bookAs !== record.kind && t("records.recordHeader.bookedAs", { kind: t(`format.kinds.${record.bookAs}`).toLowerCase() })}
            </span>
            <span>· {record.source.name}</span>
            <span>· {formatDate(record.date)}</span>
            <span>
              {t.rich("records.recordHeader.received", { age: () => <Ago at={record.receivedAt} now={now} /> })}
            </span>
            <span>{t("records.recordHeader.revision", { revision: record.revision })}</span>
            <EInvoiceClock eInvoice={record.eInvoice} state={record.state} now={now} />
            {record.state === "waiting" && record.waitingFor !== null && <span className="font-medium text-foreground">{t("records.recordHeader.waitingFor", { waitingFor: record.waitingFor })}</span>}
            {teamwork.assignee !== null && <span className="font-medium text-foreground">{teamwork.assignee.userId === actor.id ? t("records.recordHeader.assignedToYou") : t("records.recordHeader.assignedTo", { name: teamwork.assignee.name })}</span>}
            {teamwork.snoozedUntil !== null && <span className="font-medium text-foreground">{t("records.recordHeader.putOff", { day: formatDate(teamwork.snoozedUntil) })}</span>}
            {teamwork.tags.map((tag) => (
              <Badge key={tag} tone="outline">{tag}</Badge>
            ))}
            {given.map((step) => (
              <span key={step.role} className="font-medium text-foreground">
                {t("records.recordHeader.approvedBy", { name: step.by?.name ?? "", role: roleName(t, step.role).toLowerCase() })}
              </span>
            ))}
          </p>
        </div>
        <RecordActions approve={approveState(t, screen, actor)} mayReject={isClosable && can(actor, "record:reject")} mayHold={(openStates.includes(record.state) || record.state === "approved") && can(actor, "record:hold")} more={more} />
      </div>
    </header>
  );
}
