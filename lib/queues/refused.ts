import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { recordRows } from "./record-rows.ts";

/** Held records that AutoCount refused: each is mended or sent again, oldest first. */
export const refusedQueue = defineQueue({
  id: "refused",
  path: "/queues/refused",
  permission: "review:read",
  rows: recordRows,
  scope: { state: ["held"], isSnoozed: false, also: () => "r.holds @> ARRAY['ledger-refused']" },
  arrivedAt: ["r.state_since"],
  filters: {
    q: filters.search,
    actor: filters.actor,
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
    holds: columns.holds,
    heldFor: columns.heldFor,
    assignee: columns.assignee,
    source: columns.source,
    kind: columns.kind,
    consolidateBy: columns.consolidateBy,
    submitBy: columns.submitBy,
    receivedAt: columns.receivedAt,
  },
  defaultSort: { column: "receivedAt", direction: "asc" },
});
