import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { noteDrift, type DriftList, type MasterChange } from "./drift-store.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import type { LedgerMasters, LedgerParty } from "./ledger-masters.ts";
import { getList, type ListId } from "./lists.ts";
import { isShrunk, type MirrorList } from "./mirror-lists.ts";
import { withOwnValues } from "./own-store.ts";
import { countActive, retireItems, retireLocations, retireParties, saveItems, saveLocations, saveParties, saveUnits, type PartyList, type Saved } from "./store.ts";

/** Rows that one statement writes. */
const batchSize = 1000;

/**
 * What an account book that was read has, and what that changed in the mirror: rows added, changed, and marked not active.
 * Null for what the connection cannot list.
 */
export type PulledMasters = { items: Pulled; customers: Pulled; suppliers: Pulled | null; locations: Pulled | null };
export type Pulled = {
  listed: number; added: number; changed: number; retired: number;
  /** How many were in use, where the list is too short to be believed and so retired nothing; else left out. */
  shrunkFrom?: number;
};

/** What new or changed rows of each list may free. */
const freedRules = {
  items: ["missing-sku", "ambiguous-sku", "inactive-item", "unknown-uom", "price-mismatch", "einvoice-classification", "einvoice-consolidation"],
  units: ["unknown-uom", "price-mismatch"],
  customers: ["new-customer", "ambiguous-customer", "inactive-customer", "credit-limit", "currency-unknown", "einvoice-buyer", "einvoice-debtor"],
  suppliers: ["new-supplier", "inactive-customer", "currency-unknown"],
  locations: ["unknown-location"],
} as const;

const pulledCause = "AutoCount's items and accounts were read again";

/**
 * Brings the mirror of items, debtors, creditors and locations to what the account book has, in the caller's transaction.
 * Each list of `masters` must be complete: what is missing in it is gone from the book and becomes not active, never
 * deleted, for posted documents name it. What is only proposed here stays. A listing without a single row retires nothing: it says more about the key than
 * about the book. Nor does one that shrinks sharply where the book does not say how many rows it has, unless a person has
 * confirmed as few in `confirmed`. A value that was entered here stands until AutoCount's own changes (own-values.ts). `begunAt`
 * is when the reading began. Held records that a list which changed may free are checked again, and no others.
 */
export async function pullMasters(tx: Tx, ctx: Context, masters: LedgerMasters, begunAt: Date, confirmed: ReadonlyMap<MirrorList, number> = new Map()): Promise<PulledMasters> {
  const at = ctx.now();
  const watch = async (list: DriftList, { moved, ...pulled }: Pulled & { moved: MasterChange[] }): Promise<Pulled> => {
    await noteDrift(tx, ctx.company, list, moved, { origin: "ledger", at });
    const codes = [...new Set(moved.map(({ code }) => code))];
    for (let start = 0; start < codes.length; start += batchSize) {
      await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "master", list, codes: codes.slice(start, start + batchSize) }, answeredBy: null, because: pulledCause });
    }
    return pulled;
  };
  const pull = async <Row extends { code: string }>(list: MirrorList, rows: readonly Row[], save: (batch: Row[]) => Promise<Saved>, retire: (listed: string[]) => Promise<MasterChange[]>) => {
    const active = masters.isUncounted === true ? await countActive(tx, ctx.company, list) : 0;
    const isDoubted = isShrunk(rows.length, active) && rows.length < (confirmed.get(list) ?? Number.POSITIVE_INFINITY);
    return { ...(await takeOver(rows, save, isDoubted ? async () => [] : retire)), ...(isDoubted && { shrunkFrom: active }) };
  };
  const own = <Row extends object>(list: ListId, rows: readonly Row[]) => withOwnValues(tx, ctx.company, getList(list), rows, at);
  const pullParties = async (list: PartyList, rows: readonly LedgerParty[]) =>
    watch(list, await pull(list, rows, async (batch) => saveParties(tx, ctx.company, list, await own(list === "customer" ? "customers" : "suppliers", batch), at), (codes) => retireParties(tx, ctx.company, list, { codes, begunAt, at })));
  const pulled = {
    items: await watch("item", await pull("item", masters.items, async (rows) => saveItems(tx, ctx.company, await own("items", rows), at), (codes) => retireItems(tx, ctx.company, { codes, begunAt, at }))),
    customers: await pullParties("customer", masters.customers),
    suppliers: masters.suppliers && (await pullParties("supplier", masters.suppliers)),
    locations: masters.locations && plain(await pull("location", masters.locations, async (rows) => saveLocations(tx, ctx.company, await own("locations", rows.map((row) => ({ ...row, isActive: true }))), at), (codes) => retireLocations(tx, ctx.company, { codes, begunAt, at }))),
  };
  const units = (masters.units ?? []).toSorted((a, b) => (a.itemCode < b.itemCode ? -1 : 1));
  let movedUnits = 0;
  for (let start = 0; start < units.length; start += batchSize) {
    const { added, changed } = await saveUnits(tx, ctx.company, await own("units", units.slice(start, start + batchSize)), at);
    movedUnits += added + changed;
  }
  const isMoved = (one: Pulled | null) => one !== null && one.added + one.changed + one.retired > 0;
  const moved = (Object.keys(freedRules) as (keyof typeof freedRules)[]).filter((list) => (list === "units" ? movedUnits > 0 : isMoved(pulled[list])));
  if (moved.length === 0) return pulled;
  await writeAudit(tx, ctx, { type: "reference.pulled", new: pulled });
  await askRecheck(tx, ctx, { by: "rule", rules: [...new Set(moved.flatMap((list) => freedRules[list]))] }, pulledCause);
  return pulled;
}

async function takeOver<Row extends { code: string }>(
  rows: readonly Row[],
  save: (batch: Row[]) => Promise<Saved>,
  retire: (listed: string[]) => Promise<MasterChange[]>,
): Promise<Pulled & { moved: MasterChange[] }> {
  // In one order, so that two pulls at once wait for each other and not in a circle.
  const sorted = rows.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const total: Pulled & { moved: MasterChange[] } = { listed: rows.length, added: 0, changed: 0, retired: 0, moved: [] };
  for (let start = 0; start < sorted.length; start += batchSize) {
    const { added, changed, moved } = await save(sorted.slice(start, start + batchSize));
    total.added += added;
    total.changed += changed;
    total.moved.push(...moved);
  }
  const retired = rows.length > 0 ? await retire(rows.map((row) => row.code)) : [];
  return { ...total, retired: retired.length, moved: [...total.moved, ...retired] };
}

function plain({ moved: _, ...pulled }: Pulled & { moved: MasterChange[] }): Pulled {
  return pulled;
}
