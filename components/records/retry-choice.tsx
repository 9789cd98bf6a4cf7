"use client";

import { useId } from "react";

export type Mapping = "as-it-stands" | "today";
type Answer = { value: Mapping; title: string; text: string };

/** Which of two readings is sent: the document as it stands, or as its message reads today. */
export function RetryChoice({ answers, chosen, onChoose }: { answers: readonly Answer[]; chosen: Mapping; onChoose: (mapping: Mapping) => void }) {
  const name = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">What is sent</legend>
      {answers.map(({ value, title, text }) => (
        <label
          key={value}
          className="flex cursor-pointer gap-2.5 rounded-lg border bg-card p-3 hover:bg-accent has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
        >
          <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => onChoose(value)} className="mt-0.5 size-4 shrink-0 accent-primary outline-none" />
          <span className="grid gap-0.5">
            <span className="font-medium text-balance">{title}</span>
            <span className="text-xs text-muted-foreground">{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
