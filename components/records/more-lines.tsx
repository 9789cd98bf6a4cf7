"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** Lines beyond these are shown when somebody asks for them. */
const shownAtFirst = 100;

/** The first lines of a long document, and the button that shows the others. */
export function useMoreLines<L>(lines: readonly L[]): { shown: readonly L[]; isWhole: boolean; more: ReactNode } {
  const [isWhole, setIsWhole] = useState(lines.length <= shownAtFirst);
  if (isWhole) return { shown: lines, isWhole, more: null };
  const more = (
    <div className="border-t p-2 text-center">
      <Button variant="ghost" size="sm" onClick={() => setIsWhole(true)}>
        Show all {lines.length} lines
      </Button>
    </div>
  );
  return { shown: lines.slice(0, shownAtFirst), isWhole, more };
}
