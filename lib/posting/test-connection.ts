import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { describeLedger, type OpenConnection, testLedger } from "#lib/wiring.ts";
import { openConnectionOf } from "./connection.ts";
import { findRevision } from "./connection-queries.ts";
import { connectionInput, draftConnection, type DraftError } from "./draft-connection.ts";
import { type LedgerTest, tally } from "./ledger-check.ts";
import { listOurPrefixes } from "./our-prefixes.ts";
import { turnsAtOnce } from "./paced-ledger.ts";
import { probeLedger } from "./probe-ledger.ts";
import { saveChecks } from "./connection-store.ts";

export const testConnectionInput = z.object({
  /** What is on the form and not saved yet; left out, the connection as it is saved is tested, and what was found is kept. */
  draft: connectionInput.optional(),
});
export type TestConnectionInput = z.input<typeof testConnectionInput>;

/**
 * Looks at all that a connection needs, writing nothing in the book, and says for each what was found and what to do. A saved
 * connection that was stopped and is let in again is opened.
 */
export async function testConnection(ctx: Context, { draft }: TestConnectionInput): Promise<Result<LedgerTest, DraftError | { code: "no-ledger" }>> {
  const revision = await findRevision(ctx.db, ctx.company);
  const stored = await openConnectionOf(ctx.db, ctx.company);
  if (draft === undefined && stored === null) return err({ code: "no-ledger" });
  const asked = draft === undefined && stored !== null ? ok(stored) : await draftConnection(ctx.db, ctx.company, draft ?? {});
  if (!asked.ok) return asked;
  const connection: OpenConnection = asked.value;
  const prefixes = await listOurPrefixes(ctx.db, ctx.company, describeLedger(connection.kind, connection.settings).docNoPrefix);
  // Calls to another book than the one that is posted to take nothing from it.
  const isPostedTo = stored?.baseUrl === connection.baseUrl && stored.book === connection.book;
  const test = await testLedger(connection, prefixes, isPostedTo ? await turnsAtOnce(ctx, connection.kind) : async () => undefined);
  await ctx.db.$transaction(async (tx) => {
    const { kind, baseUrl, book } = connection;
    if (draft === undefined) await saveChecks(tx, ctx.company, { revision, checks: test.checks, byName: ctx.actor.name, at: ctx.now() });
    await writeAudit(tx, ctx, { type: "connection.tested", new: { kind, baseUrl, book, isSaved: draft === undefined, companyName: test.companyName, ...tally(test.checks) } });
  });
  if (draft === undefined && stored?.state === "stopped" && test.isOpened) await probeLedger(ctx);
  return ok(test);
}
