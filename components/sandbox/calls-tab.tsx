import { Radio } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatInstantExact } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { BookCall } from "#lib/sandbox-view/schema.ts";
import { PlainTable } from "./plain-table.tsx";

/** The last calls as AutoCount saw them: what was asked and how it ended. */
export function CallsTab({ calls }: { calls: readonly BookCall[] }) {
  const t = useTranslations();
  if (calls.length === 0) return <EmptyState icon={Radio} title={t("sandbox.callsTab.noCallYet")} className="border-y bg-card">{t("sandbox.callsTab.callsAreKeptSince")}</EmptyState>;
  return (
    <>
      <p className="px-4 py-3 text-muted-foreground lg:px-6">{t("sandbox.callsTab.theLastCallsNewestFirst", { callsCount: calls.length })}</p>
      <PlainTable
        label={t("sandbox.callsTab.lastCalls")}
        head={[{ label: t("sandbox.callsTab.when") }, { label: t("sandbox.callsTab.call") }, { label: t("sandbox.callsTab.answer") }]}
        rows={calls.map(({ at, method, path, status }, index) => ({
          key: `${at} ${calls.length - index}`,
          cells: [
            <time key="at" dateTime={at}><span className="max-sm:sr-only">{formatInstantExact(at).slice(0, -8)}</span>{formatInstantExact(at).slice(-8)}</time>,
            <span key="call" className="font-mono text-xs break-all"><b>{method}</b> {path}</span>,
            status === null ? <Badge tone="unknown">{t("sandbox.callsTab.lineBroken")}</Badge> : <Badge tone={isTrouble(status) ? "error" : "neutral"}>{status}</Badge>,
          ],
        }))}
      />
    </>
  );
}

/** A look-up that finds nothing is how posting makes sure; it is no trouble. */
function isTrouble(status: number): boolean {
  return status >= 400 && status !== 404;
}
