"use client";

import { type ReactNode, useEffect, useState } from "react";
import { settleEvent } from "./arrivals.tsx";

type TableOrEmptyProps = { isEmpty: boolean; empty: ReactNode; children: ReactNode };

/**
 * The table of a list, or what is said where there is nothing. A table whose last row has left stays, with that row marked
 * in it and whatever was being decided about it: nobody loses the report of a bulk decision because it was thorough.
 */
export function TableOrEmpty({ isEmpty, empty, children }: TableOrEmptyProps) {
  const [hadRows, setHadRows] = useState(!isEmpty);
  if (!isEmpty && !hadRows) setHadRows(true);
  useEffect(() => {
    // Asked to take the list as it is now.
    const settle = () => setHadRows(false);
    window.addEventListener(settleEvent, settle);
    return () => window.removeEventListener(settleEvent, settle);
  }, []);
  return isEmpty && !hadRows ? empty : children;
}
