import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findReversalFacts } from "./find-reversal-facts.ts";
import { changePosting, deletePosting, findByHand, findLivePosting, type PostingState } from "./store.ts";
import { whyHindered } from "./why-not-reversible.ts";

/**
 * Takes back the posting of a record that a person had booked by hand, and frees its number. One that was to be sent before
 * becomes what it was. Refused where a credit note or payment here rests on it.
 */
export async function takeBackByHand(tx: Tx, ctx: Context, record: StoredRecord): Promise<Result<{ docNo: string }, RecordRefusal>> {
  const posting = await findLivePosting(tx, ctx.company, record.id);
  const byHand = posting && (await findByHand(tx, ctx.company, posting.id));
  if (posting === null || byHand === null) return err({ code: "not-reversible", why: "It was sent by Holdpoint, not booked by hand: reverse it instead." });
  const why = whyHindered(await findReversalFacts(tx, ctx.company, record));
  if (why !== null) return err({ code: "not-reversible", why });
  const { before } = byHand;
  if (before === null) await deletePosting(tx, ctx.company, posting.id);
  else await changePosting(tx, ctx.company, posting.id, { docNo: before.docNo, state: before.state as PostingState, byHand: null });
  return ok({ docNo: posting.docNo });
}
