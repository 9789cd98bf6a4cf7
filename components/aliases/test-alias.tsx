"use client";

import { type FormEvent, useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { explainItemAction } from "#lib/reference/actions.ts";
import type { Explanation } from "#lib/reference/explain-item.ts";
import { ExplanationView } from "./explanation-view.tsx";

/** Asks what a SKU would become, without a record. */
export function TestAlias({ sources, now }: { sources: readonly { id: string; name: string }[]; now: string }) {
  const [sku, setSku] = useState("");
  const [sourceId, setSource] = useState("");
  const [customerCode, setCustomer] = useState("");
  const [told, setTold] = useState<Explanation | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (sku.trim() === "") return setTrouble("Enter a SKU as the source writes it.");
    start(async () => {
      const outcome = await explainItemAction({ sku, sourceId: sourceId === "" ? null : sourceId, customerCode: customerCode.trim() === "" ? null : customerCode }).catch(() => null);
      setTrouble(outcome?.ok ? null : refusalText(outcome === null ? { code: "no-answer" } : outcome.error));
      setTold(outcome?.ok ? outcome.value : null);
    });
  };
  return (
    <div className="grid gap-4 px-4 pb-6 lg:px-6">
      <Card className="max-w-3xl">
        <CardContent>
          <form onSubmit={ask} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
            <Field id="sku" label="SKU">
              <Input id="sku" value={sku} maxLength={100} autoComplete="off" onChange={(event) => setSku(event.target.value)} />
            </Field>
            <Field id="source" label="From">
              <Select id="source" value={sourceId} onChange={(event) => setSource(event.target.value)}>
                <option value="">any source</option>
                {sources.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field id="customer" label="Customer code">
              <Input id="customer" value={customerCode} maxLength={12} autoComplete="off" placeholder="any" onChange={(event) => setCustomer(event.target.value)} />
            </Field>
            <Button type="submit" isPending={isPending}>
              Test
            </Button>
          </form>
          {trouble && (
            <p role="alert" className="mt-3 text-error-fg">
              {trouble}
            </p>
          )}
        </CardContent>
      </Card>
      {told !== null && <ExplanationView told={told} now={now} />}
    </div>
  );
}
