"use client";

import type { Moved } from "#lib/records/refusal.ts";
import type { Result } from "#lib/result.ts";
import type { Refusal } from "./refusal-text.ts";

let open: Promise<unknown> = Promise.resolve();
let count = 0;
/** Why decisions were refused whose pages had been left, by record, until somebody looks at it again. */
const refusals = new Map<string, Refusal>();

/**
 * Sends a decision, and tells how it went once it is known: the page that it was made on may be gone by then. Whoever closes
 * the window before the answer is asked first.
 */
export async function settleDecision<T, E extends Refusal>(act: () => Promise<Result<T, E>>, done: (value: T) => void, refused: (refusal: Refusal) => void): Promise<void> {
  count += 1;
  if (count === 1) window.addEventListener("beforeunload", askFirst);
  const settled = act().catch((): Result<T, Refusal> => ({ ok: false, error: { code: "no-answer" } }));
  open = Promise.all([open, settled]);
  const outcome = await settled;
  count -= 1;
  if (count === 0) window.removeEventListener("beforeunload", askFirst);
  if (outcome.ok) done(outcome.value);
  else refused(outcome.error);
}

/** When every decision made so far is known to be stored, or refused, and told. */
export async function untilSettled(): Promise<void> {
  await open;
}

/** Keeps why a decision was refused, for the page of its record. */
export function keepRefusal(recordId: string, refusal: Refusal): void {
  refusals.set(recordId, refusal);
}

/** What moved, where a decision about this record was refused for that and nobody has looked at it since; else null. */
export function movedMeanwhile(recordId: string): Moved | null {
  const refusal = refusals.get(recordId);
  return refusal?.code === "changed-meanwhile" ? refusal.moved : null;
}

/** The page of the record is there: what was kept for it is seen. */
export function forgetRefusal(recordId: string): void {
  refusals.delete(recordId);
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
