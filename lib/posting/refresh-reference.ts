import type { Context } from "#lib/context.ts";
import { type PulledMasters, pullMasters } from "#lib/reference/pull-masters.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { listMasters } from "#lib/wiring.ts";
import { openConnectionOf, shareConnection } from "./connection.ts";

export type RefreshReferenceError =
  | { code: "no-ledger" }
  /** AutoCount turned the key away: it is not called until a person has set the connection again. */
  | { code: "stopped" }
  /** The book could not be read to its end; the mirror is as it was. */
  | { code: "not-read"; reason: string }
  /** The connection was set to another book meanwhile. */
  | { code: "changed-meanwhile" };

/**
 * Reads the company's account book and brings the mirror of its items, debtors, creditors and locations up to date. All or nothing: a pull
 * that fails on its way leaves the mirror as it was.
 */
export async function refreshReference(ctx: Context): Promise<Result<PulledMasters, RefreshReferenceError>> {
  const connection = await openConnectionOf(ctx.db, ctx.company);
  if (connection === null) return err({ code: "no-ledger" });
  if (connection.state === "stopped") return err({ code: "stopped" });
  const begunAt = ctx.now();
  const masters = await listMasters(connection);
  if (!masters.ok) return err({ code: "not-read", reason: masters.error.reason });
  return ctx.db.$transaction(async (tx) => {
    const now = await shareConnection(tx, ctx.company);
    if (now?.baseUrl !== connection.baseUrl || now.book !== connection.book) return err({ code: "changed-meanwhile" });
    return ok(await pullMasters(tx, ctx, masters.value, begunAt));
  });
}
