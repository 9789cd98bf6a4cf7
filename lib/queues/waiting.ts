import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { recordRows } from "./record-rows.ts";

/** Records whose document trigger has not come yet (not paid, not delivered), oldest first. */
export const waitingQueue = defineQueue({
  id: "waiting",
  path: "/queues/waiting",
  permission: "review:read",
  rows: recordRows,
  scope: { state: ["waiting"], isSnoozed: false },
  arrivedAt: ["r.state_since"],
  filters: {
    q: filters.search,
    source: filters.source,
    kind: filters.kind,
    assignee: filters.assignee,
    tag: filters.tag,
    age: filters.age,
    amountFrom: filters.amountFrom,
    amountTo: filters.amountTo,
    from: filters.dateFrom,
    to: filters.dateTo,
  },
  columns: {
    number: columns.number,
    partyName: columns.partyName,
    total: columns.total,
    waitingFor: columns.waitingFor,
    assignee: columns.assignee,
    source: columns.source,
    kind: columns.kind,
    docDate: columns.docDate,
    receivedAt: { ...columns.receivedAt, shows: "wide" },
    stateSince: columns.stateSince,
  },
  defaultSort: { column: "stateSince", direction: "asc" },
});
