import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { controlClass } from "./input.tsx";

/** The browser's own select in our clothes: type-ahead, wheels on phones and screen readers come with it. */
export function Select({ className, isSet = false, children, ...props }: ComponentProps<"select"> & { /** Marks one that narrows something. */ isSet?: boolean }) {
  return (
    <span className={cn("select relative inline-flex min-w-0", className)}>
      <select className={cn(controlClass, "field-sizing-content h-8 appearance-none pr-7 text-ellipsis", isSet && "border-primary bg-primary-soft font-medium text-primary-text")} {...props}>
        {children}
      </select>
    </span>
  );
}
