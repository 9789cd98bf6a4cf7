"use client";

import { createContext, use } from "react";

type Pane = {
  /** Begins to correct. */
  correct: () => void;
  /** Shows the lines of a long document that were left out at first. */
  showWhole: () => void;
};

export const PaneContext = createContext<Pane | null>(null);

/** What controls inside the document, which is drawn on the server, ask of its pane. */
export function usePane(): Pane {
  const pane = use(PaneContext);
  if (pane === null) throw new Error("usePane outside of DocumentPane");
  return pane;
}
