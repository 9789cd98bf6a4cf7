import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { recordRows } from "./record-rows.ts";
import { openStates } from "#lib/canonical/states.ts";

/** Records that somebody put off until a later day; the next to come back first. */
export const snoozedQueue = defineQueue({
  id: "snoozed",
  path: "/queues/snoozed",
  permission: "review:read",
  rows: recordRows,
  scope: { state: openStates, isSnoozed: true },
  arrivedAt: ["r.state_since"],
  filters: {
    q: filters.search,
    state: filters.stateAmong(["waiting", "held", "ready"]),
    assignee: filters.assignee,
    tag: filters.tag,
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
    holds: columns.holds,
    assignee: columns.assignee,
    source: columns.source,
    snoozedUntil: columns.snoozedUntil,
  },
  defaultSort: { column: "snoozedUntil", direction: "asc" },
});
