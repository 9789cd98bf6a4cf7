import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { refreshReferenceJob } from "#lib/reference/jobs.ts";
import { mirrorLists } from "#lib/reference/mirror-lists.ts";
import { confirmShrunk } from "#lib/reference/mirror-store.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findOpenConnections } from "./connection-store.ts";

/** A mirror is read anew this often. */
const everySeconds = 3600;

/** Asks for a fresh mirror of every open account book; once an hour each, however many workers ask. */
export async function askForRefresh(db: Db): Promise<number> {
  return db.$transaction(async (tx) => {
    const companies = await findOpenConnections(tx);
    for (const company of companies) await enqueue(tx, refreshReferenceJob, { company }, { oncePerSeconds: everySeconds });
    return companies.length;
  });
}

/** A person wants the mirror of the company's book read now. Where a reading is waiting or under way already, that one serves. */
export async function askRefreshNow(ctx: Context): Promise<Result<{ askedAt: string }, { code: "no-ledger" | "stopped" }>> {
  return ctx.db.$transaction(async (tx) => {
    const connection = await tx.ledgerConnection.findUnique({ where: { companyId: ctx.company }, select: { state: true } });
    if (connection === null) return err({ code: "no-ledger" });
    if (connection.state === "stopped") return err({ code: "stopped" });
    await enqueue(tx, refreshReferenceJob, { company: ctx.company });
    await writeAudit(tx, ctx, { type: "reference.refresh-asked" });
    return ok({ askedAt: ctx.now().toISOString() });
  });
}

export const confirmShrunkInput = z.object({ list: z.enum(mirrorLists), rows: z.int().positive() });

/**
 * A person has seen in AutoCount that a list really is as short as it was read: it is read again, and what is not in it becomes
 * not active, unless it is shorter still then. Refused where another reading has come since.
 */
export async function confirmShrunkList(ctx: Context, { list, rows }: z.infer<typeof confirmShrunkInput>): Promise<Result<{ askedAt: string }, { code: "changed-meanwhile" }>> {
  return ctx.db.$transaction(async (tx) => {
    if (!(await confirmShrunk(tx, ctx.company, list, rows))) return err({ code: "changed-meanwhile" });
    await enqueue(tx, refreshReferenceJob, { company: ctx.company });
    await writeAudit(tx, ctx, { type: "reference.shrink-confirmed", new: { list, rows } });
    return ok({ askedAt: ctx.now().toISOString() });
  });
}
