import { lineKinds } from "#lib/canonical/line-kinds.ts";

/** What a line can stand for, as people choose it. */
export const lineKindChoices = lineKinds.map((kind) => ({ value: kind, label: kind === "gift_card" ? "Gift card" : `${kind[0]?.toUpperCase() ?? ""}${kind.slice(1)}` }));
