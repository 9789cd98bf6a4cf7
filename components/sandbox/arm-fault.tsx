"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { armFaultAction } from "#lib/sandbox-view/actions.ts";
import { faultCodes, faultWords, type FaultCode } from "#lib/sandbox-view/faults.ts";
import { useSandboxAction } from "./use-sandbox-action.ts";

const modes = { next: "the next call", count: "a number of calls", rate: "some of the calls", time: "all calls for a while" } as const;
type Mode = keyof typeof modes;
const amounts = { count: { label: "How many", usual: "3" }, rate: { label: "Percent", usual: "10" }, time: { label: "Seconds", usual: "30" } } as const;

/** Chooses what goes wrong, and which calls it hits. */
export function ArmFault() {
  const id = useId();
  const [run, isPending] = useSandboxAction();
  const [fault, setFault] = useState<FaultCode>("stored-answer-lost");
  const [mode, setMode] = useState<Mode>("next");
  const [amount, setAmount] = useState("3");
  const arm = (event: FormEvent) => {
    event.preventDefault();
    const input =
      mode === "next" ? { fault, mode } : mode === "count" ? { fault, mode, count: amount } : mode === "rate" ? { fault, mode, percent: amount } : { fault, mode, seconds: amount };
    run(() => armFaultAction(input), `Switched on: ${faultWords[fault].title.toLowerCase()}, for ${modes[mode]}.`);
  };
  return (
    <form onSubmit={arm} className="flex flex-wrap items-start gap-3 px-4 py-4 lg:px-6" aria-label="Make AutoCount fail">
      <Field id={`${id}fault`} label="What goes wrong" hint={faultWords[fault].text} className="max-w-md min-w-0 max-sm:w-full">
        <Select id={`${id}fault`} value={fault} onChange={(event) => setFault(event.target.value as FaultCode)} {...describedBy(`${id}fault`, { hint: true })}>
          {faultCodes.map((code) => <option key={code} value={code}>{faultWords[code].title}</option>)}
        </Select>
      </Field>
      <Field id={`${id}mode`} label="Which calls">
        <Select
          id={`${id}mode`}
          value={mode}
          onChange={(event) => {
            const chosen = event.target.value as Mode;
            setMode(chosen);
            if (chosen !== "next") setAmount(amounts[chosen].usual);
          }}
        >
          {Object.entries(modes).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Select>
      </Field>
      {mode !== "next" && (
        <Field id={`${id}amount`} label={amounts[mode].label} className="w-24">
          <Input id={`${id}amount`} required inputMode="numeric" value={amount} onChange={(event) => setAmount(event.target.value)} />
        </Field>
      )}
      <Button type="submit" isPending={isPending} className="mt-5">Switch on</Button>
    </form>
  );
}
