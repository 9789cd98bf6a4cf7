import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

type ErrorStateProps = {
  title: ReactNode;
  /** What failed and what can be done. */
  children?: ReactNode;
  actions?: ReactNode;
  /** The reference under which the log has the details. */
  reference?: string;
  className?: string;
};

/** Something failed. Says so, instead of showing nothing or a wrong zero. */
export function ErrorState({ title, children, actions, reference, className }: ErrorStateProps) {
  const t = useTranslations();
  return (
    <div role="alert" className={cn("flex flex-col items-center justify-center gap-2 px-6 py-14 text-center", className)}>
      <span className="mb-1 grid size-11 place-items-center rounded-full bg-error-soft text-error-fg">
        <TriangleAlert className="size-5" aria-hidden />
      </span>
      <p className="text-base font-semibold">{title}</p>
      {children && <div className="max-w-md text-balance text-muted-foreground">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
      {reference && <p className="mt-1 font-mono text-xs text-muted-foreground">{t("ui.errorState.reference", { reference })}</p>}
    </div>
  );
}
