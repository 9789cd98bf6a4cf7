import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

export function Label({ className, ...props }: ComponentProps<"label">) {
  // The control is given by htmlFor or as a child, by whoever uses it.
  return <label className={cn("text-xs font-medium text-muted-foreground select-none", className)} {...props} />;
}
