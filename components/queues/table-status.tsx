"use client";

import { createContext, type ReactNode, use, useState } from "react";

const Say = createContext<(text: string) => void>(() => {});

/** Has a screen reader told something about the table. */
export function useSay(): (text: string) => void {
  return use(Say);
}

/**
 * What a screen reader is told about the table within: how it is sorted when that has changed, and what is said there. It
 * stands around the table and not in it, and is there before its first text: of a text that it comes with nothing is told.
 */
export function TableStatus({ sorted, children }: { sorted: string; children: ReactNode }) {
  const [said, say] = useState("");
  const [known, setKnown] = useState(sorted);
  if (known !== sorted) {
    setKnown(sorted);
    say(sorted);
  }
  return (
    <Say value={say}>
      <p role="status" className="sr-only">
        {said}
      </p>
      {children}
    </Say>
  );
}
