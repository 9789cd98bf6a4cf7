import type { Context } from "#lib/context.ts";

export type PeriodRow = { startsOn: string; endsOn: string; isClosed: boolean; reason: string | null; revision: number; changedByName: string; changedAt: string; open: number };
export type YearRow = { name: string; startsOn: string; endsOn: string; addedByName: string; months: PeriodRow[] };

/** The company's fiscal years, newest first, each with its months and how many open records are dated in them. */
export async function listYears(ctx: Context): Promise<YearRow[]> {
  const [years, months] = await Promise.all([
    ctx.db.$queryRaw<Omit<YearRow, "months">[]>`
      SELECT name, starts_on::text AS "startsOn", ends_on::text AS "endsOn", added_by_name AS "addedByName" FROM fiscal_year WHERE company_id = ${ctx.company} ORDER BY starts_on DESC`,
    ctx.db.$queryRaw<(Omit<PeriodRow, "changedAt"> & { changedAt: Date })[]>`
      SELECT p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.is_closed AS "isClosed", p.reason, p.revision, p.changed_by_name AS "changedByName", p.changed_at AS "changedAt",
        (SELECT count(*)::int FROM record r WHERE r.company_id = p.company_id AND r.state IN ('waiting', 'held', 'ready') AND r.doc_date BETWEEN p.starts_on AND p.ends_on) AS open
      FROM period p WHERE p.company_id = ${ctx.company} ORDER BY p.starts_on`,
  ]);
  return years.map((year) => ({ ...year, months: months.filter((month) => year.startsOn <= month.startsOn && month.endsOn <= year.endsOn).map((month) => ({ ...month, changedAt: month.changedAt.toISOString() })) }));
}
