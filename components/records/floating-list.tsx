"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { cn } from "#components/ui/cn.ts";

const look = "z-30 max-h-80 animate-rise-in overflow-y-auto rounded-lg border bg-popover p-1 text-popover-foreground shadow-lg";

type FloatingListProps = {
  /** The field that the list belongs to, where it stands in something that scrolls and would cut the list off. */
  anchor: RefObject<HTMLElement | null> | null;
  children: ReactNode;
};

/** What drops down below a field: within the page, or, with an anchor, above everything and moving along with it. */
export function FloatingList({ anchor, children }: FloatingListProps) {
  if (anchor === null) return <div className={cn(look, "absolute top-full left-0 mt-1 w-full min-w-0 max-sm:w-[calc(100vw-4.5rem)] sm:min-w-md")}>{children}</div>;
  return createPortal(<Anchored anchor={anchor}>{children}</Anchored>, document.body);
}

const margin = 8;
const widest = 448;

function Anchored({ anchor, children }: { anchor: RefObject<HTMLElement | null>; children: ReactNode }) {
  const [place, setPlace] = useState<{ left: number; width: number; top?: number; bottom?: number } | null>(null);
  useLayoutEffect(() => {
    const follow = () => {
      const field = anchor.current?.getBoundingClientRect();
      if (field === undefined) return;
      const width = Math.min(widest, window.innerWidth - 2 * margin);
      const left = Math.max(margin, Math.min(field.left, window.innerWidth - width - margin));
      const isLow = window.innerHeight - field.bottom < 200 && field.top > window.innerHeight / 2;
      setPlace({ left, width, ...(isLow ? { bottom: window.innerHeight - field.top + 4 } : { top: field.bottom + 4 }) });
    };
    follow();
    window.addEventListener("scroll", follow, { capture: true, passive: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow, { capture: true });
      window.removeEventListener("resize", follow);
    };
  }, [anchor]);
  return (
    <div className={cn(look, "fixed z-50")} style={place ?? { visibility: "hidden" }}>
      {children}
    </div>
  );
}
