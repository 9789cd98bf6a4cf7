import type { Kind } from "#lib/canonical/kinds.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { MappingBody } from "./schema.ts";

/** The only writer of the mappings of files. */

export type NewMapping = {
  sourceId: string;
  name: string;
  kind: Kind;
  fingerprint: string;
  body: MappingBody;
  createdBy: string | null;
  createdByName: string;
};

/** Writes the next version of the name and puts it in force; versions before it are kept. */
export async function insertMappingVersion(tx: Tx, company: number, mapping: NewMapping): Promise<{ id: string; version: number }> {
  // Two people who save one name at a time come one after the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mapping ${company} ${mapping.sourceId} ${mapping.name}`}, 0))`;
  const where = { companyId: company, sourceId: mapping.sourceId, name: mapping.name };
  const { _max } = await tx.mapping.aggregate({ where, _max: { version: true } });
  await tx.mapping.updateMany({ where: { ...where, isActive: true }, data: { isActive: false } });
  const version = (_max.version ?? 0) + 1;
  const { id } = await tx.mapping.create({ data: { companyId: company, ...mapping, body: mapping.body as Prisma.InputJsonValue, version }, select: { id: true } });
  return { id, version };
}
