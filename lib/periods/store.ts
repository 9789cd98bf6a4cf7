import type { Tx } from "#lib/db/prisma.ts";

/** The only writer of fiscal years and periods. */

/** Locks the calendar of a company until the transaction ends, so that two years cannot be entered over each other. */
export async function lockCalendar(tx: Tx, company: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${company}, hashtext('calendar'))`;
}

/** The fiscal years that share a day with a span. */
export async function findOverlapping(tx: Tx, company: number, { startsOn, endsOn }: { startsOn: string; endsOn: string }): Promise<{ name: string }[]> {
  return tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM fiscal_year WHERE company_id = ${company} AND starts_on <= ${endsOn}::date AND ends_on >= ${startsOn}::date ORDER BY starts_on`;
}

export async function insertYear(
  tx: Tx,
  company: number,
  year: { name: string; startsOn: string; endsOn: string; by: string; at: Date },
  months: readonly { startsOn: string; endsOn: string }[],
): Promise<void> {
  await tx.fiscalYear.create({ data: { companyId: company, name: year.name, startsOn: new Date(year.startsOn), endsOn: new Date(year.endsOn), addedByName: year.by, addedAt: year.at } });
  await tx.period.createMany({ data: months.map((month) => ({ companyId: company, startsOn: new Date(month.startsOn), endsOn: new Date(month.endsOn), changedByName: year.by, changedAt: year.at })) });
}

export type StoredPeriod = { startsOn: string; endsOn: string; isClosed: boolean; reason: string | null; revision: number; changedByName: string };

export async function lockPeriod(tx: Tx, company: number, startsOn: string): Promise<StoredPeriod | null> {
  const rows = await tx.$queryRaw<StoredPeriod[]>`
    SELECT starts_on::text AS "startsOn", ends_on::text AS "endsOn", is_closed AS "isClosed", reason, revision, changed_by_name AS "changedByName"
    FROM period WHERE company_id = ${company} AND starts_on = ${startsOn}::date FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}

export async function writePeriod(tx: Tx, company: number, period: { startsOn: string; isClosed: boolean; reason: string; by: string; at: Date }): Promise<void> {
  await tx.period.update({
    where: { companyId_startsOn: { companyId: company, startsOn: new Date(period.startsOn) } },
    data: { isClosed: period.isClosed, reason: period.reason, changedByName: period.by, changedAt: period.at, revision: { increment: 1 } },
  });
}
