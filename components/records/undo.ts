"use client";

import type { Result } from "#lib/result.ts";
import { type Refusal, refusalText } from "./refusal-text.ts";
import { tell } from "./tell.ts";

/** The button of a toast that takes a decision back, and tells how that went. */
export function undoAction<T, E extends Refusal>(undo: () => Promise<Result<T, E>>, done: string, label = "Undo") {
  return { label, onClick: () => void tellOutcome(undo, done) };
}

/** Runs an action outside of the page it came from, which may be gone by then, and tells how it went. */
export async function tellOutcome<T, E extends Refusal>(act: () => Promise<Result<T, E>>, done: string): Promise<void> {
  try {
    const outcome = await act();
    if (outcome.ok) tell.success(done);
    else tell.error(refusalText(outcome.error as Refusal));
  } catch {
    tell.error(refusalText({ code: "no-answer" }));
  }
}
