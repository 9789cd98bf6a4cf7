import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { ChangesTable } from "#components/records/changes-table.tsx";
import { ruleTitle, ruleTitles } from "#components/rules/rule-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import type { TriedMapping, TriedRecord } from "#lib/rereading/try-mapping.ts";

/** What a mapping on trial would make of stored deliveries: per record, which fields and findings differ. */
export function TriedView({ tried }: { tried: TriedMapping }) {
  const t = useTranslations();
  const { deliveries, gained, lost, changed, same } = tried;
  const parts = [
    gained > 0 && t("sources.triedView.readableNow", { gained: formatCount(gained) }),
    changed > 0 && t("sources.triedView.changed", { changed: formatCount(changed) }),
    lost > 0 && t("sources.triedView.noLongerReadable", { lost: formatCount(lost) }),
    same > 0 && t("sources.triedView.asBefore", { same: formatCount(same) }),
  ].filter(Boolean);
  return (
    <section aria-label={t("sources.triedView.trial")} className="grid gap-3 rounded-lg border bg-card p-4">
      <p role="status">
        <span className="font-medium">{t("sources.triedView.nothingIsSaved")}</span> {parts.length === 0 ? t("sources.triedView.thereWasNoDelivery") : t("sources.triedView.ofTheRecordsIn1", { deliveriesCount: deliveries.length, parts: parts.join(", ") })}
      </p>
      {deliveries.map((delivery) => (
        <article key={delivery.id} aria-label={delivery.topic ?? t("sources.triedView.messageWithoutATopic")} className="grid gap-2 border-t pt-3">
          <h3 className="flex flex-wrap items-baseline gap-x-2">
            <Link href={`/deliveries/${delivery.id}`} className="font-medium underline-offset-4 hover:underline">
              {delivery.topic ?? t("sources.triedView.messageWithoutATopic")}
            </Link>
            <span className="text-xs text-muted-foreground">{formatInstant(delivery.receivedAt)}</span>
          </h3>
          {delivery.records.map((record, index) => (
            <Tried key={`${index} ${record.externalId}`} record={record} />
          ))}
          {delivery.left > 0 && <p className="text-xs text-muted-foreground">{t("sources.triedView.andMoreRecords", { left: formatCount(delivery.left) })}</p>}
        </article>
      ))}
    </section>
  );
}

function Tried({ record }: { record: TriedRecord }) {
  const t = useTranslations();
  const { before, after, changes } = record;
  const rules = { before: new Set(before.findings.map(({ rule }) => rule)), after: new Set(after.findings.map(({ rule }) => rule)) };
  const gone = before.findings.filter(({ rule }) => !rules.after.has(rule));
  const fresh = after.findings.filter(({ rule }) => !rules.before.has(rule));
  const kept = after.findings.filter(({ rule }) => rules.before.has(rule));
  const isReadable = after.problem === null;
  return (
    <div className="grid gap-1.5 rounded-md border px-3 py-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{record.number ?? record.externalId ?? t("sources.triedView.record")}</span>
        {before.problem !== null && isReadable && (
          <Badge tone="posted" sign="circle-check">
            {t("sources.triedView.canBeReadNow")}
          </Badge>
        )}
        {before.problem === null && !isReadable && (
          <Badge tone="error" sign="circle-alert">
            {t("sources.triedView.couldNoLongerBeRead")}
          </Badge>
        )}
      </p>
      {before.problem !== null && <Line isGood={isReadable}>{isReadable ? t("sources.triedView.before", { problem: before.problem }) : null}</Line>}
      {after.problem !== null && <Line isGood={false}>{after.problem}</Line>}
      {changes.length > 0 && <ChangesTable changes={changes} caption={t("sources.triedView.fieldsThatTheMappingChanges")} />}
      {before.problem === null && isReadable && changes.length === 0 && <p className="text-muted-foreground">{t("sources.triedView.noFieldDiffers")}</p>}
      {gone.map(({ rule }) => (
        <Line key={rule} isGood>
          {t("sources.triedView.noLonger", { title: ruleTitle(t, rule) })}
        </Line>
      ))}
      {fresh.map(({ rule, message }) => (
        <Line key={rule} isGood={false}>
          {before.problem === null ? t("sources.triedView.new") : t("sources.triedView.then")}: {ruleTitle(t, rule)}. {message}
        </Line>
      ))}
      {kept.length > 0 && <p className="text-xs text-muted-foreground">{t("sources.triedView.asBefore2", { kept: ruleTitles(t, kept.map(({ rule }) => rule)) })}</p>}
    </div>
  );
}

function Line({ isGood, children }: { isGood: boolean; children: React.ReactNode }) {
  if (children === null) return null;
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <p className="flex gap-1.5">
      <Icon className={`mt-0.5 size-4 shrink-0 ${isGood ? "text-posted" : "text-held"}`} aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}
