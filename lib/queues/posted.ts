import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { postedRecordRows } from "./record-rows.ts";

/** Records that are in the ledger, latest first. */
export const postedQueue = defineQueue({
  id: "posted",
  path: "/queues/posted",
  permission: "review:read",
  rows: postedRecordRows,
  scope: { state: ["posted"] },
  arrivedAt: ["r.state_since"],
  filters: {
    q: filters.search,
    source: filters.source,
    kind: filters.kind,
    found: filters.found,
    hands: filters.hands,
    postedFrom: filters.sinceFrom,
    postedTo: filters.sinceTo,
    amountFrom: filters.amountFrom,
    amountTo: filters.amountTo,
    from: filters.dateFrom,
    to: filters.dateTo,
  },
  columns: {
    number: columns.number,
    partyName: columns.partyName,
    total: columns.total,
    docNo: columns.docNo,
    source: columns.source,
    kind: columns.kind,
    docDate: columns.docDate,
    consolidateBy: columns.consolidateBy,
    cancelUntil: columns.cancelUntil,
    stateSince: { ...columns.stateSince, word: "posted" },
  },
  defaultSort: { column: "stateSince", direction: "desc" },
});
