"use client";

import type { Result } from "#lib/result.ts";
import type { Translate } from "#messages/translate.ts";
import type { Refusal } from "./refusal-text.ts";
import { untilSettled } from "./settle-decision.ts";
import { tellNotUndone } from "./tell-refusal.ts";
import { tell } from "./tell.ts";

/** As long as the message with its button stands, and its key works too. */
const undoMs = 10_000;

/** What takes a decision back once its ten seconds are over, or where it cannot be undone any more; and where that is done. */
export type Afterwards = { what: string; href: string };

/** What is said once it is taken back; `more` says what stays all the same. */
type Told = { title: string; more?: string | undefined };

export type Undoing<T, E extends Refusal> = {
  undo: () => Promise<Result<T, E>>;
  done: string | ((value: T) => Told);
  afterwards: Afterwards;
};

/** `undo` is null where the decision cannot be undone: the key says so, and does not reach back to an older one. */
type Latest = { undo: (() => void) | null; until: number; afterwards: Afterwards };

let latest: Latest | null = null;
let made = 0;

/** For a message: the button that takes a decision back and tells how that went, for ten seconds; the undo key does the same. */
export function withUndo<T, E extends Refusal>(t: Translate, { undo, done, afterwards }: Undoing<T, E>) {
  made += 1;
  const id = `undo-${made}`;
  let isDone = false;
  const act = () => {
    if (latest === once) latest = null;
    // By the key and by the button: it is the same.
    if (isDone) return;
    isDone = true;
    tell.dismiss(id);
    void tellUndone(t, undo, done, afterwards);
  };
  const once: Latest = { undo: act, until: Date.now() + undoMs, afterwards };
  latest = once;
  return { id, action: { label: t("records.undo.undo"), onClick: act }, duration: undoMs };
}

/** For the message of a decision that cannot be undone: what takes it back instead, for the undo key too. */
export function withoutUndo({ what, href }: Afterwards) {
  latest = { undo: null, until: 0, afterwards: { what, href } };
  return { description: what, duration: undoMs };
}

/** Takes back what was decided last, or says what takes it back now. What is still being stored is waited for. */
export async function undoLast(t: Translate): Promise<void> {
  await untilSettled();
  if (latest === null) return tell.info(t("records.undo.nothing"));
  const { undo, until, afterwards } = latest;
  if (undo !== null && Date.now() <= until) return undo();
  tell.info(undo === null ? t("records.undo.cannot") : t("records.undo.tooLate"), leadingTo(t, afterwards));
}

/** Runs it outside of the page it came from, which may be gone by then, and tells how it went. */
async function tellUndone<T, E extends Refusal>(t: Translate, undo: () => Promise<Result<T, E>>, done: Undoing<T, E>["done"], afterwards: Afterwards): Promise<void> {
  const outcome = await undo().catch((): Result<T, Refusal> => ({ ok: false, error: { code: "no-answer" } }));
  if (!outcome.ok) return tellNotUndone(t, outcome.error, leadingTo(t, afterwards));
  const { title, more } = typeof done === "string" ? { title: done, more: undefined } : done(outcome.value);
  tell.success(title, more === undefined ? {} : { description: more });
}

function leadingTo(t: Translate, { what, href }: Afterwards) {
  return { description: what, action: { label: t("records.undo.open"), onClick: () => window.location.assign(href) } };
}
