import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** Holds the place of something that is on its way, in its size, so that nothing jumps when it comes. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("h-4 animate-pulse-soft rounded-sm bg-muted", className)} {...props} />;
}
