import type { Context } from "#lib/context.ts";
import { whyNotAnew } from "#lib/posting/ask-reversal.ts";
import { findReversalFacts } from "#lib/posting/find-reversal-facts.ts";
import { hoursLeft, whatMayHinder, whyNotReversible } from "#lib/posting/why-not-reversible.ts";
import { creditOfRest } from "#lib/records/follow-ups.ts";
import { findPostedRecord } from "#lib/records/posted-sales.ts";
import type { ScreenRecord, ScreenReversal } from "./record-screen.ts";

/** In which ways a posted record can be taken back, as far as is known here; null for one that is not posted. */
export async function findReversal(ctx: Context, { id, source, orderId, kind, state, bookAs }: ScreenRecord): Promise<ScreenReversal | null> {
  if (state !== "posted") return null;
  const [facts, posted] = await Promise.all([findReversalFacts(ctx.db, ctx.company, { id, sourceId: source.id, orderId, kind, state }), bookAs === "invoice" ? findPostedRecord(ctx.db, ctx.company, id) : null]);
  const whyNotVoid = whyNotReversible(facts, ctx.now());
  const credit = posted === null || facts.posting?.state !== "posted" ? null : creditOfRest(posted, "");
  return {
    whyNotVoid,
    whyNotAnew: whyNotVoid ?? (posted === null ? null : whyNotAnew(posted)),
    credit: credit === null ? null : { total: credit.makes.document.total, currency: credit.makes.document.currency },
    hoursLeft: facts.isGone === true ? null : hoursLeft(facts, ctx.now()),
    mayHinder: whatMayHinder(facts),
  };
}
