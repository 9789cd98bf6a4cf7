import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { recordRows } from "./record-rows.ts";

/** Records stopped by at least one rule, oldest first. */
export const heldQueue = defineQueue({
  id: "held",
  path: "/queues/held",
  permission: "review:read",
  rows: recordRows,
  scope: { state: ["held"], isSnoozed: false },
  arrivedAt: ["r.state_since"],
  filters: {
    q: filters.search,
    actor: filters.actor,
    hold: filters.hold,
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
    kind: { ...columns.kind, shows: "widest" },
    consolidateBy: columns.consolidateBy,
    submitBy: columns.submitBy,
    receivedAt: columns.receivedAt,
  },
  defaultSort: { column: "receivedAt", direction: "asc" },
  readyViews: [{ id: "mine", query: "assignee=me" }, { id: "admin", query: "actor=admin" }, { id: "finance", query: "actor=finance" }],
});
