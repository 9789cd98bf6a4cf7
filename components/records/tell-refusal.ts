"use client";

import type { Translate } from "#messages/translate.ts";
import type { Refusal } from "./refusal-text.ts";
import { tell } from "./tell.ts";

/** Tells a refusal in words, in the corner. The words are fetched with the first one: most people meet none all day. */
export async function tellRefusal(t: Translate, refusal: Refusal): Promise<void> {
  const { refusalText } = await import("./refusal-text.ts");
  tell.error(refusalText(t, refusal));
}

/** Tells that a decision was not taken after all, on whatever page one is by now, with the way back to its record. Stays until it is read. */
export async function tellUndecided(t: Translate, number: string, refusal: Refusal, open: () => void): Promise<void> {
  const { refusalText } = await import("./refusal-text.ts");
  tell.error(t("records.tellRefusal.leftAsItWas", { number }), { description: refusalText(t, refusal), duration: Number.POSITIVE_INFINITY, action: { label: t("records.tellRefusal.open"), onClick: open } });
}
