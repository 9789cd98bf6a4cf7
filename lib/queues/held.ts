import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { recordRows } from "./record-rows.ts";

/** Records stopped by at least one rule, oldest first. */
export const heldQueue = defineQueue({
  id: "held",
  path: "/queues/held",
  title: "Held",
  description: "Stopped by at least one rule, longest waiting first.",
  permission: "review:read",
  rows: recordRows,
  scope: { state: ["held"], isSnoozed: false },
  arrivedAt: "r.state_since",
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
  readyViews: [{ label: "Mine", query: "assignee=me" }, { label: "Admin acts", query: "actor=admin" }, { label: "Finance acts", query: "actor=finance" }],
  empty: { title: "Nothing is held", text: "Every record that came in passed its checks or has been decided. What the rules stop next appears here by itself." },
});
