import type { Tx } from "#lib/db/prisma.ts";
import type { ToRead } from "#lib/intake/read-delivery.ts";

export type StoredMessage = ToRead & { id: string; sourceId: string };

/** Stored messages by id, as they came. */
export async function findMessages(tx: Pick<Tx, "$queryRaw">, company: number, ids: readonly string[]): Promise<StoredMessage[]> {
  const list = [...ids];
  return tx.$queryRaw<StoredMessage[]>`
    SELECT id, source_id AS "sourceId", topic, headers, body, received_at AS "receivedAt" FROM delivery WHERE company_id = ${company} AND id = ANY(${list}::uuid[])`;
}
