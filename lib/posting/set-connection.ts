import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { refreshReferenceJob } from "#lib/reference/jobs.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { describeLedger, findConnectionIssues, ledgerKinds, namesBook, type LedgerKind } from "#lib/wiring.ts";
import { openConnectionOf, sealCredentials } from "./connection.ts";
import { postApprovedJob } from "./jobs.ts";
import { lockLine, saveStand } from "./line-store.ts";
import { countUnsettled, lockConnection, saveConnection } from "./store.ts";

export const setConnectionInput = z.object({
  kind: z.enum(ledgerKinds),
  baseUrl: z.string().trim().min(1),
  /** The account book's number; of a Web API, whose key opens one book, what people call it, or nothing. */
  book: z.string().trim().default(""),
  keyId: z.string().trim().min(1),
  apiKey: z.string().trim().min(1),
  /** What the book calls things; those set before stay where nothing is given. */
  settings: z.record(z.string(), z.unknown()).optional(),
});
export type SetConnectionInput = z.input<typeof setConnectionInput>;

export type SetConnectionError =
  | { code: "invalid"; issues: { path: string; message: string }[] }
  /** Documents may stand in the old book without our knowing: looked for in another one, they would be made twice. */
  | { code: "unsettled"; postings: number };

/**
 * Sets the company's one connection to its account book, seals its credentials and opens it: what waits is sent, and the mirror of
 * the book's items and debtors is read. The
 * address or the book is not changed while the outcome of a posting there is unknown.
 */
export async function setConnection(ctx: Context, input: SetConnectionInput): Promise<Result<{ name: string }, SetConnectionError>> {
  return ctx.db.$transaction(async (tx) => {
    const before = await lockConnection(tx, ctx.company);
    const { kind, book = "", keyId, apiKey } = input;
    const baseUrl = input.baseUrl.replace(/\/+$/, "");
    const settings = { ...(before?.settings as object | undefined), ...input.settings };
    const issues = findConnectionIssues({ kind, baseUrl, book, keyId, apiKey, settings });
    if (issues.length > 0) return err({ code: "invalid", issues });
    if (before !== null && (before.baseUrl !== baseUrl || before.book !== book || (await opensOther(tx, ctx.company, { from: before.kind as LedgerKind, to: kind, keyId })))) {
      const postings = await countUnsettled(tx, ctx.company);
      if (postings > 0) return err({ code: "unsettled", postings });
    }

    await saveConnection(tx, ctx.company, { kind, baseUrl, book, settings, credentials: sealCredentials(ctx.company, { keyId, apiKey }) }, ctx.now());
    await lockLine(tx, ctx.company);
    await saveStand(tx, ctx.company, { failures: 0, openedAt: null, probeAt: null, probes: 0, reopenedAt: null });
    await writeAudit(tx, ctx, { type: "connection.set", old: before, new: { kind, baseUrl, book, settings, state: "open", keyId } });
    await enqueue(tx, postApprovedJob, { company: ctx.company });
    await enqueue(tx, refreshReferenceJob, { company: ctx.company });
    return ok({ name: describeLedger(kind, settings).name });
  });
}

/** Whether another product, or another key of a product whose key alone says which book it is, would look into another book. */
async function opensOther(tx: Tx, company: number, { from, to, keyId }: { from: LedgerKind; to: LedgerKind; keyId: string }): Promise<boolean> {
  if (namesBook(from) !== namesBook(to)) return true;
  if (namesBook(to)) return false;
  // Credentials that cannot be opened any more say nothing, so they are not taken for the same.
  const before = await openConnectionOf(tx, company).catch(() => null);
  return before?.keyId !== keyId;
}
