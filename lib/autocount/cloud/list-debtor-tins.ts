import type { CloudConnection } from "./connection.ts";
import type { CloudParty } from "./list-parties.ts";
import { listTaxEntities } from "./tax-entities.ts";

/**
 * The TINs of debtors that are linked to a tax entity, by debtor code (cloud-api 19, 22). Empty where the book has none, the
 * key may not read them or they could not be read: nothing is known then, and the lists of the book are read all the same.
 */
export async function listDebtorTins(connection: CloudConnection, debtors: readonly CloudParty[]): Promise<ReadonlyMap<string, string>> {
  const linked = debtors.flatMap(({ code, taxEntity }) => (taxEntity ? [{ code, taxEntity }] : []));
  const listed = linked.length === 0 ? null : await listTaxEntities(connection);
  if (listed === null || !listed.ok) return new Map();
  const tins = new Map(listed.value.map(({ taxentityid, tin }) => [taxentityid, tin?.trim() ?? ""]));
  return new Map(linked.flatMap(({ code, taxEntity }) => (tins.get(taxEntity) ? [[code, tins.get(taxEntity) as string] as const] : [])));
}
