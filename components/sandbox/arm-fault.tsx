"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { armFaultAction } from "#lib/sandbox-view/actions.ts";
import { faultCodes, type FaultCode } from "#lib/sandbox-view/faults.ts";
import type { Translate } from "#messages/translate.ts";
import { useSandboxAction } from "./use-sandbox-action.ts";

const modes = (t: Translate) => ({ next: t("sandbox.armFault.modes.next"), count: t("sandbox.armFault.modes.count"), rate: t("sandbox.armFault.modes.rate"), time: t("sandbox.armFault.modes.time") } as const);
type Mode = keyof ReturnType<typeof modes>;
const usualAmounts = { count: "3", rate: "10", time: "30" } as const;

/** Chooses what goes wrong, and which calls it hits. */
export function ArmFault() {
  const t = useTranslations();
  const id = useId();
  const [run, isPending] = useSandboxAction();
  const [fault, setFault] = useState<FaultCode>("stored-answer-lost");
  const [mode, setMode] = useState<Mode>("next");
  const [amount, setAmount] = useState("3");
  const arm = (event: FormEvent) => {
    event.preventDefault();
    const input =
      mode === "next" ? { fault, mode } : mode === "count" ? { fault, mode, count: amount } : mode === "rate" ? { fault, mode, percent: amount } : { fault, mode, seconds: amount };
    run(() => armFaultAction(input), t("sandbox.armFault.switchedOn", { title: t(`sandbox.faults.${fault}.title`).toLowerCase(), mode: modes(t)[mode] }));
  };
  return (
    <form onSubmit={arm} className="flex flex-wrap items-start gap-3 px-4 py-4 lg:px-6" aria-label={t("sandbox.armFault.makeAutocountFail")}>
      <Field id={`${id}fault`} label={t("sandbox.armFault.whatGoesWrong")} hint={t(`sandbox.faults.${fault}.text`)} className="max-w-md min-w-0 max-sm:w-full">
        <Select id={`${id}fault`} value={fault} onChange={(event) => setFault(event.target.value as FaultCode)} {...describedBy(`${id}fault`, { hint: true })}>
          {faultCodes.map((code) => <option key={code} value={code}>{t(`sandbox.faults.${code}.title`)}</option>)}
        </Select>
      </Field>
      <Field id={`${id}mode`} label={t("sandbox.armFault.whichCalls")}>
        <Select
          id={`${id}mode`}
          value={mode}
          onChange={(event) => {
            const chosen = event.target.value as Mode;
            setMode(chosen);
            if (chosen !== "next") setAmount(usualAmounts[chosen]);
          }}
        >
          {Object.entries(modes(t)).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Select>
      </Field>
      {mode !== "next" && (
        <Field id={`${id}amount`} label={t(`sandbox.armFault.amounts.${mode}`)} className="w-24">
          <Input id={`${id}amount`} required inputMode="numeric" value={amount} onChange={(event) => setAmount(event.target.value)} />
        </Field>
      )}
      <Button type="submit" isPending={isPending} className="mt-5">{t("sandbox.armFault.switchOn")}</Button>
    </form>
  );
}
