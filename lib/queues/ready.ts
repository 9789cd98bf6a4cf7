import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { recordRows } from "./record-rows.ts";

/** Records that passed every rule and want a person's approval, oldest first. */
export const readyQueue = defineQueue({
  id: "ready",
  path: "/queues/ready",
  permission: "review:read",
  rows: recordRows,
  scope: { state: ["ready"], isSnoozed: false },
  arrivedAt: ["r.state_since"],
  filters: {
    q: filters.search,
    source: filters.source,
    kind: filters.kind,
    hands: filters.hands,
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
    assignee: columns.assignee,
    source: columns.source,
    kind: columns.kind,
    docDate: columns.docDate,
    consolidateBy: columns.consolidateBy,
    submitBy: columns.submitBy,
    receivedAt: columns.receivedAt,
  },
  defaultSort: { column: "receivedAt", direction: "asc" },
});
