import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { sentRecordRows } from "./record-rows.ts";

/** Records whose source has sent another document that nobody has decided on, oldest change first. */
export const changesQueue = defineQueue({
  id: "changes",
  path: "/queues/changes",
  permission: "review:read",
  rows: {
    ...sentRecordRows,
    table: `(SELECT record.*, change.created_at AS changed_at FROM revision_proposal change
      JOIN record ON record.company_id = change.company_id AND record.id = change.record_id WHERE change.state = 'open') r`,
    select: sentRecordRows.select.replace("r.state_since AS", "r.changed_at AS"),
  },
  scope: null,
  arrivedAt: ["r.changed_at"],
  filters: {
    q: filters.search,
    source: filters.source,
    kind: filters.kind,
    state: filters.state,
    amountFrom: filters.amountFrom,
    amountTo: filters.amountTo,
    from: filters.dateFrom,
    to: filters.dateTo,
  },
  columns: {
    number: columns.number,
    partyName: columns.partyName,
    total: columns.total,
    state: columns.state,
    docNo: columns.docNo,
    source: columns.source,
    kind: columns.kind,
    stateSince: { ...columns.stateSince, word: "changed", sort: { sql: "r.changed_at", type: "timestamptz" } },
  },
  defaultSort: { column: "stateSince", direction: "asc" },
});
