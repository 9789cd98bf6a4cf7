import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** Colours by meaning (globals.css); the text inside always says the same thing. */
export const badgeVariants = cva(
  "inline-flex max-w-full items-center gap-1 rounded-sm border px-1.5 py-px text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "border-border bg-muted text-foreground",
        outline: "border-input bg-transparent text-muted-foreground",
        primary: "border-transparent bg-primary-soft text-primary-text",
        held: "border-transparent bg-held-soft text-held-fg",
        error: "border-transparent bg-error-soft text-error-fg",
        posted: "border-transparent bg-posted-soft text-posted-fg",
        info: "border-transparent bg-info-soft text-info-fg",
        unknown: "border-transparent bg-unknown-soft text-unknown-fg",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeVariants>["tone"]>;

export function Badge({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
