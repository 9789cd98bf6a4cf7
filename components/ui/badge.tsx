import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { type SignName, signClass } from "./sign.ts";

export type BadgeTone = "neutral" | "outline" | "primary" | "held" | "error" | "posted" | "info" | "unknown";

export type BadgeProps = ComponentProps<"span"> & { tone?: BadgeTone; sign?: SignName | undefined };

/** Colours by meaning (globals.css, as classes: a list shows hundreds); the text inside always says the same thing. */
export function Badge({ className, tone = "neutral", sign, ...props }: BadgeProps) {
  const look = `badge badge-${tone}${sign ? ` ${signClass(sign)}` : ""}`;
  return <span className={className ? cn(look, className) : look} {...props} />;
}
