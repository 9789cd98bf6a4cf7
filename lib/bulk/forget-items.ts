import type { Db } from "#lib/db/prisma.ts";
import { dropItems } from "./store.ts";

/** How long it is kept what became of each record of a run. That it ran, for whom and with what sums, stays; so does each record's own history. */
const itemsKeptMs = 90 * 24 * 3_600_000;
/** As many at once as leave the tables to others. */
const mostAtOnce = 10_000;

/** Forgets the single records of runs that ended more than 90 days ago; returns how many. What is left over goes the next time. */
export async function forgetItems(db: Db, now: Date, most: number = mostAtOnce): Promise<number> {
  return dropItems(db, new Date(now.getTime() - itemsKeptMs), most);
}
