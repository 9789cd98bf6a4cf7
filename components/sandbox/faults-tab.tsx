import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { formatAmount } from "#components/format/money.ts";
import { formatInstantExact } from "#components/format/time.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { BookFault } from "#lib/sandbox-view/schema.ts";
import type { Translate } from "#messages/translate.ts";
import { ArmFault } from "./arm-fault.tsx";
import { ClearFaults } from "./clear-faults.tsx";
import { faultTitle } from "./fault-words.ts";
import { PlainTable } from "./plain-table.tsx";

type FaultsTabProps = { faults: readonly BookFault[]; mayAct: boolean; now: string };

/** What is switched on to go wrong, how often it did, and the switches. */
export function FaultsTab({ faults, mayAct, now }: FaultsTabProps) {
  const t = useTranslations();
  return (
    <>
      {mayAct ? <ArmFault /> : <p className="px-4 py-3 text-muted-foreground lg:px-6">{t("sandbox.faultsTab.anAdminSwitchesThese")}</p>}
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-2 pb-2 lg:px-6">
        <h2 className="font-semibold">{t("sandbox.faultsTab.switchedOnSinceTheSandbox")}</h2>
        {mayAct && faults.length > 0 && <ClearFaults />}
      </div>
      {faults.length === 0 ? <EmptyState title={t("sandbox.faultsTab.nothingIsMadeToFail")} className="border-y bg-card">{t("sandbox.faultsTab.everyCallIsAnswered")}</EmptyState> : (
        <PlainTable
          label={t("sandbox.faultsTab.switchedOn")}
          head={[{ label: t("sandbox.faultsTab.what") }, { label: t("sandbox.faultsTab.whichCalls") }, { label: t("sandbox.faultsTab.state") }, { label: t("sandbox.faultsTab.happened"), isAmount: true }]}
          rows={faults.map((fault) => ({
            key: String(fault.id),
            cells: [
              <b key="what">{faultTitle(t, fault.fault)}</b>,
              whichCalls(t, fault),
              isOver(fault, now) ? <Badge key="over">{t("sandbox.faultsTab.usedUp")}</Badge> : <Badge key="on" tone="held">{t("sandbox.faultsTab.on")}</Badge>,
              `${formatAmount(String(fault.fired), 0)} ×`,
            ],
          }))}
        />
      )}
    </>
  );
}

function whichCalls(t: Translate, { mode, left, fired, rate, until }: BookFault): string {
  if (mode === "next") return t("sandbox.faultsTab.theNextOne");
  if (mode === "count") return t("sandbox.faultsTab.left", { left: (left ?? 0) + fired, left2: left ?? 0 });
  if (mode === "rate") return t("sandbox.faultsTab.ofThem", { rate: Math.round((rate ?? 0) * 100) });
  return until === null ? t("sandbox.faultsTab.all") : t("sandbox.faultsTab.allUntil", { until: formatInstantExact(until).slice(-8) });
}

function isOver({ left, until }: BookFault, now: string): boolean {
  return left === 0 || (until !== null && until <= now);
}
