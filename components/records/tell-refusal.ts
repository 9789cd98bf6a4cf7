"use client";

import type { Translate } from "#messages/translate.ts";
import type { Refusal } from "./refusal-text.ts";
import { tell } from "./tell.ts";

/** For what is read before one goes on. */
const longMs = 20_000;

type Instead = { description: string; action: { label: string; onClick: () => void } };

/** Tells a refusal in words, in the corner. The words are fetched with the first one: most people meet none all day. */
export async function tellRefusal(t: Translate, refusal: Refusal): Promise<void> {
  tell.error(await wordsOf(t, refusal));
}

/** Tells that a decision was not taken after all, on whatever page one is by now, with the way back to its record. Stays until it is read. */
export async function tellUndecided(t: Translate, number: string, refusal: Refusal, open: () => void): Promise<void> {
  tell.error(t("records.tellRefusal.leftAsItWas", { number }), { description: await wordsOf(t, refusal), duration: Number.POSITIVE_INFINITY, action: { label: t("records.tellRefusal.open"), onClick: open } });
}

/** Tells that a decision could not be undone, with what takes it back instead. */
export async function tellNotUndone(t: Translate, refusal: Refusal, instead: Instead): Promise<void> {
  tell.error(t("records.tellRefusal.notUndone"), { ...instead, description: `${await wordsOf(t, refusal)} ${instead.description}`, duration: longMs });
}

/** Where even the words cannot be fetched the connection is lost, and that is what there is to say. */
async function wordsOf(t: Translate, refusal: Refusal): Promise<string> {
  const words = await import("./refusal-text.ts").catch(() => null);
  return words === null ? t("records.refusalText.noAnswer") : words.refusalText(t, refusal);
}
