"use client";

import { useId } from "react";
import { cn } from "./cn.ts";

/** One of few answers, each with a sentence that says what it does. `isDisabled`: shown with its reason, not to be taken. */
export type Choice<Value extends string> = { value: Value; title: string; text: string; isDisabled?: boolean };

type ChoiceCardsProps<Value extends string> = { legend: string; choices: readonly Choice<Value>[]; chosen: Value; onChoose: (value: Value) => void; className?: string };

/** Radio buttons as cards; the legend is for screen readers, what is around them says it to everybody else. */
export function ChoiceCards<Value extends string>({ legend, choices, chosen, onChoose, className }: ChoiceCardsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={cn("grid gap-2", className)}>
      <legend className="sr-only">{legend}</legend>
      {choices.map(({ value, title, text, isDisabled = false }) => (
        <label
          key={value}
          className="flex cursor-pointer gap-2.5 rounded-lg border bg-card p-3 hover:bg-accent has-checked:border-primary has-checked:bg-primary-soft has-disabled:cursor-not-allowed has-disabled:bg-muted has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
        >
          <input type="radio" name={name} value={value} checked={chosen === value} disabled={isDisabled} onChange={() => onChoose(value)} className="mt-0.5 size-4 shrink-0 accent-primary outline-none" />
          <span className="grid gap-0.5">
            <span className={cn("font-medium text-balance", isDisabled && "text-muted-foreground")}>{title}</span>
            <span className="text-xs text-muted-foreground">{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
