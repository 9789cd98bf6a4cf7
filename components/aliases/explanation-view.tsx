import { CircleCheck, CornerDownRight } from "lucide-react";
import { Age } from "#components/format/age.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Explanation, LookUpStep } from "#lib/reference/explain-answer.ts";
import type { Found } from "#lib/reference/explain-queries.ts";

const stepWords: Readonly<Record<LookUpStep, string>> = {
  "source-customer": "Alias of this source for this customer",
  source: "Alias of this source",
  company: "Alias of every source",
  code: "AutoCount's own code",
  barcode: "Item or unit with this barcode",
};

/** What a SKU, buyer, supplier or location becomes and why: each place in the order in which it counts. */
export function ExplanationView({ told: { says, steps, decided, instead, answer, suggestions }, now }: { told: Explanation; now: string }) {
  return (
    <Card className="max-w-3xl" aria-live="polite">
      <CardHeader>
        <CardTitle>{answer === null ? `${says} is not known: the record would be held.` : `${says} would become ${answer.code}${answer.name === null ? "" : `, ${answer.name}`}`}</CardTitle>
        {answer !== null && !answer.isActive && <Badge tone="held">{answer.name === null ? "not in AutoCount" : "not active"}</Badge>}
      </CardHeader>
      <CardContent className="grid gap-3">
        <ol className="grid gap-1.5">
          {steps.map(({ step, found }) => (
            <li key={step} className={cn("flex flex-wrap items-baseline gap-x-2", step !== decided && "text-muted-foreground")}>
              {step === decided ? <CircleCheck className="size-4 self-center text-primary-text" aria-label="This decides" /> : <span className="w-4" />}
              <span>{stepWords[step]}:</span>
              {found === null ? <span>none</span> : <FoundText found={found} now={now} />}
            </li>
          ))}
          {instead.map((found) => (
            <li key={found.target} className="flex flex-wrap items-baseline gap-x-2">
              <CornerDownRight className="size-4 self-center text-primary-text" aria-hidden />
              <span>Not in use any more; in its place:</span>
              <FoundText found={found} now={now} />
            </li>
          ))}
        </ol>
        {suggestions.length > 0 && <p className="text-muted-foreground">A person would be offered: {suggestions.map(({ code, name }) => `${code} (${name})`).join(", ")}.</p>}
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
          taught by {found.taughtByName} <Age at={found.taughtAt} now={now} />, used {found.usedCount ?? 0} {found.usedCount === 1 ? "time" : "times"}
          {found.lastUsedAt !== null && <>, last <Age at={found.lastUsedAt} now={now} /></>}
        </span>
      )}
    </span>
  );
}
