import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type FoldedSectionProps = {
  title: string;
  help: string;
  /** What it holds, in a line. */
  brief: string;
  isOpen: boolean;
  children: ReactNode;
};

/** A section that is folded away until somebody wants it. What is typed in it stays, and the browser's own search opens it. */
export function FoldedSection({ title, help, brief, isOpen, children }: FoldedSectionProps) {
  return (
    <details open={isOpen} className="group min-w-0 rounded-lg border bg-card text-card-foreground shadow-sm">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-lg px-4 py-2 hover:bg-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 shrink-0 text-muted-foreground group-open:rotate-90" aria-hidden />
        <h2 className="shrink-0 text-sm font-semibold">{title}</h2>
        <span className="ml-auto min-w-0 truncate pl-3 text-xs text-muted-foreground group-open:hidden">{brief}</span>
      </summary>
      <div className="grid gap-4 border-t p-4">
        <p className="text-muted-foreground">{help}</p>
        {children}
      </div>
    </details>
  );
}

/** Opens every section in which something is wrong and goes to the first of it. */
export function goToFirstIssue(): void {
  for (const section of document.querySelectorAll<HTMLDetailsElement>("details:has([aria-invalid=true])")) section.open = true;
  document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}
