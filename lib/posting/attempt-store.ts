import type { RawTx } from "#lib/db/raw-tx.ts";
import type { LedgerCall } from "./ledger.ts";

export async function insertAttempts(tx: Pick<RawTx, "$executeRaw">, company: number, postingId: string, calls: readonly LedgerCall[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO posting_attempt (company_id, posting_id, call, request, status, answer, outcome, ms)
    SELECT ${company}, posting_id, call, request, status, answer, outcome, ms
    FROM jsonb_to_recordset(${attemptRows([{ postingId, calls }])}::jsonb)
      AS x(nth int, posting_id uuid, call text, request jsonb, status int, answer text, outcome text, ms int) ORDER BY nth`;
}

/** Calls as rows of `posting_attempt`, in JSON; `nth` in the order in which they were made. */
export function attemptRows(postings: readonly { postingId: string; calls: readonly LedgerCall[] }[]): string {
  const rows = postings.flatMap(({ postingId, calls }) => calls.map(({ callsLeft: _, answer, ...call }) => ({ posting_id: postingId, ...call, answer: answer?.toWellFormed() ?? null })));
  return JSON.stringify(rows.map((row, nth) => ({ nth, ...row })));
}
