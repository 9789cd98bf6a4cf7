import type { OrderKind, Trigger } from "#lib/canonical/kinds.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { SourceSettings } from "./source-settings.ts";

/** The only writer of sources. */

export type NewSource = {
  key: string;
  name: string;
  channel: string;
  secret: Uint8Array<ArrayBuffer> | null;
  flowKind: string;
  flowTrigger: string;
  settings: SourceSettings;
};

export type StoredSource = {
  id: string;
  key: string;
  name: string;
  channel: string;
  hasSecret: boolean;
  flowKind: OrderKind;
  flowTrigger: Trigger;
  settings: Prisma.JsonValue;
  revision: number;
  mappingVersion: number | null;
  disabledAt: Date | null;
};

/** Null where the key is taken, by whichever company: keys stand in addresses and are unique in the installation. */
export async function insertSource(tx: Tx, company: number, source: NewSource): Promise<string | null> {
  const [made] = await tx.source.createManyAndReturn({ data: [{ companyId: company, ...source }], skipDuplicates: true, select: { id: true } });
  return made?.id ?? null;
}

export type SourceChange = Partial<Omit<NewSource, "key" | "channel"> & { disabledAt: Date | null; mappingVersion: number | null }>;

/** Writes a change of a source that is locked, as its next revision. */
export async function changeSource(tx: Tx, company: number, id: string, change: SourceChange): Promise<void> {
  await tx.source.update({ where: { companyId_id: { companyId: company, id } }, data: { ...change, revision: { increment: 1 } } });
}

/** A source of the company by its key, locked until the transaction ends. */
export async function lockSource(tx: Tx, company: number, key: string): Promise<StoredSource | null> {
  await tx.$executeRaw`SELECT 1 FROM source WHERE company_id = ${company} AND key = ${key} FOR NO KEY UPDATE`;
  const row = await tx.source.findFirst({ where: { companyId: company, key } });
  return row === null ? null : withoutSecret(row);
}

export async function findSources(tx: Pick<Tx, "source">, company: number): Promise<StoredSource[]> {
  return (await tx.source.findMany({ where: { companyId: company }, orderBy: { key: "asc" } })).map(withoutSecret);
}

export async function findSource(tx: Pick<Tx, "source">, company: number, key: string): Promise<StoredSource | null> {
  const row = await tx.source.findFirst({ where: { companyId: company, key } });
  return row === null ? null : withoutSecret(row);
}

type Row = Prisma.SourceGetPayload<object>;

function withoutSecret({ id, key, name, channel, secret, flowKind, flowTrigger, settings, revision, mappingVersion, disabledAt }: Row): StoredSource {
  return { id, key, name, channel, hasSecret: secret !== null, flowKind: flowKind as OrderKind, flowTrigger: flowTrigger as Trigger, settings, revision, mappingVersion, disabledAt };
}

/** A version of a source's mapping, body as stored. */
export type NewMapping = { version: number; body: Prisma.InputJsonValue; note: string; createdBy: string | null; createdByName: string };

export async function insertMapping(tx: Tx, company: number, sourceId: string, mapping: NewMapping): Promise<void> {
  await tx.sourceMapping.create({ data: { companyId: company, sourceId, ...mapping } });
}

/** The highest version that the source's mapping has ever had; 0 where it had none. */
export async function lastMappingVersion(tx: Tx, company: number, sourceId: string): Promise<number> {
  const { _max } = await tx.sourceMapping.aggregate({ where: { companyId: company, sourceId }, _max: { version: true } });
  return _max.version ?? 0;
}

export async function findMapping(tx: Pick<Tx, "sourceMapping">, company: number, sourceId: string, version: number): Promise<{ version: number; body: Prisma.JsonValue; note: string } | null> {
  return tx.sourceMapping.findUnique({ where: { companyId_sourceId_version: { companyId: company, sourceId, version } }, select: { version: true, body: true, note: true } });
}
