"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { explainAnswerAction } from "#lib/reference/actions.ts";
import type { Explanation } from "#lib/reference/explain-answer.ts";
import { aliasTypes, type AliasType } from "#lib/reference/read-question.ts";
import type { Translate } from "#messages/translate.ts";
import { ExplanationView } from "./explanation-view.tsx";

const asked = (t: Translate): Readonly<Record<AliasType, { type: string; label: string; hint: string }>> => ({
  item: { type: t("aliases.testAlias.asked.item.type"), label: t("aliases.testAlias.asked.item.label"), hint: t("aliases.testAlias.asked.item.hint") },
  customer: { type: t("aliases.testAlias.asked.customer.type"), label: t("aliases.testAlias.asked.customer.label"), hint: t("aliases.testAlias.asked.customer.hint") },
  supplier: { type: t("aliases.testAlias.asked.supplier.type"), label: t("aliases.testAlias.asked.supplier.label"), hint: t("aliases.testAlias.asked.supplier.hint") },
  location: { type: t("aliases.testAlias.asked.location.type"), label: t("aliases.testAlias.asked.location.label"), hint: t("aliases.testAlias.asked.location.hint") },
});

/** Asks what a SKU, buyer, supplier or location would become, without a record. */
export function TestAlias({ sources, now }: { sources: readonly { id: string; name: string }[]; now: string }) {
  const t = useTranslations();
  const [type, setType] = useState<AliasType>("item");
  const [says, setSays] = useState("");
  const [sourceId, setSource] = useState("");
  const [customerCode, setCustomer] = useState("");
  const [told, setTold] = useState<Explanation | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (says.trim() === "") return setTrouble(t("aliases.testAlias.enterIt", { hint: asked(t)[type].hint }));
    start(async () => {
      const outcome = await explainAnswerAction({ type, says, sourceId: sourceId === "" ? null : sourceId, customerCode: type !== "item" || customerCode.trim() === "" ? null : customerCode }).catch(() => null);
      setTrouble(outcome?.ok ? null : refusalText(t, outcome === null ? { code: "no-answer" } : outcome.error));
      setTold(outcome?.ok ? outcome.value : null);
    });
  };
  return (
    <div className="grid gap-4 px-4 pb-6 lg:px-6">
      <Card className="max-w-3xl">
        <CardContent>
          <form onSubmit={ask} className="grid items-end gap-3 sm:grid-cols-[8rem_1fr_1fr_8rem_auto]">
            <Field id="type" label={t("aliases.testAlias.what")}>
              <Select id="type" value={type} onChange={(event) => setType(event.target.value as AliasType)}>
                {aliasTypes.map((one) => (
                  <option key={one} value={one}>
                    {asked(t)[one].type}
                  </option>
                ))}
              </Select>
            </Field>
            <Field id="says" label={asked(t)[type].label}>
              <Input id="says" value={says} maxLength={200} autoComplete="off" placeholder={asked(t)[type].hint} onChange={(event) => setSays(event.target.value)} />
            </Field>
            <Field id="source" label={t("aliases.testAlias.from")}>
              <Select id="source" value={sourceId} onChange={(event) => setSource(event.target.value)}>
                <option value="">{t("aliases.testAlias.anySource")}</option>
                {sources.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field id="customer" label={t("aliases.testAlias.customerCode")}>
              <Input id="customer" value={customerCode} maxLength={12} autoComplete="off" placeholder={t("aliases.testAlias.any")} disabled={type !== "item"} onChange={(event) => setCustomer(event.target.value)} />
            </Field>
            <Button type="submit" isPending={isPending}>
              {t("aliases.testAlias.test")}
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
