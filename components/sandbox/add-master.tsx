"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { addDebtorAction, addItemAction } from "#lib/sandbox-view/actions.ts";
import { useSandboxAction } from "./use-sandbox-action.ts";

type AddMasterProps = { what: "item" | "debtor"; creditTerms: readonly string[] };

/** Makes an item or a customer as somebody does in AutoCount; Holdpoint learns of it with the next refresh. */
export function AddMaster({ what, creditTerms }: AddMasterProps) {
  const t = useTranslations();
  const id = useId();
  const [run, isPending] = useSandboxAction();
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [creditTerm, setCreditTerm] = useState(creditTerms[0] ?? "");
  const send = (event: FormEvent) => {
    event.preventDefault();
    const act = what === "item" ? () => addItemAction({ code, name }) : () => addDebtorAction({ code, name, creditTerm });
    run(act, t("sandbox.addMaster.isInAutocountNowHoldpoint", { code: code.trim() }), () => {
      setCode("");
      setName("");
    });
  };
  const title = what === "item" ? "item" : "customer";
  return (
    <form onSubmit={send} className="flex flex-wrap items-end gap-3 px-4 py-3 lg:px-6" aria-label={t("sandbox.addMaster.newInAutocount", { title })}>
      <Field id={`${id}code`} label={t("sandbox.addMaster.newCode", { title })} className="w-40 max-sm:flex-1">
        <Input id={`${id}code`} required value={code} maxLength={what === "item" ? 20 : 12} placeholder={what === "item" ? "KR-NEW-1" : "300-N001"} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Field id={`${id}name`} label={t("sandbox.addMaster.name")} className="w-64 max-sm:w-full">
        <Input id={`${id}name`} required value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </Field>
      {what === "debtor" && (
        <Field id={`${id}term`} label={t("sandbox.addMaster.creditTerm")}>
          <Select id={`${id}term`} value={creditTerm} onChange={(event) => setCreditTerm(event.target.value)}>
            {creditTerms.map((term) => <option key={term}>{term}</option>)}
          </Select>
        </Field>
      )}
      <Button type="submit" variant="outline" isPending={isPending}>{t("sandbox.addMaster.addToAutocount")}</Button>
    </form>
  );
}
