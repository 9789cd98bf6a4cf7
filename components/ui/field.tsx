import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { Label } from "./label.tsx";

type FieldProps = {
  /** The id of the control inside; its hint and error are `<id>-hint` and `<id>-error` (see `describedBy`). */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A labelled control with its hint and its error below it. */
export function Field({ id, label, hint, error, className, children }: FieldProps) {
  return (
    <div className={cn("grid content-start gap-1", className)}>
      <Label htmlFor={id}>{label}</Label>
      {children}
      {hint && !error && (
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1 text-xs text-error-fg">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

/** What to give a control inside a `Field` so that its hint or error is read out with it. */
export function describedBy(id: string, state: { hint?: unknown; error?: unknown }) {
  return {
    "aria-invalid": state.error ? true : undefined,
    "aria-describedby": state.error ? `${id}-error` : state.hint ? `${id}-hint` : undefined,
  } as const;
}
