import { z } from "zod";
import { type Kind, kinds } from "#lib/canonical/kinds.ts";

/** What the documents of a file are: a kind, or orders of which the source's flow decides what they become. */
export const importKinds = ["order", ...kinds] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKind = z.enum(importKinds);

/** The kind whose fields are mapped. */
export function mappedKind(kind: ImportKind): Kind {
  return kind === "order" ? "sales_order" : kind;
}

/** The kind that is sent with each record; null leaves it to the source's flow. */
export function sentKind(kind: ImportKind): Kind | null {
  return kind === "order" ? null : kind;
}
