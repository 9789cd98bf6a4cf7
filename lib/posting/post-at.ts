import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { postLaterJob } from "./jobs.ts";

/** Wakes the company's line at a moment, at most a second after it. */
export async function postAt(tx: Pick<Tx, "$queryRawUnsafe">, company: number, at: Date): Promise<void> {
  const second = Math.ceil(at.getTime() / 1000);
  await enqueue(tx, postLaterJob, { company, second }, { startAfter: new Date(second * 1000) });
}
