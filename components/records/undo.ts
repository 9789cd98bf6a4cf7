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
type Decision = { undo: (() => void) | null; until: number; afterwards: Afterwards };

/** What was decided, the latest last; what is undone is taken away, and the key means the one before it then. */
let decisions: readonly Decision[] = [];
const mostKept = 20;
let made = 0;
/** One undo after the other: an older one may rest on what the latest brings back. */
let undone: Promise<void> = Promise.resolve();

/** For a message: the button that takes a decision back and tells how that went, for ten seconds; the undo key does the same. */
export function withUndo<T, E extends Refusal>(t: Translate, { undo, done, afterwards }: Undoing<T, E>) {
  made += 1;
  const id = `undo-${made}`;
  let isDone = false;
  const act = () => {
    // By the key and by the button: it is the same.
    if (isDone) return;
    isDone = true;
    decisions = decisions.filter((other) => other !== decision);
    tell.dismiss(id);
    undone = undone.then(async () => {
      if (await tellUndone(t, undo, done, afterwards)) return;
      // Nobody knows whether it went through: the key goes on to mean this one.
      isDone = false;
      keep(decision);
    });
  };
  const decision: Decision = { undo: act, until: Date.now() + undoMs, afterwards };
  keep(decision);
  return { id, action: { label: t("records.undo.undo"), onClick: act }, duration: undoMs };
}

/** For the message of a decision that cannot be undone: what takes it back instead, for the undo key too. */
export function withoutUndo({ what, href }: Afterwards) {
  keep({ undo: null, until: 0, afterwards: { what, href } });
  return { description: what, duration: undoMs };
}

/** Takes back what was decided last, or says what takes it back now. What is still being stored is waited for. */
export async function undoLast(t: Translate): Promise<void> {
  await untilSettled();
  const latest = decisions.at(-1);
  if (latest === undefined) return tell.info(t("records.undo.nothing"));
  const { undo, until, afterwards } = latest;
  if (undo !== null && Date.now() <= until) return undo();
  tell.info(undo === null ? t("records.undo.cannot") : t("records.undo.tooLate"), leadingTo(t, afterwards));
}

function keep(decision: Decision): void {
  decisions = [...decisions, decision].slice(-mostKept);
}

/** Runs it outside of the page it came from, which may be gone by then, and tells how it went. False where there was no answer. */
async function tellUndone<T, E extends Refusal>(t: Translate, undo: () => Promise<Result<T, E>>, done: Undoing<T, E>["done"], afterwards: Afterwards): Promise<boolean> {
  const outcome = await undo().catch((): Result<T, Refusal> => ({ ok: false, error: { code: "no-answer" } }));
  if (!outcome.ok) {
    await tellNotUndone(t, outcome.error, leadingTo(t, afterwards));
    return outcome.error.code !== "no-answer";
  }
  const { title, more } = typeof done === "string" ? { title: done, more: undefined } : done(outcome.value);
  // By now one may be somewhere else.
  const way = location.pathname === afterwards.href.split(/[?#]/)[0] ? {} : { action: opening(t, afterwards) };
  tell.success(title, { ...way, ...(more === undefined ? {} : { description: more }) });
  return true;
}

function leadingTo(t: Translate, afterwards: Afterwards) {
  return { description: afterwards.what, action: opening(t, afterwards) };
}

function opening(t: Translate, { href }: Afterwards) {
  // Where messages are shown there is a router; here there is none.
  return { label: t("records.undo.open"), onClick: () => void import("#components/ui/toaster.tsx").then(({ goTo }) => goTo(href)) };
}
