import type { Tx } from "#lib/db/prisma.ts";
import type { Facts } from "#lib/rules/facts.ts";

type Row = { kind: "year" | "period"; name: string; startsOn: string; endsOn: string; isClosed: boolean; reason: string | null };

/** The fiscal years and months of a company, oldest first. One query. */
export async function loadCalendar(tx: Tx, company: number): Promise<Pick<Facts, "fiscalYears" | "periods">> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT 'year' AS kind, name, starts_on::text AS "startsOn", ends_on::text AS "endsOn", false AS "isClosed", NULL AS reason FROM fiscal_year WHERE company_id = ${company}
    UNION ALL SELECT 'period', '', starts_on::text, ends_on::text, is_closed, reason FROM period WHERE company_id = ${company}
    ORDER BY 3`;
  return {
    fiscalYears: rows.filter((row) => row.kind === "year").map(({ name, startsOn, endsOn }) => ({ name, startsOn, endsOn })),
    periods: rows.filter((row) => row.kind === "period").map(({ startsOn, endsOn, isClosed, reason }) => ({ startsOn, endsOn, isClosed, reason })),
  };
}
