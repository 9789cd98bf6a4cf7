import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { sentRecordRows } from "./record-rows.ts";

/** Every record of the company, latest received first. */
export const allQueue = defineQueue({
  id: "all",
  path: "/queues/all",
  permission: "review:read",
  rows: sentRecordRows,
  scope: null,
  arrivedAt: ["r.received_at"],
  filters: {
    q: filters.search,
    state: filters.state,
    hold: filters.hold,
    source: filters.source,
    kind: filters.kind,
    age: filters.age,
    hands: filters.hands,
    caught: filters.caught,
    assignee: filters.assignee,
    tag: filters.tag,
    called: filters.called,
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
    holds: { ...columns.holds, shows: "widest" },
    docNo: { ...columns.docNo, shows: "wide" },
    source: columns.source,
    kind: columns.kind,
    docDate: { ...columns.docDate, shows: "widest" },
    receivedAt: columns.receivedAt,
  },
  defaultSort: { column: "receivedAt", direction: "desc" },
});
