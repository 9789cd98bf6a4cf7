"use client";

import type { Refusal } from "./refusal-text.ts";
import { tell } from "./tell.ts";

/** Tells a refusal in words, in the corner. The words are fetched with the first one: most people meet none all day. */
export async function tellRefusal(refusal: Refusal): Promise<void> {
  const { refusalText } = await import("./refusal-text.ts");
  tell.error(refusalText(refusal));
}

/** Tells that a decision was not taken after all, on whatever page one is by now, with the way back to its record. Stays until it is read. */
export async function tellUndecided(number: string, refusal: Refusal, open: () => void): Promise<void> {
  const { refusalText } = await import("./refusal-text.ts");
  tell.error(`${number} was left as it was`, { description: refusalText(refusal), duration: Number.POSITIVE_INFINITY, action: { label: "Open it", onClick: open } });
}
