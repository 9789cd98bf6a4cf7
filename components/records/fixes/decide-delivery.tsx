"use client";

import { useId, useState } from "react";
import { formatMoney, formatQuantity } from "#components/format/money.ts";
import { Button } from "#components/ui/button.tsx";
import { decideDeliveryAction } from "#lib/review/actions.ts";
import type { DeliveryChoices } from "../delivery-choices.ts";
import { useDesk, useRecordAction } from "../desk.tsx";
import { tell } from "../tell.ts";

type Choice = "invoice-delivered" | "wait" | "close-rest";

/** The three answers to a partial delivery, each with what it does in pieces and money. */
export function DecideDelivery({ choices }: { choices: DeliveryChoices }) {
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [choice, setChoice] = useState<Choice>("invoice-delivered");
  const name = useId();
  const { currency, delivered, ordered, now, open, rest } = choices;
  const part = `Invoice ${formatQuantity(delivered)} of ${formatQuantity(ordered)}`;
  const restText = `${formatQuantity(open)} ${open === "1" ? "piece" : "pieces"} (${formatMoney(rest, currency)})`;
  const answers: { value: Choice; title: string; text: string; done: string }[] = [
    { value: "invoice-delivered", title: `${part} now: ${formatMoney(now, currency)}`, text: `${restText} ${open === "1" ? "stays" : "stay"} open, to be invoiced when delivered.`, done: "What was delivered is invoiced, the rest stays open" },
    { value: "wait", title: "Wait for the rest", text: `Nothing is invoiced until all ${formatQuantity(ordered)} are delivered.`, done: "It waits for the rest" },
    { value: "close-rest", title: `${part} and close the rest: ${formatMoney(now, currency)}`, text: `${restText} will never be invoiced.`, done: "What was delivered is invoiced, the rest is closed" },
  ];

  const decide = () => {
    run(
      () => decideDeliveryAction({ recordId: record.id, revision: record.revision, choice }),
      () => {
        fixed();
        tell.success(answers.find((answer) => answer.value === choice)?.done ?? "Decided");
      },
    );
  };

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <fieldset className="grid gap-2 lg:grid-cols-3">
        <legend className="sr-only">What to do with the delivery</legend>
        {answers.map((answer) => (
          <label
            key={answer.value}
            className="flex cursor-pointer gap-2.5 rounded-lg border bg-card p-3 hover:bg-accent has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input type="radio" name={name} value={answer.value} checked={choice === answer.value} onChange={() => setChoice(answer.value)} className="mt-0.5 size-4 shrink-0 accent-primary outline-none" />
            <span className="grid gap-0.5">
              <span className="font-medium text-balance">{answer.title}</span>
              <span className="text-xs text-muted-foreground">{answer.text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" isPending={isPending}>
          {choice === "wait" ? "Wait" : choice === "close-rest" ? "Invoice and close the rest" : "Invoice what was delivered"}
        </Button>
        <p className="min-w-0 text-xs text-muted-foreground">
          Open: {choices.lines.map((line) => `${formatQuantity(line.open)} × ${line.description}`).join(", ")}
        </p>
      </div>
    </form>
  );
}
