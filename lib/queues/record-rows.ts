import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { RowSource } from "./define-queue.ts";

/**
 * One record as queues show it, and no more than they show: every field goes to the browser with every row. Amounts are
 * decimal text in `currency`, moments ISO text in UTC.
 */
export type RecordRow = {
  id: string;
  revision: number;
  number: string;
  kind: Kind;
  state: RecordState;
  sourceName: string;
  partyName: string;
  partyCode: string | null;
  currency: string;
  total: string;
  docDate: string;
  /** The rules that hold it. */
  holds: string[];
  heldFor: string[];
  waitingFor: string | null;
  touched: boolean;
  /** Whose work it is. */
  assignee: string | null;
  /** Who has it open and works on it at this moment. */
  workedOnBy: string | null;
  tags: string[];
  /** Put off until then. */
  snoozedUntil: string | null;
  receivedAt: string;
  stateSince: string;
  /** Its number in AutoCount, fixed before the first attempt; null before its approval and where `recordRows` do not read it. */
  docNo: string | null;
  postingState: string | null;
  postingAttempts: number | null;
  /** Last day of its month's consolidated e-invoice; null where it goes into none. */
  consolidateBy: string | null;
  /** Until when the 72 hours of its e-invoice run: to hand it in under its date, once booked to cancel it; null where no such clock runs. */
  eInvoiceUntil: string | null;
  /** How many go before it to AutoCount, in the list of those on their way; null elsewhere. */
  before: number | null;
  /** When a lost answer is looked for next. */
  nextLookAt: string | null;
  /** What is open on a posted document: stored otherwise, changed or voided in AutoCount. */
  found: string[];
};

type Sent = Pick<RecordRow, "docNo" | "postingState" | "postingAttempts" | "before" | "nextLookAt" | "found">;
type RawRecord = Omit<RecordRow, keyof Sent> & Partial<Sent>;

const sourceJoin = `JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id LEFT JOIN "user" assignee ON assignee.id = r.assignee_id
    LEFT JOIN record_claim claim ON claim.company_id = r.company_id AND claim.record_id = r.id AND claim.until > now()`;

/** The latest sending of a record, for lists that show it: one look into an index for each of the 50 rows. */
export const postingJoin = `LEFT JOIN LATERAL (
      SELECT doc_no, doc_key, state, attempts FROM posting
      WHERE company_id = r.company_id AND record_id = r.id ORDER BY queued_at DESC, id DESC LIMIT 1
    ) p ON true`;

const recordSelect = `r.id, r.revision, r.doc_number AS number, r.kind, r.state, s.name AS "sourceName", r.party_name AS "partyName",
    r.party_code AS "partyCode", r.currency, r.total, r.doc_date AS "docDate", r.holds, r.held_for AS "heldFor", r.waiting_for AS "waitingFor",
    r.touched, assignee.name AS assignee, claim.user_name AS "workedOnBy", r.tags, r.snoozed_until AS "snoozedUntil", r.received_at AS "receivedAt", r.state_since AS "stateSince", NULLIF(r.consolidate_by, '9999-12-31') AS "consolidateBy",
    NULLIF(r.e_invoice_until, '9999-12-31 00:00:00+00') AS "eInvoiceUntil"`;

/** Records of lists that do not speak of AutoCount: the fields about it are null. */
export const recordRows: RowSource<RecordRow> = {
  table: "record r",
  alias: "r",
  stateColumn: "r.state",
  joins: sourceJoin,
  select: recordSelect,
  read(raw) {
    return { docNo: null, postingState: null, postingAttempts: null, before: null, nextLookAt: null, found: [], ...(raw as RawRecord) };
  },
};

/** Records with what became of them in AutoCount. */
export const sentRecordRows: RowSource<RecordRow> = {
  ...recordRows,
  joins: `${sourceJoin} ${postingJoin}`,
  select: `${recordSelect}, p.doc_no AS "docNo", p.state AS "postingState", p.attempts AS "postingAttempts"`,
};

/** The same of those on their way, with their place in the line; it is counted as far as a person reads it. */
export const lineRecordRows: RowSource<RecordRow> = {
  ...sentRecordRows,
  joins: `${sourceJoin} LEFT JOIN LATERAL (
      SELECT id, doc_no, state, attempts, queued_at, next_at FROM posting
      WHERE company_id = r.company_id AND record_id = r.id ORDER BY queued_at DESC, id DESC LIMIT 1
    ) p ON true`,
  select: `${sentRecordRows.select}, CASE WHEN p.state = 'queued' THEN (SELECT count(*) FROM (
        SELECT 1 FROM posting q WHERE q.company_id = r.company_id AND q.state IN ('queued', 'sending', 'unknown', 'voiding', 'void-unknown')
          AND (q.queued_at, q.id) < (p.queued_at, p.id) LIMIT 1000) ahead)::int END AS "before",
    CASE WHEN p.state = 'unknown' THEN p.next_at END AS "nextLookAt"`,
};

/** The same of those that are there, with what is open on them. */
export const postedRecordRows: RowSource<RecordRow> = {
  ...sentRecordRows,
  select: `${sentRecordRows.select}, ARRAY(SELECT f.rule FROM posting_finding f WHERE f.company_id = r.company_id AND f.record_id = r.id
      AND f.accepted_at IS NULL AND f.ended_at IS NULL ORDER BY f.id) AS found`,
};
