import { fromPrisma } from "pg-boss";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { Job } from "./define-job.ts";
import { sender } from "./sender.ts";

/** Queues work in the caller's transaction: the job exists when, and only when, the change it follows from is committed. */
export async function enqueue<Payload extends object>(
  tx: Pick<RawTx, "$queryRawUnsafe">,
  job: Job<Payload>,
  payload: Payload,
  options: {
    startAfter?: Date;
    /** At most one per key in each span of so many seconds, whoever sends it and whatever became of it. */
    oncePerSeconds?: number;
  } = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(job.name, job.payload.parse(payload), {
    db: fromPrisma(tx),
    ...(job.key ? { singletonKey: job.key(payload) } : {}),
    ...(options.startAfter ? { startAfter: options.startAfter } : {}),
    ...(options.oncePerSeconds ? { singletonSeconds: options.oncePerSeconds } : {}),
  });
}
