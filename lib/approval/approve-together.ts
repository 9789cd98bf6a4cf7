import { writeAudits } from "#lib/audit/write-audit.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { queuePostings, undoTime } from "#lib/posting/queue-posting.ts";
import { findMoved } from "#lib/records/find-moved.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { findPending } from "#lib/records/proposals.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveStates } from "#lib/records/write-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findLimitedDebtors } from "#lib/reference/batch-queries.ts";
import { stops } from "#lib/rules/evaluate.ts";
import { setApart } from "./apart.ts";
import { type NextApproval, nextApprovals } from "./next-approvals.ts";
import { insertApprovals } from "./store.ts";

/** `approved`: it is on its way, after `goesInSeconds` where it waits for somebody to undo it. `ready`: this was one of several approvals; `next` says whose is next. */
export type Approved = { recordId: string; state: "approved"; docNo: string; goesInSeconds?: number } | { recordId: string; state: "ready"; next: { role: Role } };

type Seen = { recordId: string; revision: number };
type Outcome = Result<Approved, RecordRefusal>;
type Candidate = { record: StoredRecord; approval: NextApproval };

/**
 * Approves records of one company in the caller's transaction, each by all of its own guards: its revision and state, four
 * eyes and policy, an open change of its source, and the rules, which run again at the door, for reference data may have
 * moved since review. What the guards need is loaded for all at once. Returns what became of each, in order; one that is
 * refused does not hold back the others, and nothing of it was written. `isUndoable`: they wait a moment before they are sent, in
 * which a person may undo it.
 */
export async function approveTogether(tx: Tx, ctx: Context, asked: readonly Seen[], { isUndoable = false } = {}): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>();
  const locked = new Map((await lockRecords(tx, ctx.company, asked.map(({ recordId }) => recordId))).map((record) => [record.id, record]));
  const asSeen: StoredRecord[] = [];
  for (const { recordId, revision } of asked) {
    const record = locked.get(recordId);
    if (record === undefined) outcomes.set(recordId, err({ code: "not-found" }));
    else if (record.revision !== revision) outcomes.set(recordId, err({ code: "changed-meanwhile", moved: await findMoved(tx, ctx.company, record, revision) }));
    else if (record.state !== "ready") outcomes.set(recordId, err({ code: "not-in-this-state", state: record.state }));
    else asSeen.push(record);
  }

  const candidates: Candidate[] = [];
  for (const [place, verdict] of (await nextApprovals(tx, ctx, asSeen)).entries()) {
    const record = asSeen[place] as StoredRecord;
    if (verdict.ok) candidates.push({ record, approval: verdict.value });
    else outcomes.set(record.id, verdict);
  }
  const limited = await findLimitedDebtors(tx, ctx.company, candidates.map(({ record }) => record));
  const approvals = new Map(candidates.map(({ record, approval }) => [record.id, approval]));
  const undo = isUndoable && candidates.length > 0 ? await undoTime(tx, ctx) : null;
  for (const group of setApart(candidates.map(({ record }) => record), limited)) {
    const obstacles = await findObstacles(tx, ctx, group);
    const free = group.filter(({ id }) => !obstacles.has(id));
    for (const [id, refusal] of obstacles) outcomes.set(id, err(refusal));
    for (const [id, approved] of await write(tx, ctx, free.map((record) => ({ record, approval: approvals.get(record.id) as NextApproval })), undo)) outcomes.set(id, ok(approved));
  }
  return asked.map(({ recordId }) => outcomes.get(recordId) as Outcome);
}

/** What stands in the way of each now, by record; nothing where it is free. */
async function findObstacles(tx: Tx, ctx: Context, records: readonly StoredRecord[]): Promise<Map<string, RecordRefusal>> {
  const obstacles = new Map<string, RecordRefusal>();
  const ledger = await findLedgerProfile(tx, ctx.company);
  const pending = await findPending(tx, ctx.company, records.map(({ id }) => id));
  for (const { id, bookAs } of records) {
    if (ledger === null) obstacles.set(id, { code: "no-ledger" });
    else if (!ledger.takes.has(bookAs)) obstacles.set(id, { code: "not-taken", kind: bookAs });
    else if (pending.has(id)) obstacles.set(id, { code: "change-pending" });
  }
  const judged = records.filter(({ id }) => !obstacles.has(id));
  for (const [place, judgement] of (await judgeRecords(tx, ctx, judged.map((record) => ({ ...record, recordId: record.id })))).entries()) {
    const findings = judgement.assessment.findings.filter(stops);
    if (findings.length > 0) obstacles.set((judged[place] as StoredRecord).id, { code: "still-held", findings: findings.map(({ rule, message }) => ({ rule, message })) });
  }
  return obstacles;
}

/** Gives the approvals; what has its last one is queued for the ledger. */
async function write(tx: Tx, ctx: Context, candidates: readonly Candidate[], undo: { seconds: number; notBefore: Date | null } | null): Promise<Map<string, Approved>> {
  if (candidates.length === 0) return new Map();
  const last = candidates.filter(({ approval }) => approval.next === null).map(({ record }) => record);
  await insertApprovals(tx, ctx.company, candidates.map(({ record, approval: { actor, step } }) => ({ recordId: record.id, revision: record.revision, step, role: actor.role, userId: actor.id, userName: actor.name })));
  await notify(tx, ctx.company, { topic: "records", ids: candidates.map(({ record }) => record.id) });
  if ((await moveStates(tx, ctx.company, last, "ready", "approved")) !== last.length) throw new Error("a locked record was moved by somebody else");
  const numbers = await queuePostings(tx, ctx, last, undo?.notBefore);
  await writeAudits(tx, ctx, candidates.map(({ record, approval: { step, next } }) => {
    const of = { recordId: record.id, revision: record.revision };
    if (next !== null) return { type: "record.approved-in-part", ...of, new: { step: step + 1, next } };
    return { type: "record.approved", ...of, new: { docNo: numbers.get(record.id), digest: digestOf(record.document) } };
  }));
  const goes = undo === null ? {} : { goesInSeconds: undo.seconds };
  return new Map(candidates.map(({ record: { id }, approval: { next } }) => [id, next === null ? { recordId: id, state: "approved", docNo: numbers.get(id) as string, ...goes } : { recordId: id, state: "ready", next: { role: next } }]));
}
