"use client";

import { type ComponentProps, useEffect, useRef } from "react";
import { cn } from "./cn.ts";

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  /** Some, but not all, of what it stands for. */
  isIndeterminate?: boolean;
};

/** The browser's own checkbox; "some of them" can only be said to it by script. */
export function Checkbox({ className, isIndeterminate = false, ...props }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isIndeterminate;
  }, [isIndeterminate]);
  return <input ref={box} type="checkbox" className={cn("block size-4 shrink-0 cursor-pointer rounded-sm accent-primary", className)} {...props} />;
}
