import { CircleCheck, CornerDownRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Explanation, LookUpStep } from "#lib/reference/explain-answer.ts";
import type { Found } from "#lib/reference/explain-queries.ts";
import type { Translate } from "#messages/translate.ts";

const stepWords = (t: Translate): Readonly<Record<LookUpStep, string>> => ({
  "source-customer": t("aliases.explanationView.steps.sourceCustomer"),
  source: t("aliases.explanationView.steps.source"),
  company: t("aliases.explanationView.steps.company"),
  code: t("aliases.explanationView.steps.code"),
  barcode: t("aliases.explanationView.steps.barcode"),
});

/** What a SKU, buyer, supplier or location becomes and why: each place in the order in which it counts. */
export function ExplanationView({ told: { says, steps, decided, instead, answer, suggestions }, now }: { told: Explanation; now: string }) {
  const t = useTranslations();
  return (
    <Card className="max-w-3xl" aria-live="polite">
      <CardHeader>
        <CardTitle>{answer === null ? t("aliases.explanationView.notKnown", { says }) : t("aliases.explanationView.wouldBecome", { says, answer: answer.name === null ? answer.code : `${answer.code}, ${answer.name}` })}</CardTitle>
        {answer !== null && !answer.isActive && <Badge tone="held">{answer.name === null ? t("aliases.explanationView.notInAutoCount") : t("aliases.explanationView.notActive")}</Badge>}
      </CardHeader>
      <CardContent className="grid gap-3">
        <ol className="grid gap-1.5">
          {steps.map(({ step, found }) => (
            <li key={step} className={cn("flex flex-wrap items-baseline gap-x-2", step !== decided && "text-muted-foreground")}>
              {step === decided ? <CircleCheck className="size-4 self-center text-primary-text" aria-label={t("aliases.explanationView.decides")} /> : <span className="w-4" />}
              <span>{stepWords(t)[step]}:</span>
              {found === null ? <span>{t("aliases.explanationView.none")}</span> : <FoundText found={found} now={now} />}
            </li>
          ))}
          {instead.map((found) => (
            <li key={found.target} className="flex flex-wrap items-baseline gap-x-2">
              <CornerDownRight className="size-4 self-center text-primary-text" aria-hidden />
              <span>{t("aliases.explanationView.inItsPlace")}</span>
              <FoundText found={found} now={now} />
            </li>
          ))}
        </ol>
        {suggestions.length > 0 && <p className="text-muted-foreground">{t("aliases.explanationView.offered", { suggestions: suggestions.map(({ code, name }) => `${code} (${name})`).join(", ") })}</p>}
      </CardContent>
    </Card>
  );
}

function FoundText({ found, now }: { found: Found; now: string }) {
  return (
    <span>
      <b className="font-medium">{found.target}</b>
      {found.taughtByName !== null && found.taughtAt !== null && (
        <span className="text-muted-foreground">
          {" "}
          <TaughtText by={found.taughtByName} at={found.taughtAt} found={found} now={now} />
        </span>
      )}
    </span>
  );
}

function TaughtText({ by, at, found, now }: { by: string; at: string; found: Found; now: string }) {
  const t = useTranslations();
  const { lastUsedAt } = found;
  const values = { by, count: found.usedCount ?? 0, taught: () => <Age at={at} now={now} /> };
  if (lastUsedAt === null) return t.rich("aliases.explanationView.taught", values);
  return t.rich("aliases.explanationView.taughtAndUsed", { ...values, used: () => <Age at={lastUsedAt} now={now} /> });
}
