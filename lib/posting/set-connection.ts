import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { refreshReferenceJob } from "#lib/reference/jobs.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { describeLedger, type LedgerKind, namesBook, readLedgerSettings } from "#lib/wiring.ts";
import { openConnectionOf, sealCredentials } from "./connection.ts";
import { connectionInput, draftConnection, type DraftError } from "./draft-connection.ts";
import { postApprovedJob } from "./jobs.ts";
import { lockLine, saveStand } from "./line-store.ts";
import { type LockedConnection, lockConnection, saveConnection } from "./connection-store.ts";
import { countUnsettled } from "./store.ts";

export const setConnectionInput = connectionInput.extend({
  /** The revision that the person looked at, 0 where there was none; whoever has not looked (the command line) leaves it out. */
  revision: z.number().int().min(0).optional(),
});
export type SetConnectionInput = z.input<typeof setConnectionInput>;

export type SetConnectionError =
  | DraftError
  /** Somebody has saved since; nothing of this was saved. */
  | { code: "connection-changed"; revision: number }
  | { code: "no-change" }
  /** Documents may stand in the old book without our knowing: looked for in another one, they would be made twice. */
  | { code: "unsettled"; postings: number };

/** What another book, or other settings of it, may free: kinds that it takes now, tax codes, currencies, lengths. */
const freedRules = ["not-supported", "tax-code-missing", "currency-unknown", "rate-missing", "field-too-long", "unknown-location", "code-missing", "ledger-cannot-store"];

/**
 * Sets the company's one connection to its account book; what is left out stays. A new secret is sealed, opens the connection
 * (what waits is sent), and has the mirror of the book's lists read. Product, address and book are not changed while the
 * outcome of a posting there is unknown, and never with the old secret: see `draftConnection`.
 */
export async function setConnection(ctx: Context, input: SetConnectionInput): Promise<Result<{ name: string; revision: number }, SetConnectionError>> {
  return ctx.db.$transaction(async (tx) => {
    const before = await lockConnection(tx, ctx.company);
    const revision = before?.revision ?? 0;
    if (input.revision !== undefined && input.revision !== revision) return err({ code: "connection-changed", revision });
    const draft = await draftConnection(tx, ctx.company, input);
    if (!draft.ok) return draft;
    const { kind, baseUrl, book, keyId, apiKey, settings } = draft.value;
    const isElsewhere = before !== null && (before.baseUrl !== baseUrl || before.book !== book || (await opensOther(tx, ctx.company, { from: before.kind as LedgerKind, to: kind, keyId })));
    if (isElsewhere) {
      const postings = await countUnsettled(tx, ctx.company);
      if (postings > 0) return err({ code: "unsettled", postings });
    }
    const isNewSecret = input.apiKey !== undefined;
    const changed = changedSettings(before?.settings, settings);
    if (before !== null && !isNewSecret && !isElsewhere && changed.length === 0) return err({ code: "no-change" });

    const credentials = isNewSecret ? { credentials: sealCredentials(ctx.company, { keyId, apiKey }) } : {};
    await saveConnection(tx, ctx.company, { kind, baseUrl, book, settings, ...credentials }, { name: ctx.actor.name, at: ctx.now() });
    await writeAudit(tx, ctx, { type: "connection.set", old: before && auditedOf(before), new: { kind, baseUrl, book, settings, keyId, ...(isNewSecret && { secret: "replaced" }) } });
    if (isNewSecret) await reopen(tx, ctx);
    await enqueue(tx, refreshReferenceJob, { company: ctx.company });
    if (before !== null) await askRecheck(tx, ctx, { by: "rule", rules: freedRules }, `${ctx.actor.name} changed the connection to AutoCount`);
    return ok({ name: describeLedger(kind, settings).name, revision: revision + 1 });
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

async function reopen(tx: Tx, ctx: Context): Promise<void> {
  await lockLine(tx, ctx.company);
  await saveStand(tx, ctx.company, { failures: 0, openedAt: null, probeAt: null, probes: 0, reopenedAt: null });
  await enqueue(tx, postApprovedJob, { company: ctx.company });
}

function auditedOf({ kind, baseUrl, book, settings, state }: LockedConnection): object {
  return { kind, baseUrl, book, settings, state };
}

/** What is set otherwise than before; what was left to the usual counts as that, and what no form asks for counts too. */
function changedSettings(before: unknown, after: object): string[] {
  const stored = (before ?? {}) as object;
  const old: Readonly<Record<string, unknown>> = { ...stored, ...readLedgerSettings(stored) };
  return Object.entries({ ...after, ...readLedgerSettings(after) }).filter(([name, value]) => inOrder(old[name]) !== inOrder(value)).map(([name]) => name);
}

/** As text, members by name: PostgreSQL keeps them in an order of its own. */
function inOrder(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === "object" && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member,
  );
}
