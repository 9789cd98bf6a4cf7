import type { Tx } from "#lib/db/prisma.ts";
import { refusalId } from "./refusal-help.ts";

/** How the books stand for the month of a record: our own calendar, and what AutoCount last said of that month. */
export type PeriodFacts = {
  /** The period of the calendar here; null where none is entered. */
  period: { startsOn: string; endsOn: string; isClosed: boolean; reason: string | null } | null;
  /** AutoCount's own words, and when; null where it has not said so, or has taken something of that month since. */
  refusal: { at: Date; message: string } | null;
};

/** As far back as refusals are remembered: each is one that a person has met, and they are few. */
const lookedBack = 200;

/** What is known of the month in which a record is dated. Two queries, a third where AutoCount has refused it as closed. */
export async function findPeriodFacts(tx: Pick<Tx, "$queryRaw">, company: number, recordId: string): Promise<PeriodFacts> {
  const [period] = await tx.$queryRaw<NonNullable<PeriodFacts["period"]>[]>`
    SELECT p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.is_closed AS "isClosed", p.reason FROM record r
      JOIN period p ON p.company_id = r.company_id AND r.doc_date BETWEEN p.starts_on AND p.ends_on
    WHERE r.company_id = ${company} AND r.id = ${recordId}::uuid`;
  const told = await tx.$queryRaw<{ at: Date; message: string; id: string }[]>`
    SELECT a.id, a.at, a.reason AS message
    FROM (
      (SELECT company_id, id, record_id, at, reason FROM audit_entry WHERE company_id = ${company} AND type = 'posting.refused' ORDER BY id DESC LIMIT ${lookedBack})
      UNION ALL
      (SELECT company_id, id, record_id, at, reason FROM audit_entry WHERE company_id = ${company} AND type = 'posting.void-refused' ORDER BY id DESC LIMIT ${lookedBack})
    ) a
    JOIN record r ON r.company_id = a.company_id AND r.id = a.record_id
    JOIN record own ON own.company_id = a.company_id AND own.id = ${recordId}::uuid AND date_trunc('month', own.doc_date) = date_trunc('month', r.doc_date)
    WHERE a.reason IS NOT NULL ORDER BY a.id DESC`;
  const last = told.find(({ message }) => refusalId(message) === "period");
  const isOver = last !== undefined && (await isTakenSince(tx, company, recordId, last.id));
  return { period: period ?? null, refusal: last === undefined || isOver ? null : { at: last.at, message: last.message } };
}

/** Whether one of the last documents that were posted since then is of the same month. */
async function isTakenSince(tx: Pick<Tx, "$queryRaw">, company: number, recordId: string, auditId: string): Promise<boolean> {
  const taken = await tx.$queryRaw<object[]>`
    SELECT 1 FROM (
      SELECT record_id FROM audit_entry WHERE company_id = ${company} AND type = 'posting.posted' AND id > ${auditId}::uuid ORDER BY id DESC LIMIT ${lookedBack * 5}
    ) a
    JOIN record r ON r.company_id = ${company} AND r.id = a.record_id
    JOIN record own ON own.company_id = ${company} AND own.id = ${recordId}::uuid AND date_trunc('month', own.doc_date) = date_trunc('month', r.doc_date)
    LIMIT 1`;
  return taken.length > 0;
}
