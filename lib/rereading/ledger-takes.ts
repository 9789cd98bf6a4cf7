import type { Context } from "#lib/context.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { LedgerTakes } from "#lib/sources/flow-warnings.ts";

/** What the company's AutoCount takes, for whoever chooses a flow; null where no connection is set. */
export async function findLedgerTakes(ctx: Pick<Context, "company" | "db">): Promise<LedgerTakes | null> {
  const profile = await findLedgerProfile(ctx.db, ctx.company);
  return profile === null ? null : { name: profile.name, takes: [...profile.takes] };
}
