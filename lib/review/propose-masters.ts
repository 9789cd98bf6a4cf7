import type { DocumentOf } from "#lib/canonical/document.ts";
import { goodsOf, sideOf } from "#lib/canonical/facets.ts";
import { itemMaster, partyMaster } from "#lib/canonical/masters.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { loadOwnership } from "#lib/ownership/batch-queries.ts";
import { isProposedFrom } from "#lib/ownership/ownership.ts";
import { findHeldByRule } from "#lib/records/find-held.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { buyerId } from "#lib/records/made-customers.ts";
import { openRecord } from "#lib/records/open-record.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { partyKeys, skuKey } from "#lib/reference/resolve.ts";

/** How many records one transaction looks at. */
const batchSize = 50;

type Proposal = { of: StoredRecord; kind: "item" | "customer"; externalId: string; document: DocumentOf<"item" | "customer"> };

/**
 * Makes an `item` or `customer` record of each SKU and buyer that held records name and AutoCount lacks, where another system
 * owns item codes or customer records (design 9). Each is made once per source, is checked like any other record and waits
 * for its approval; the record that named it is freed when it is posted.
 */
export async function proposeMasters(ctx: Context, recordIds: readonly string[] | null): Promise<{ proposed: number }> {
  const ids = recordIds ?? (await ctx.db.$transaction((tx) => findHeldByRule(tx, ctx.company, ["missing-sku", "new-customer"])));
  let proposed = 0;
  for (let start = 0; start < ids.length; start += batchSize) {
    proposed += await ctx.db.$transaction((tx) => proposeBatch(tx, ctx, ids.slice(start, start + batchSize)));
  }
  return { proposed };
}

async function proposeBatch(tx: Tx, ctx: Context, ids: readonly string[]): Promise<number> {
  const ownership = await loadOwnership(tx, ctx.company);
  const { baseCurrency } = await tx.company.findUniqueOrThrow({ where: { id: ctx.company }, select: { baseCurrency: true } });
  const records = (await lockRecords(tx, ctx.company, ids)).filter(({ state }) => openStates.includes(state));
  const wanted = records.flatMap((record) => [
    ...(record.holds.includes("missing-sku") && isProposedFrom(ownership, "item-code", record.sourceId) ? itemsOf(record, baseCurrency) : []),
    ...(record.holds.includes("new-customer") && isProposedFrom(ownership, "customer-record", record.sourceId) ? customerOf(record) : []),
  ]);
  const known = await tx.item.findMany({ where: { companyId: ctx.company, code: { in: wanted.flatMap(({ document }) => [document.number, document.number.toUpperCase()]) } }, select: { code: true } });
  const codes = new Set(known.map(({ code }) => code.toLowerCase()));
  const there = await tx.record.findMany({
    where: { companyId: ctx.company, OR: wanted.map(({ of, kind, externalId }) => ({ sourceId: of.sourceId, kind, externalId: { in: [externalId, externalId.replace(/^(sku|buyer:id):/, "")] } })) },
    select: { sourceId: true, kind: true, externalId: true },
  });
  const keyOf = (one: { sourceId: string; kind: string; externalId: string }) => `${one.sourceId} ${one.kind} ${one.externalId.replace(/^(sku|buyer:id):/, "")}`.toLowerCase();
  const seen = new Set(there.map(keyOf));
  let opened = 0;
  for (const one of wanted) {
    const key = keyOf({ ...one, sourceId: one.of.sourceId });
    if (seen.has(key) || (one.kind === "item" && codes.has(one.document.number.toLowerCase()))) continue;
    seen.add(key);
    const document = one.document as DocumentOf<"item">;
    await openRecord(tx, ctx, { ...one, kind: one.kind as "item", document, event: "record.proposed", reason: `${one.of.docNumber} names it and AutoCount has none` });
    opened += 1;
  }
  return opened;
}

function itemsOf(record: StoredRecord, baseCurrency: string): Proposal[] {
  return goodsOf(record).flatMap((line) => {
    const key = line.itemCode === null ? skuKey(line.sku) : null;
    if (key === null || line.sku === null) return [];
    const hasPrice = "unitPrice" in line && "currency" in record.document && record.document.currency === baseCurrency;
    const document = itemMaster.parse({
      number: line.sku.slice(0, 50), date: record.document.date, sku: line.sku.slice(0, 100), name: line.description.trim().slice(0, 100) || line.sku.slice(0, 100), uom: line.uom?.slice(0, 20) ?? null,
      code: /^[\w./-]{1,20}$/.test(line.sku.trim()) ? line.sku.trim() : null, price: hasPrice ? line.unitPrice : null,
    });
    return [{ of: record, kind: "item", externalId: `sku:${key}`.slice(0, 100), document }];
  });
}

function customerOf(record: StoredRecord): Proposal[] {
  const side = sideOf(record);
  const [key] = side === null ? [] : partyKeys(side.party);
  if (side === null || key === undefined || side.party.code !== null || side.party.name.trim() === "") return [];
  const { sourceId, name, registerNo, tin, email, phone, address, postcode, country } = side.party;
  const currency = "currency" in record.document ? record.document.currency : "MYR";
  const document = partyMaster.parse({
    number: (sourceId ?? email ?? name).slice(0, 50), date: record.document.date, sourceId, name: name.slice(0, 100), registerNo, tin: tin?.slice(0, 20) ?? null, email, phone, address, postcode,
    country: country?.slice(0, 3) ?? null, currency,
  });
  return [{ of: record, kind: "customer", externalId: buyerId(key), document }];
}
