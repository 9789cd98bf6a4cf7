import { digestOf } from "#lib/canonical/digest.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { bearsValue, type Change, changesBetween } from "#lib/canonical/paths.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { judgeRecords, type ToJudge } from "#lib/records/judge-records.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { readToday } from "./read-today.ts";

/** A record as it stands beside what its message says with today's mapping. */
export type Compared =
  | { as: "same" }
  | { as: "unreadable"; why: string }
  | {
      as: "other";
      document: DocumentOf;
      sourceDigest: string;
      sourceVersion: string | null;
      changes: Change[];
      /** Money moves, so the approvals of the present revision do not count for it. */
      movesValue: boolean;
      /** The rules that would hold it. */
      holds: string[];
      /** Names exactly this reading: who has looked at it sends no other. */
      reading: string;
    };

/** Compares records with what their messages say today, all together. Reads only. */
export async function compareToday(tx: Tx, ctx: Context, records: readonly StoredRecord[]): Promise<Map<string, Compared>> {
  const read = await readToday(tx, ctx, records);
  const compared = new Map<string, Compared>();
  const otherwise = records.flatMap((record) => {
    const today = read.get(record.id) ?? { why: "Its message is no longer stored." };
    if ("why" in today) compared.set(record.id, { as: "unreadable", why: today.why });
    // What people corrected here is no difference of the mapping.
    else if (today.sourceDigest === record.sourceDigest) compared.set(record.id, { as: "same" });
    else return [{ record, today }];
    return [];
  });
  const judgements = await judgeRecords(tx, ctx, otherwise.map(({ record, today }) => ({ ...record, recordId: record.id, document: today.document }) as ToJudge));
  for (const [index, { record, today }] of otherwise.entries()) {
    const judgement = judgements[index];
    if (judgement === undefined) throw new Error("a record was judged and did not come back");
    const { document, assessment } = judgement;
    const changes = changesBetween(record.document, document);
    const holds = assessment.holds.filter((rule) => rule !== "ledger-refused");
    const { sourceDigest, sourceVersion } = today;
    compared.set(record.id, changes.length === 0
      ? { as: "same" }
      : { as: "other", document: today.document, sourceDigest, sourceVersion, changes, movesValue: changes.some(bearsValue), holds, reading: digestOf(document) });
  }
  return compared;
}
