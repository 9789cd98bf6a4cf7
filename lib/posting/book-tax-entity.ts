import type { Context } from "#lib/context.ts";
import type { BookOutcome } from "./book-document.ts";
import type { Stopped, TaxEntities, TaxEntity } from "./ledger.ts";
import { waitBeforeLook, type Patience } from "./patience.ts";
import { looksBeforeResend } from "./due-store.ts";
import { findTaxEntitySend, keepTaxEntitySend, type TaxEntitySend } from "./tax-entity-store.ts";

/** Sent once more after a lost answer, and then a person looks (autocount/cloud-api.md 26.5). */
const mostSends = 2;

type Going = { renew: () => Promise<boolean>; patience: Patience };
export type BookedTaxEntity = { kind: "linked"; id: string } | Exclude<BookOutcome, { kind: "posted" }>;

/**
 * Finds the tax entity of a TIN, or makes it, once. AutoCount takes a second one without a word, so that a send is written
 * down before it is made: after a lost answer, or a crash between the two, it is looked for twice, each time after a wait,
 * before it is sent once more. What is still not seen after that is refused, for a person to look.
 */
export async function bookTaxEntity(ctx: Context, ledger: TaxEntities, entity: TaxEntity, going: Going): Promise<BookedTaxEntity> {
  const sent = await findTaxEntitySend(ctx.db, ctx.company, entity.tin);
  const found = await ledger.find(entity);
  switch (found.kind) {
    case "mine":
      if (sent !== null) await keep(ctx, entity, null);
      return { kind: "linked", id: found.docKey };
    case "foreign":
      return { kind: "refused", reason: `${found.description} Choose the right one there: make the debtor in AutoCount, link it, and refresh the reference data.` };
    case "stopped":
      return found.ofMethod === true ? notAllowed(found, "read") : found;
    case "unreachable":
      return { ...found, kind: "later" };
    case "absent": {
      const waiting = sent === null ? null : await lookedInVain(ctx, entity, sent, going.patience);
      return waiting ?? send(ctx, ledger, entity, sent, going);
    }
  }
}

/** What a look that did not find a lost send comes to; null where it may be sent once more. */
async function lookedInVain(ctx: Context, entity: TaxEntity, sent: TaxEntitySend, patience: Patience): Promise<BookedTaxEntity | null> {
  const now = ctx.now();
  const waitMs = sent.lookedAt.getTime() + waitBeforeLook(patience, sent.looks) - now.getTime();
  // AutoCount may still be working on it: a look so soon says nothing.
  if (waitMs > 0) return notYet(entity, waitMs);
  const looks = sent.looks + 1;
  if (looks < looksBeforeResend) {
    await keep(ctx, entity, { ...sent, looks, lookedAt: now });
    return notYet(entity, waitBeforeLook(patience, looks));
  }
  if (sent.docKey === null && sent.sends < mostSends) return null;
  // Whoever sends the record again has looked there; it is looked for from the start all the same.
  await keep(ctx, entity, { ...sent, sends: 0, looks: 0, lookedAt: now, docKey: null });
  const said = sent.docKey === null ? "AutoCount's answers were lost" : `AutoCount said that it is stored as ${sent.docKey}`;
  return { kind: "refused", reason: `${said}, but no tax entity with the TIN ${entity.tin} is listed there. Look in AutoCount, make it there if it is missing, then send this again.` };
}

async function send(ctx: Context, ledger: TaxEntities, entity: TaxEntity, before: TaxEntitySend | null, { renew, patience }: Going): Promise<BookedTaxEntity> {
  const [problem] = ledger.problems(entity);
  if (problem !== undefined) return { kind: "refused", reason: problem.message };
  // Its look may have taken many calls.
  if (!(await renew())) return { kind: "later", reason: "Another worker took over the account book.", waitMs: 0 };
  const sent: TaxEntitySend = { sends: (before?.sends ?? 0) + 1, sentAt: ctx.now(), looks: 0, lookedAt: ctx.now(), docKey: null };
  await keep(ctx, entity, sent);
  const outcome = await ledger.send(entity);
  switch (outcome.kind) {
    case "stored": {
      await keep(ctx, entity, { ...sent, lookedAt: ctx.now(), docKey: outcome.docKey ?? null });
      const seen = await ledger.find(entity);
      if (seen.kind !== "mine") return notYet(entity, waitBeforeLook(patience, 0));
      await keep(ctx, entity, null);
      return { kind: "linked", id: seen.docKey };
    }
    case "unknown":
      // The wait begins when the answer failed to come, however long that took.
      await keep(ctx, entity, { ...sent, lookedAt: ctx.now() });
      return { kind: "not-yet", reason: `Tax entity ${entity.tin}: ${outcome.reason}`, waitMs: waitBeforeLook(patience, 0) };
    case "refused":
    case "taken":
      await keep(ctx, entity, before);
      return { kind: "refused", reason: outcome.reason };
    case "unavailable":
      await keep(ctx, entity, before);
      return { ...outcome, kind: "later" };
    case "stopped":
      await keep(ctx, entity, before);
      return outcome.ofMethod === true ? notAllowed(outcome, "create") : outcome;
  }
}

/** A key without the right stops this posting alone: every other document goes through without it. */
function notAllowed({ reason }: Stopped, what: "read" | "create"): BookedTaxEntity {
  return { kind: "refused", reason: `The key of this connection may not ${what} tax entities. ${reason}` };
}

async function keep(ctx: Context, { tin }: TaxEntity, send: TaxEntitySend | null): Promise<void> {
  await ctx.db.$transaction((tx) => keepTaxEntitySend(tx, ctx.company, tin, send));
}

function notYet({ tin }: TaxEntity, waitMs: number): BookedTaxEntity {
  return { kind: "not-yet", reason: `The tax entity of ${tin} was sent and is not seen in AutoCount yet: it is looked for before anything else.`, waitMs };
}
