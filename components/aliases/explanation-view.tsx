import { CircleCheck } from "lucide-react";
import { Age } from "#components/format/age.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Explanation, LookUpStep } from "#lib/reference/explain-item.ts";

const stepWords: Readonly<Record<LookUpStep, string>> = {
  "source-customer": "Alias of this source for this customer",
  source: "Alias of this source",
  company: "Alias of every source",
  code: "Item with this very code",
  barcode: "Item or unit with this barcode",
};

/** What a SKU becomes and why: each place in the order in which it counts. */
export function ExplanationView({ told: { sku, steps, decided, item, suggestions }, now }: { told: Explanation; now: string }) {
  return (
    <Card className="max-w-3xl" aria-live="polite">
      <CardHeader>
        <CardTitle>{item === null ? `${sku} is not known: the record would be held.` : `${sku} would become ${item.code}${item.name === null ? "" : `, ${item.name}`}`}</CardTitle>
        {item !== null && !item.isActive && <Badge tone="held">{item.name === null ? "not in AutoCount" : "not active"}</Badge>}
      </CardHeader>
      <CardContent className="grid gap-3">
        <ol className="grid gap-1.5">
          {steps.map(({ step, found }) => (
            <li key={step} className={cn("flex flex-wrap items-baseline gap-x-2", step !== decided && "text-muted-foreground")}>
              {step === decided ? <CircleCheck className="size-4 self-center text-primary-text" aria-label="This decides" /> : <span className="w-4" />}
              <span>{stepWords[step]}:</span>
              {found === null ? (
                <span>none</span>
              ) : (
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
              )}
            </li>
          ))}
        </ol>
        {suggestions.length > 0 && <p className="text-muted-foreground">A person would be offered: {suggestions.map(({ code, name }) => `${code} (${name})`).join(", ")}.</p>}
      </CardContent>
    </Card>
  );
}
