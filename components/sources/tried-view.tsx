import { CircleAlert, CircleCheck } from "lucide-react";
import Link from "next/link";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { ChangesTable } from "#components/records/changes-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { TriedMapping, TriedRecord } from "#lib/rereading/try-mapping.ts";

/** What a mapping on trial would make of stored deliveries: per record, which fields and findings differ. */
export function TriedView({ tried }: { tried: TriedMapping }) {
  const { deliveries, gained, lost, changed, same } = tried;
  const parts = [
    gained > 0 && `${formatCount(gained)} readable now`,
    changed > 0 && `${formatCount(changed)} changed`,
    lost > 0 && `${formatCount(lost)} no longer readable`,
    same > 0 && `${formatCount(same)} as before`,
  ].filter(Boolean);
  return (
    <section aria-label="Trial" className="grid gap-3 rounded-lg border bg-card p-4">
      <p role="status">
        <span className="font-medium">Nothing is saved.</span> {parts.length === 0 ? "There was no delivery to try it on." : `Of the records in ${deliveries.length === 1 ? "1 delivery" : `${deliveries.length} deliveries`}: ${parts.join(", ")}.`}
      </p>
      {deliveries.map((delivery) => (
        <article key={delivery.id} aria-label={delivery.topic ?? "Message without a topic"} className="grid gap-2 border-t pt-3">
          <h3 className="flex flex-wrap items-baseline gap-x-2">
            <Link href={`/deliveries/${delivery.id}`} prefetch={false} className="font-medium underline-offset-4 hover:underline">
              {delivery.topic ?? "Message without a topic"}
            </Link>
            <span className="text-xs text-muted-foreground">{formatInstant(delivery.receivedAt)}</span>
          </h3>
          {delivery.records.map((record, index) => (
            <Tried key={`${index} ${record.externalId}`} record={record} />
          ))}
          {delivery.left > 0 && <p className="text-xs text-muted-foreground">And {formatCount(delivery.left)} more records of this delivery.</p>}
        </article>
      ))}
    </section>
  );
}

function Tried({ record }: { record: TriedRecord }) {
  const { before, after, changes } = record;
  const rules = { before: new Set(before.findings.map(({ rule }) => rule)), after: new Set(after.findings.map(({ rule }) => rule)) };
  const gone = before.findings.filter(({ rule }) => !rules.after.has(rule));
  const fresh = after.findings.filter(({ rule }) => !rules.before.has(rule));
  const kept = after.findings.filter(({ rule }) => rules.before.has(rule));
  const isReadable = after.problem === null;
  return (
    <div className="grid gap-1.5 rounded-md border px-3 py-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{record.number ?? record.externalId ?? "Record"}</span>
        {before.problem !== null && isReadable && (
          <Badge tone="posted" sign="circle-check">
            can be read now
          </Badge>
        )}
        {before.problem === null && !isReadable && (
          <Badge tone="error" sign="circle-alert">
            could no longer be read
          </Badge>
        )}
      </p>
      {before.problem !== null && <Line isGood={isReadable}>{isReadable ? `Before: ${before.problem}` : null}</Line>}
      {after.problem !== null && <Line isGood={false}>{after.problem}</Line>}
      {changes.length > 0 && <ChangesTable changes={changes} caption="Fields that the mapping changes" />}
      {before.problem === null && isReadable && changes.length === 0 && <p className="text-muted-foreground">No field differs.</p>}
      {gone.map(({ rule, title }) => (
        <Line key={rule} isGood>
          No longer: {title}
        </Line>
      ))}
      {fresh.map(({ rule, title, message }) => (
        <Line key={rule} isGood={false}>
          {before.problem === null ? "New" : "Then"}: {title}. {message}
        </Line>
      ))}
      {kept.length > 0 && <p className="text-xs text-muted-foreground">As before: {kept.map(({ title }) => title).join(", ")}</p>}
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
