import type { Context } from "#lib/context.ts";

/** Who gave the answer that frees other records, for their history and for four eyes; null for Holdpoint itself. */
export function answeredBy({ actor }: Context): { id: string; name: string } | null {
  return actor.type === "user" ? { id: actor.id, name: actor.name } : null;
}
