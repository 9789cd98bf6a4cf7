import type { ReactNode } from "react";
import { TakeEarlyInput } from "./take-early-input.tsx";

type PageHeaderProps = { title: ReactNode; description?: ReactNode; beside?: ReactNode; actions?: ReactNode };

/** The head of a page: what it is, a figure beside it, what can be done. */
export function PageHeader({ title, description, beside, actions }: PageHeaderProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 pt-4 pb-3 lg:px-6">
      <TakeEarlyInput />
      <div className="min-w-0">
        <h1 className="flex flex-wrap items-baseline gap-x-2.5 text-xl font-semibold tracking-tight">
          {title}
          {beside}
        </h1>
        {description && <p className="mt-0.5 text-muted-foreground">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
