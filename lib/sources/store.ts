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
  flowKind: string;
  flowTrigger: string;
  settings: Prisma.JsonValue;
  disabledAt: Date | null;
};

/** Null where the key is taken, by whichever company: keys stand in addresses and are unique in the installation. */
export async function insertSource(tx: Tx, company: number, source: NewSource): Promise<string | null> {
  const [made] = await tx.source.createManyAndReturn({ data: [{ companyId: company, ...source }], skipDuplicates: true, select: { id: true } });
  return made?.id ?? null;
}

export type SourceChange = Partial<Omit<NewSource, "key" | "channel"> & { disabledAt: Date | null }>;

export async function changeSource(tx: Tx, company: number, id: string, change: SourceChange): Promise<void> {
  await tx.source.update({ where: { companyId_id: { companyId: company, id } }, data: change });
}

/** A source of the company by its key, locked until the transaction ends. */
export async function lockSource(tx: Tx, company: number, key: string): Promise<StoredSource | null> {
  await tx.$executeRaw`SELECT 1 FROM source WHERE company_id = ${company} AND key = ${key} FOR UPDATE`;
  const row = await tx.source.findFirst({ where: { companyId: company, key } });
  return row === null ? null : withoutSecret(row);
}

export async function findSources(tx: Pick<Tx, "source">, company: number): Promise<StoredSource[]> {
  return (await tx.source.findMany({ where: { companyId: company }, orderBy: { key: "asc" } })).map(withoutSecret);
}

type Row = Prisma.SourceGetPayload<object>;

function withoutSecret({ id, key, name, channel, secret, flowKind, flowTrigger, settings, disabledAt }: Row): StoredSource {
  return { id, key, name, channel, hasSecret: secret !== null, flowKind, flowTrigger, settings, disabledAt };
}
