import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { changePosting, findLivePosting } from "./store.ts";

/** Takes a record's posting out of the queue before it was sent. Its document number stays reserved for the record. */
export async function withdrawPosting(tx: Tx, ctx: Context, recordId: string): Promise<void> {
  const posting = await findLivePosting(tx, ctx.company, recordId);
  if (posting?.state === "queued") await changePosting(tx, ctx.company, posting.id, { state: "withdrawn", nextAt: null });
}
