import type { z } from "zod";
import type { Role } from "#lib/auth/permissions.ts";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { bookByHand, whyNotThisNumber } from "#lib/posting/book-by-hand.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { findPending } from "#lib/records/proposals.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { replaceFindings } from "#lib/records/write-findings.ts";
import { updateRecords } from "#lib/records/write-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { stops } from "#lib/rules/evaluate.ts";
import { nextApprovals } from "./next-approvals.ts";
import { findNumberGiven, type NumberGiven } from "./find-number-given.ts";
import { insertApprovals } from "./store.ts";

export const markByHandInput = recordInput.extend({
  /** The number that the document has in AutoCount. */
  docNo: plainText.trim().min(1, "Give the number that it has in AutoCount.").max(30, "A document number in AutoCount has at most 30 characters."),
});
export type MarkByHandInput = z.input<typeof markByHandInput>;

/** `held`: this was one of several approvals; `next` says whose is next. */
export type MarkedByHand = { recordId: string; state: "posted"; docNo: string } | { recordId: string; state: "held"; next: { role: Role } };

/**
 * Marks a record that the company's AutoCount connection cannot take as posted: a person has booked it there, under `docNo`.
 * The mark is an approval, by the same rules: whoever corrected a value cannot give it, and where policy asks for several
 * people, each gives theirs and the last one posts it. Refused where anything else holds it, and for a number that is
 * another record's, could be one that Holdpoint gives, or is not the one that an earlier approval was given with
 * (docs/decisions/016).
 */
export async function markPostedByHand(ctx: Context, input: z.output<typeof markByHandInput>): Promise<Result<MarkedByHand, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (record.state !== "held") return err({ code: "not-in-this-state", state: record.state });
    const [allowed] = await nextApprovals(tx, ctx, [record]);
    if (allowed === undefined) throw new Error("one record was asked about and none came back");
    if (!allowed.ok) return allowed;
    const profile = await findLedgerProfile(tx, ctx.company);
    if (profile === null) return err({ code: "no-ledger" });
    if ((await findPending(tx, ctx.company, [record.id])).has(record.id)) return err({ code: "change-pending" });
    const [judgement] = await judgeRecords(tx, ctx, [{ ...record, recordId: record.id }]);
    if (judgement === undefined) throw new Error("one record was judged and none came back");
    const { assessment, columns } = judgement;
    const isNotTaken = !profile.takes.has(assessment.bookAs);
    // A test order is held by the same rule, and is never booked, by whatever hand.
    const others = assessment.findings.filter(stops).filter(({ rule }) => rule !== "not-supported" || record.document.isTest);
    if (others.length > 0) return err({ code: "still-held", findings: others.map(({ rule, message }) => ({ rule, message })) });
    if (!isNotTaken) return err({ code: "not-in-this-state", state: assessment.state });
    const why = await whyNotThisNumber(tx, ctx.company, record.id, input.docNo);
    if (why !== null) return err({ code: "invalid", issues: [{ path: "docNo", message: `${input.docNo} ${why}` }] });

    const given = await findNumberGiven(tx, ctx.company, record.id, record.revision);
    if (given !== null && given.docNo !== input.docNo) return err({ code: "invalid", issues: [{ path: "docNo", message: otherNumber(given, input.docNo) }] });

    const { actor, step, next } = allowed.value;
    await insertApprovals(tx, ctx.company, [{ recordId: record.id, revision: record.revision, step, role: actor.role, userId: actor.id, userName: actor.name }]);
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    if (next !== null) {
      await writeAudit(tx, ctx, { type: "record.approved-in-part", recordId: record.id, revision: record.revision, new: { step: step + 1, next, byHand: input.docNo } });
      return ok({ recordId: record.id, state: "held", next: { role: next } });
    }
    const written = await updateRecords(tx, ctx.company, [{
      ...record, from: { state: record.state, revision: record.revision }, state: "posted", columns, bookAs: assessment.bookAs, waitingFor: null, holds: [], heldFor: [],
    }]);
    if (written.size === 0) throw new Error("a locked record was moved by somebody else");
    await replaceFindings(tx, ctx.company, [{ recordId: record.id, findings: [] }]);
    await bookByHand(tx, ctx, record, input.docNo, actor);
    await writeAudit(tx, ctx, { type: "record.posted-by-hand", recordId: record.id, revision: record.revision, old: { state: record.state }, new: { state: "posted", docNo: input.docNo } });
    return ok({ recordId: record.id, state: "posted", docNo: input.docNo });
  });
}

function otherNumber({ docNo, by }: NumberGiven, typed: string): string {
  return `${by} gave ${docNo}, and this is ${typed}. Look in AutoCount which it is. If ${docNo} is wrong, have that mark taken back first.`;
}
