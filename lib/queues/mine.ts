import { openStates } from "#lib/canonical/states.ts";
import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { recordRows } from "./record-rows.ts";

/** Open records that are assigned to whoever looks, oldest first. Where no person asks, it is empty. */
export const mineQueue = defineQueue({
  id: "mine",
  path: "/queues/mine",
  permission: "review:read",
  rows: recordRows,
  scope: { state: openStates, isSnoozed: false, also: (sql) => (sql.me === null ? "false" : `r.assignee_id = ${sql.add(sql.me, "uuid")}`) },
  arrivedAt: ["r.state_since", "r.assigned_at"],
  filters: {
    q: filters.search,
    state: filters.stateAmong(["held", "ready", "waiting"]),
    hold: filters.hold,
    source: filters.source,
    kind: filters.kind,
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
    state: columns.state,
    holds: { ...columns.holds, shows: "wide" },
    source: columns.source,
    kind: columns.kind,
    docDate: { ...columns.docDate, shows: "widest" },
    receivedAt: columns.receivedAt,
  },
  defaultSort: { column: "receivedAt", direction: "asc" },
});
