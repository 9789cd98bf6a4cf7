import { digestOf } from "#lib/canonical/digest.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import { mappingBody, type MappingBody } from "./schema.ts";

export type StoredMapping = { id: string; name: string; version: number; kind: Kind; fingerprint: string; sourceId: string; body: MappingBody };

/** How many earlier mappings suggestions are drawn from. */
const most = 50;

/** The mappings in force for a kind, newest first; those of one source, or of all. */
export async function listMappings(ctx: Pick<Context, "company" | "db">, kind: Kind, sourceId?: string): Promise<StoredMapping[]> {
  const rows = await ctx.db.mapping.findMany({
    where: { companyId: ctx.company, kind, isActive: true, ...(sourceId === undefined ? {} : { sourceId }) },
    orderBy: { createdAt: "desc" },
    take: most,
  });
  return rows.flatMap(read);
}

/** A source's mapping in force by its name; null where it has none. */
export async function findMappingByName(ctx: { company: number; db: Pick<Context["db"], "mapping"> }, sourceId: string, name: string): Promise<StoredMapping | null> {
  const row = await ctx.db.mapping.findFirst({ where: { companyId: ctx.company, sourceId, name, isActive: true } });
  return row === null ? null : (read(row)[0] ?? null);
}

type Row = { id: string; name: string; version: number; kind: string; fingerprint: string; sourceId: string; body: unknown };

/** A body that this version of Holdpoint cannot read is of no use as a suggestion. */
function read(row: Row): StoredMapping[] {
  const body = mappingBody.safeParse(row.body);
  if (!body.success) return [];
  return [{ id: row.id, name: row.name, version: row.version, kind: body.data.kind, fingerprint: row.fingerprint, sourceId: row.sourceId, body: body.data }];
}

/** Whether two mappings say the same. */
export function isSameMapping(a: MappingBody, b: MappingBody): boolean {
  return digestOf(a) === digestOf(b);
}
