import Link from "next/link";
import { formatCount } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { DeliveryOutcome, DeliveryScreen } from "#lib/intake/queries.ts";

/** The records that a message made, changed or could not make. */
export function OutcomesCard({ state, outcomes }: Pick<DeliveryScreen, "state" | "outcomes">) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>What became of it</CardTitle>
        {outcomes.length > 1 && <span className="text-xs text-muted-foreground">{formatCount(outcomes.length)} records</span>}
      </CardHeader>
      {outcomes.length === 0 ? (
        <p className="p-4 text-muted-foreground">{nothing[state]}</p>
      ) : (
        <ul className="max-h-112 divide-y overflow-y-auto">
          {outcomes.map((outcome) => (
            <li key={outcome.index} className="grid gap-1 px-4 py-2.5">
              <span className="flex flex-wrap items-center justify-between gap-2">
                {outcome.record ? (
                  <Link href={`/records/${outcome.record.id}`} prefetch={false} className="font-medium text-primary-text underline-offset-4 hover:underline">
                    {outcome.record.number}
                  </Link>
                ) : (
                  <span className="font-medium">{outcome.externalId ?? `Record ${outcome.index + 1}`}</span>
                )}
                {outcome.record ? <StateBadge state={outcome.record.state} /> : <Badge tone={said(outcome).tone}>{said(outcome).word}</Badge>}
              </span>
              <span className="text-xs text-muted-foreground">
                {outcome.record && said(outcome).word}
                {outcome.why && <span className="text-error-fg">{outcome.record && ": "}{outcome.why}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const nothing: Readonly<Record<DeliveryScreen["state"], string>> = {
  received: "It is being read.",
  read: "No record came of it.",
  unreadable: "It could not be read, so no record came of it. It is kept and can be read again.",
  ignored: "There is nothing to book in it.",
};

function said({ outcome, change }: DeliveryOutcome): { word: string; tone: BadgeTone } {
  if (outcome === "refused") return { word: "Refused", tone: "error" };
  if (outcome === "repeated") return { word: "Known already: nothing new in it", tone: "neutral" };
  if (change === "proposed") return { word: "A change that a person decides on", tone: "held" };
  if (change === "taken") return { word: "A change, taken at once", tone: "info" };
  return { word: "New record", tone: "posted" };
}
