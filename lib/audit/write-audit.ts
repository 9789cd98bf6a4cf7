import type { Context } from "#lib/context.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";

/** One change, decision, sign-in or setting, in the words of the business. `type` is a stable code: "record.approved". */
export type AuditEvent = {
  type: string;
  recordId?: string;
  revision?: number;
  old?: unknown;
  new?: unknown;
  reason?: string | null;
};

/** Writes the trace of a change in the transaction that makes it: no change without its trace, no trace without its change. */
export async function writeAudit(tx: Pick<RawTx, "$executeRaw">, ctx: Context, event: AuditEvent): Promise<void> {
  await writeAudits(tx, ctx, [event]);
}

/** The same for a batch, in one statement however many there are. The order of `events` is the order of the entries. */
export async function writeAudits(tx: Pick<RawTx, "$executeRaw">, ctx: Context, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { actor } = ctx;
  const rows = JSON.stringify(
    events.map((event) => ({
      type: event.type,
      record_id: event.recordId ?? null,
      revision: event.revision ?? null,
      old: event.old ?? null,
      new: event.new ?? null,
      reason: event.reason ?? null,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO audit_entry (company_id, type, actor_type, actor_id, actor_name, record_id, revision, old, new, reason, ip)
    SELECT ${ctx.company}, type, ${actor.type}, ${actor.id}::uuid, ${actor.name}, record_id, revision, old, new, reason, ${actor.ip}
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS x(type text, record_id uuid, revision int, old jsonb, new jsonb, reason text)`;
}
