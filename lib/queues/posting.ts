import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { lineRecordRows } from "./record-rows.ts";

/** Approved records on their way into the ledger, those of unknown outcome among them, longest under way first. */
export const postingQueue = defineQueue({
  id: "posting",
  path: "/queues/posting",
  permission: "review:read",
  rows: lineRecordRows,
  scope: { state: ["approved", "posting", "unknown"] },
  arrivedAt: ["r.state_since"],
  filters: {
    q: filters.search,
    state: filters.stateAmong(["approved", "posting", "unknown"]),
    source: filters.source,
    kind: filters.kind,
    amountFrom: filters.amountFrom,
    amountTo: filters.amountTo,
  },
  columns: {
    number: columns.number,
    partyName: columns.partyName,
    total: columns.total,
    state: columns.state,
    docNo: columns.docNo,
    source: columns.source,
    kind: columns.kind,
    stateSince: columns.stateSince,
  },
  defaultSort: { column: "stateSince", direction: "asc" },
});
