import { notify } from "#lib/db/bus.ts";
import type { Db } from "#lib/db/prisma.ts";
import { dropLapsed } from "./store.ts";

/** Frees what people left without a word, in every company, and tells the open lists; for the worker's watch. Returns how many. */
export async function lapseClaims(db: Db, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const lapsed = await dropLapsed(tx, now);
    for (const [company, claims] of Map.groupBy(lapsed, (claim) => claim.company)) await notify(tx, company, { topic: "claims", ids: claims.map((claim) => claim.recordId) });
    return lapsed.length;
  });
}
