"use client";

import type { Result } from "#lib/result.ts";
import type { Translate } from "#messages/translate.ts";
import type { Refusal } from "./refusal-text.ts";
import { untilSettled } from "./settle-decision.ts";
import { tellRefusal } from "./tell-refusal.ts";
import { tell } from "./tell.ts";

/** As long as the message with its button stands, and its key works too. */
const undoMs = 10_000;

/** What takes a decision back once its ten seconds are over, and where. */
type Afterwards = { what: string; href: string };
type Latest = { undo: () => void; until: number; afterwards: Afterwards | null };

let latest: Latest | null = null;

/**
 * For a message: the button that takes a decision back and tells how that went, for ten seconds; the undo key does the same.
 * `afterwards` names what does it when it is too late for that.
 */
export function withUndo<T, E extends Refusal>(t: Translate, undo: () => Promise<Result<T, E>>, done: string, label = t("records.undo.undo"), afterwards: Afterwards | null = null) {
  const once: Latest = {
    undo() {
      if (latest === once) latest = null;
      void tellOutcome(t, undo, done);
    },
    until: Date.now() + undoMs,
    afterwards,
  };
  latest = once;
  return { action: { label, onClick: once.undo }, duration: undoMs };
}

/** Takes back what was decided last, or says what takes it back now. What is still being stored is waited for. */
export async function undoLast(t: Translate): Promise<void> {
  await untilSettled();
  if (latest === null) return tell.info(t("records.undo.nothing"));
  const { undo, until, afterwards } = latest;
  if (Date.now() <= until) return undo();
  if (afterwards === null) return tell.info(t("records.undo.tooLateLook"));
  const { what, href } = afterwards;
  tell.info(t("records.undo.tooLate"), { description: what, action: { label: t("records.undo.open"), onClick: () => window.location.assign(href) } });
}

/** Runs an action outside of the page it came from, which may be gone by then, and tells how it went. */
export async function tellOutcome<T, E extends Refusal>(t: Translate, act: () => Promise<Result<T, E>>, done: string): Promise<void> {
  try {
    const outcome = await act();
    if (outcome.ok) tell.success(done);
    else await tellRefusal(t, outcome.error);
  } catch {
    await tellRefusal(t, { code: "no-answer" });
  }
}
