import type { Context } from "#lib/context.ts";
import { addSource } from "./add-source.ts";
import { findSource } from "./store.ts";

/** What people see as the source of what they enter themselves. */
const manualName = "Manual entry";

/**
 * The company's built-in source of what people enter by hand, made at its first use. Every document says itself what it
 * is, so nothing of it waits for a trigger.
 */
export async function manualSource(ctx: Context): Promise<{ id: string; name: string }> {
  const { key: company } = await ctx.db.company.findUniqueOrThrow({ where: { id: ctx.company }, select: { key: true } });
  // Keys are unique in the installation: another company may have given a source of its own this very key.
  for (const key of [manualKey(company), `${manualKey(company)}-${ctx.company}`]) {
    const found = await findSource(ctx.db, ctx.company, key);
    if (found !== null) return found;
    const added = await addSource(ctx, { key, channel: "native", name: manualName });
    if (added.ok) return { id: added.value.sourceId, name: manualName };
    // Somebody else enters the company's first one at the same moment.
    const made = await findSource(ctx.db, ctx.company, key);
    if (made !== null) return made;
  }
  throw new Error("the key of the company's manual source is taken by another company");
}

/** "acme" enters by "acme-manual"; as long as a key may be. */
export function manualKey(company: string): string {
  const bare = company.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-");
  return `${bare.slice(0, 26)}-manual`;
}
