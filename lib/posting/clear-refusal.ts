import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { changePosting, findLivePosting } from "./store.ts";

/** Lets a refused posting be tried again under the same number, which is returned; null where none was refused. */
export async function clearRefusal(tx: Tx, ctx: Context, recordId: string): Promise<string | null> {
  const posting = await findLivePosting(tx, ctx.company, recordId);
  if (posting?.state !== "refused") return null;
  await changePosting(tx, ctx.company, posting.id, { state: "withdrawn", message: null });
  return posting.docNo;
}
