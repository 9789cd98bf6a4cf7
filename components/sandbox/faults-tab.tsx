import { Badge } from "#components/ui/badge.tsx";
import { formatAmount } from "#components/format/money.ts";
import { formatInstantExact } from "#components/format/time.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { faultTitle } from "#lib/sandbox-view/faults.ts";
import type { BookFault } from "#lib/sandbox-view/schema.ts";
import { ArmFault } from "./arm-fault.tsx";
import { ClearFaults } from "./clear-faults.tsx";
import { PlainTable } from "./plain-table.tsx";

type FaultsTabProps = { faults: readonly BookFault[]; mayAct: boolean; now: string };

/** What is switched on to go wrong, how often it did, and the switches. */
export function FaultsTab({ faults, mayAct, now }: FaultsTabProps) {
  return (
    <>
      {mayAct ? <ArmFault /> : <p className="px-4 py-3 text-muted-foreground lg:px-6">An admin switches these on.</p>}
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-2 pb-2 lg:px-6">
        <h2 className="font-semibold">Switched on since the sandbox was started</h2>
        {mayAct && faults.length > 0 && <ClearFaults />}
      </div>
      {faults.length === 0 ? <EmptyState title="Nothing is made to fail" className="border-y bg-card">Every call is answered as AutoCount would.</EmptyState> : (
        <PlainTable
          label="Switched on"
          head={[{ label: "What" }, { label: "Which calls" }, { label: "State" }, { label: "Happened", isAmount: true }]}
          rows={faults.map((fault) => ({
            key: String(fault.id),
            cells: [
              <b key="what">{faultTitle(fault.fault)}</b>,
              whichCalls(fault),
              isOver(fault, now) ? <Badge key="over">used up</Badge> : <Badge key="on" tone="held">on</Badge>,
              `${formatAmount(String(fault.fired), 0)} ×`,
            ],
          }))}
        />
      )}
    </>
  );
}

function whichCalls({ mode, left, fired, rate, until }: BookFault): string {
  if (mode === "next") return "the next one";
  if (mode === "count") return `${(left ?? 0) + fired}, ${left ?? 0} left`;
  if (mode === "rate") return `${Math.round((rate ?? 0) * 100)} % of them`;
  return until === null ? "all" : `all until ${formatInstantExact(until).slice(-8)}`;
}

function isOver({ left, until }: BookFault, now: string): boolean {
  return left === 0 || (until !== null && until <= now);
}
