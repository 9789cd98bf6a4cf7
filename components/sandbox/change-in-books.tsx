"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { formatAmount } from "#components/format/money.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { changeQuantityAction, voidInBooksAction } from "#lib/sandbox-view/actions.ts";
import { useSandboxAction } from "./use-sandbox-action.ts";

type ChangeInBooksProps = { kind: string; docNo: string; quantities: readonly (string | null)[] };

/** What somebody in AutoCount may do with a document behind our back, to see whether Holdpoint notices. */
export function ChangeInBooks({ kind, docNo, quantities }: ChangeInBooksProps) {
  const t = useTranslations();
  const id = useId();
  const [run, isPending] = useSandboxAction();
  const countable = quantities.flatMap((qty, line) => (qty === null ? [] : [{ qty, line }]));
  const [line, setLine] = useState(countable[0]?.line ?? 0);
  const [qty, setQty] = useState("");
  const [reason, setReason] = useState("");
  const change = (event: FormEvent) => {
    event.preventDefault();
    run(() => changeQuantityAction({ kind, docNo, line, lines: quantities.length, qty }), t("sandbox.changeInBooks.wasChangedInAutocount", { docNo }), () => setQty(""));
  };
  const cancel = (event: FormEvent) => {
    event.preventDefault();
    run(() => voidInBooksAction({ kind, docNo, reason }), t("sandbox.changeInBooks.isVoidInAutocount", { docNo }));
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("sandbox.changeInBooks.actAsSomebodyInAutocount")}</CardTitle>
        <CardDescription>{t("sandbox.changeInBooks.holdpointIsNotTold")}</CardDescription>
      </CardHeader>
      <CardContent className="flex flex-wrap gap-x-10 gap-y-5">
        {countable.length > 0 && (
          <form onSubmit={change} className="flex flex-wrap items-end gap-3" aria-label={t("sandbox.changeInBooks.changeAQuantity")}>
            <Field id={`${id}line`} label={t("sandbox.changeInBooks.line")}>
              <Select id={`${id}line`} value={line} onChange={(event) => setLine(Number(event.target.value))}>
                {countable.map((one) => <option key={one.line} value={one.line}>{t("sandbox.changeInBooks.now", { line: one.line + 1, qty: formatAmount(one.qty, 0) })}</option>)}
              </Select>
            </Field>
            <Field id={`${id}qty`} label={t("sandbox.changeInBooks.newQuantity")} className="w-28">
              <Input id={`${id}qty`} required inputMode="decimal" value={qty} onChange={(event) => setQty(event.target.value)} />
            </Field>
            <Button type="submit" variant="outline" isPending={isPending}>{t("sandbox.changeInBooks.changeIt")}</Button>
          </form>
        )}
        <form onSubmit={cancel} className="flex flex-wrap items-end gap-3" aria-label={t("sandbox.changeInBooks.voidTheDocument")}>
          <Field id={`${id}reason`} label={t("sandbox.changeInBooks.reason")} className="w-56 max-w-full">
            <Input id={`${id}reason`} maxLength={80} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
          <Button type="submit" variant="destructive" isPending={isPending}>{t("sandbox.changeInBooks.voidIt")}</Button>
        </form>
      </CardContent>
    </Card>
  );
}
