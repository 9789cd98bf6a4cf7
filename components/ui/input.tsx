import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** Shared look of everything one types into (globals.css: a filter bar has ten of them). */
export const controlClass = "control";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlClass, "h-8", className)} {...props} />;
}
