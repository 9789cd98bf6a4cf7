import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "#components/format/money.ts";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import type { Figure } from "#lib/reports/dashboard.ts";

const tones = { held: "text-held-fg bg-held-soft", error: "text-error-fg bg-error-soft", posted: "text-posted-fg bg-posted-soft", primary: "text-primary-text bg-primary-soft", neutral: "text-muted-foreground bg-muted" } as const;

type FigureCardProps = {
  label: string;
  figure: Figure;
  icon: LucideIcon;
  tone: keyof typeof tones;
  /** Instead of the count, where the number is a share. */
  value?: string;
  children?: ReactNode;
};

/** One number, large, with what it is worth below it. All of it opens the list that it counts. */
export function FigureCard({ label, figure, icon: Icon, tone, value, children }: FigureCardProps) {
  return (
    <div className="relative min-w-0 rounded-lg border bg-card p-4 shadow-sm transition-colors focus-within:bg-accent hover:bg-accent/50">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-xs font-medium text-muted-foreground">
          <Link href={figure.href} className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-ring">
            {label}
          </Link>
        </h2>
        <span className={cn("grid size-7 place-items-center rounded-md", figure.count === 0 ? tones.neutral : tones[tone])}>
          <Icon className="size-4" aria-hidden />
        </span>
      </div>
      <p className="mt-1 text-2xl font-semibold tracking-tight tabular-nums">{value ?? formatCount(figure.count)}</p>
      <div className="mt-0.5 text-xs text-muted-foreground">{children}</div>
    </div>
  );
}

/** A number inside of another one's card, with its own list. */
export function FigureLink({ figure, children }: { figure: Figure; children: ReactNode }) {
  return (
    <Link href={figure.href} className="relative font-medium text-foreground underline-offset-4 hover:underline">
      {formatCount(figure.count)} {children}
    </Link>
  );
}
