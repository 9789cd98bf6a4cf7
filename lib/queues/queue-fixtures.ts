import type { RecordState } from "#lib/canonical/states.ts";
import type { Db } from "#lib/db/prisma.ts";

/** What a test says of a record; the rest is filled in. */
export type RecordSeed = {
  state?: RecordState; total?: string; currency?: string; party?: string; number?: string; waitingFor?: string | null; holds?: string[];
  heldFor?: string[]; receivedAt?: Date; stateSince?: Date; docDate?: string; searchText?: string; touched?: boolean; sourceId?: string;
};

export type SeededCompany = { ctx: { company: number; now: () => Date }; source: { id: string; key: string } };

/** Rows for the database tests of lists and reports: companies with a source, and records in any state. */
export function queueFixtures(db: Db, now: Date) {
  async function aSource(company: number) {
    return db.source.create({ data: { companyId: company, key: crypto.randomUUID(), name: "Shop", channel: "shopify", flowKind: "invoice", flowTrigger: "payment" } });
  }

  async function aCompany(): Promise<SeededCompany> {
    const company = await db.company.create({ data: { key: crypto.randomUUID(), name: "Kedai Test" } });
    return { ctx: { company: company.id, now: () => now }, source: await aSource(company.id) };
  }

  async function seedRecords(where: SeededCompany, seeds: readonly RecordSeed[]): Promise<string[]> {
    const rows = seeds.map((seed, index) => ({
      companyId: where.ctx.company,
      id: crypto.randomUUID(),
      sourceId: seed.sourceId ?? where.source.id,
      kind: "invoice",
      bookAs: "invoice",
      orderId: `order-${index}`,
      externalId: `${index}-${crypto.randomUUID()}`,
      state: seed.state ?? "held",
      document: {},
      sourceDigest: "0",
      deliveryId: crypto.randomUUID(),
      docNumber: seed.number ?? `#${index}`,
      docDate: new Date(seed.docDate ?? "2026-03-30"),
      partyName: seed.party ?? "",
      currency: seed.currency ?? "MYR",
      total: seed.total ?? "10",
      waitingFor: seed.waitingFor ?? null,
      holds: seed.holds ?? [],
      heldFor: seed.heldFor ?? [],
      searchText: seed.searchText ?? "",
      touched: seed.touched ?? false,
      receivedAt: seed.receivedAt ?? now,
      stateSince: seed.stateSince ?? now,
    }));
    await db.record.createMany({ data: rows });
    return rows.map((row) => row.id);
  }

  return { aCompany, aSource, seedRecords };
}
