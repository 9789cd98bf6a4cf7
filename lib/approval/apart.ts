import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf } from "#lib/canonical/facets.ts";

type Approvable = OfKind & { id: string; sourceId: string; orderId: string; parentId: string | null };

/**
 * Splits records into groups, in their order, such that approving one of a group changes nothing that the rules look at
 * for another of it: what is approved counts against its debtor's credit limit, and on the sale that it belongs to. Each
 * group is judged with the ones before it approved, as if all were approved one after the other. `limited` are the codes
 * of debtors with a credit limit.
 */
export function setApart<R extends Approvable>(records: readonly R[], limited: ReadonlySet<string>): R[][] {
  const groups: R[][] = [];
  const lastOf = new Map<string, number>();
  for (const record of records) {
    const keys = keysOf(record, limited);
    const place = Math.max(0, ...keys.map((key) => (lastOf.get(key) ?? -1) + 1));
    (groups[place] ??= []).push(record);
    for (const key of keys) lastOf.set(key, place);
  }
  return groups;
}

/** What a record shares with others whose approval its rules may ask about. */
function keysOf(record: Approvable, limited: ReadonlySet<string>): string[] {
  const code = sideOf(record)?.party.code ?? null;
  return [
    `order ${record.sourceId} ${record.orderId}`,
    `record ${record.id}`,
    ...(record.parentId === null ? [] : [`record ${record.parentId}`]),
    ...(code !== null && limited.has(code) ? [`debtor ${code}`] : []),
  ];
}
