import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** Shared look of everything one types into. 16 px on phones, or iOS zooms the page at every tap. */
export const controlClass = cn(
  "w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-sm text-foreground shadow-sm max-sm:text-[16px]",
  "placeholder:text-muted-foreground [&[readonly]]:bg-muted disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground",
  "focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring",
  "aria-invalid:border-error aria-invalid:focus-visible:outline-error",
);

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlClass, "h-8", className)} {...props} />;
}
