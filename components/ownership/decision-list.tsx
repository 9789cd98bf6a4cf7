import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { DecisionRow } from "#lib/ownership/queries.ts";
import { fieldWords } from "./field-words.ts";
import { RevokeDecision } from "./revoke-decision.tsx";

type DecisionListProps = { decisions: readonly DecisionRow[]; now: string; mayRevoke: boolean };

/** The decisions that stand, with who made each and why. */
export function DecisionList({ decisions, now, mayRevoke }: DecisionListProps) {
  const t = useTranslations();
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions" className="pb-6">
      <h2 id="decisions" className="px-4 pt-5 pb-2 font-semibold lg:px-6">
        {t("ownership.decisionList.decisionsThatStand")}
      </h2>
      <ul className="divide-y border-y bg-card">
        {decisions.map(({ id, data, subject, field, value, sourceName, decision, reason, decidedByName, decidedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 lg:px-6">
            <p className="min-w-0">
              <Badge tone={decision === "take" ? "posted" : "outline"}>{decision === "take" ? t("ownership.decisionList.taken") : t("ownership.decisionList.ignored")}</Badge>{" "}
              <span className="text-muted-foreground">
                {t(`ownership.data.${data}`)}, {subject}, {fieldWords(field).toLowerCase()}:
              </span>{" "}
              {value} <span className="text-muted-foreground">{t("ownership.decisionList.from", { sourceName })}</span>
              <span className="block text-xs text-muted-foreground">
                {decidedByName}, <Age at={decidedAt} now={now} />: {reason}
              </span>
            </p>
            {mayRevoke && <RevokeDecision id={id} label={`${subject}, ${fieldWords(field).toLowerCase()}`} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
