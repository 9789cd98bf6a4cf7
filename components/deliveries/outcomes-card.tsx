import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import type { DeliveryOutcome, DeliveryScreen } from "#lib/intake/queries.ts";
import type { Translate } from "#messages/translate.ts";

/** The records that a message made, changed or could not make. */
export function OutcomesCard({ state, outcomes }: Pick<DeliveryScreen, "state" | "outcomes">) {
  const t = useTranslations();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("deliveries.outcomesCard.whatBecame")}</CardTitle>
        {outcomes.length > 1 && <span className="text-xs text-muted-foreground">{t("deliveries.outcomesCard.records", { outcomesCount: formatCount(outcomes.length) })}</span>}
      </CardHeader>
      {outcomes.length === 0 ? (
        <p className="p-4 text-muted-foreground">{nothing(t)[state]}</p>
      ) : (
        <ul className="max-h-112 divide-y overflow-y-auto">
          {outcomes.map((outcome) => (
            <li key={outcome.index} className="grid gap-1 px-4 py-2.5">
              <span className="flex flex-wrap items-center justify-between gap-2">
                {outcome.record ? (
                  <Link href={`/records/${outcome.record.id}`} className="font-medium text-primary-text underline-offset-4 hover:underline">
                    {outcome.record.number}
                  </Link>
                ) : (
                  <span className="font-medium">{outcome.externalId ?? t("deliveries.outcomesCard.record", { index: outcome.index + 1 })}</span>
                )}
                {outcome.record ? <StateBadge state={outcome.record.state} /> : <Badge tone={said(t, outcome).tone}>{said(t, outcome).word}</Badge>}
              </span>
              <span className="text-xs text-muted-foreground">
                {outcome.record && said(t, outcome).word}
                {outcome.why && <span className="text-error-fg">{outcome.record && ": "}{outcome.why}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const nothing = (t: Translate): Readonly<Record<DeliveryScreen["state"], string>> => ({
  received: t("deliveries.outcomesCard.nothing.received"),
  read: t("deliveries.outcomesCard.nothing.read"),
  unreadable: t("deliveries.outcomesCard.nothing.unreadable"),
  ignored: t("deliveries.outcomesCard.nothing.ignored"),
});

function said(t: Translate, { outcome, change }: DeliveryOutcome): { word: string; tone: BadgeTone } {
  if (outcome === "refused") return { word: t("deliveries.outcomesCard.refused"), tone: "error" };
  if (outcome === "repeated") return { word: t("deliveries.outcomesCard.knownAlreadyNothingNew"), tone: "neutral" };
  if (change === "proposed") return { word: t("deliveries.outcomesCard.aChangeThatAPerson"), tone: "held" };
  if (change === "taken") return { word: t("deliveries.outcomesCard.aChangeTakenAtOnce"), tone: "info" };
  return { word: t("deliveries.outcomesCard.newRecord"), tone: "posted" };
}
