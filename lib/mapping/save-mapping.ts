import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { findMappingByName, isSameMapping } from "./queries.ts";
import type { MappingBody } from "./schema.ts";
import { insertMappingVersion } from "./store.ts";

export type MappingToSave = { sourceId: string; name: string; headers: readonly string[]; body: MappingBody };

/**
 * Remembers a mapping under its name and its files' headers, in the caller's transaction. The same again makes no new
 * version.
 */
export async function saveMapping(tx: Tx, ctx: Context, { sourceId, name, headers, body }: MappingToSave): Promise<{ id: string; version: number }> {
  const fingerprint = fingerprintOf(headers);
  const before = await findMappingByName({ company: ctx.company, db: tx }, sourceId, name);
  if (before && before.fingerprint === fingerprint && isSameMapping(before.body, body)) return before;
  const by = ctx.actor.type === "user" ? ctx.actor.id : null;
  const saved = await insertMappingVersion(tx, ctx.company, { sourceId, name, kind: body.kind, fingerprint, body, createdBy: by, createdByName: ctx.actor.name });
  await writeAudit(tx, ctx, { type: "mapping.saved", old: before === null ? null : { version: before.version }, new: { mappingId: saved.id, name, version: saved.version, sourceId, kind: body.kind } });
  return saved;
}
