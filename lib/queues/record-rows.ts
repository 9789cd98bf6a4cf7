import { kindLabels, type RecordKind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { ruleTitle } from "#lib/rules/catalog.ts";
import type { RowSource } from "./define-queue.ts";

/** One record as queues show it. Amounts are decimal text in `currency`, moments ISO text in UTC. */
export type RecordRow = {
  id: string;
  revision: number;
  number: string;
  externalId: string;
  kind: RecordKind;
  /** In words here, so that the browser needs no table of kinds. */
  kindLabel: string;
  bookAs: string;
  state: RecordState;
  sourceName: string;
  partyName: string;
  partyCode: string | null;
  currency: string;
  total: string;
  docDate: string;
  holds: { rule: string; title: string }[];
  heldFor: string[];
  waitingFor: string | null;
  touched: boolean;
  receivedAt: string;
  stateSince: string;
  /** Its number in AutoCount, fixed before the first attempt; null before its approval. */
  docNo: string | null;
  docKey: string | null;
  postingState: string | null;
  postingMessage: string | null;
  postingAttempts: number | null;
};

type RawRecord = Omit<RecordRow, "holds" | "kindLabel"> & { holds: string[] };

export const recordRows: RowSource<RecordRow> = {
  table: "record r",
  alias: "r",
  stateColumn: "r.state",
  joins: `JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    LEFT JOIN LATERAL (
      SELECT doc_no, doc_key, state, message, attempts FROM posting
      WHERE company_id = r.company_id AND record_id = r.id ORDER BY queued_at DESC, id DESC LIMIT 1
    ) p ON true`,
  select: `r.id, r.revision, r.doc_number AS number, r.external_id AS "externalId", r.kind, r.book_as AS "bookAs", r.state,
    s.name AS "sourceName", r.party_name AS "partyName", r.party_code AS "partyCode", r.currency, r.total, r.doc_date AS "docDate",
    r.holds, r.held_for AS "heldFor", r.waiting_for AS "waitingFor", r.touched, r.received_at AS "receivedAt", r.state_since AS "stateSince",
    p.doc_no AS "docNo", p.doc_key AS "docKey", p.state AS "postingState", p.message AS "postingMessage", p.attempts AS "postingAttempts"`,
  read(raw) {
    const row = raw as RawRecord;
    return { ...row, kindLabel: kindLabels[row.kind], holds: row.holds.map((rule) => ({ rule, title: ruleTitle(rule) })) };
  },
};
