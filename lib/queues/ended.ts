import { endStates } from "#lib/canonical/states.ts";
import { defineQueue } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { recordRows } from "./record-rows.ts";

/** Records that ended without reaching the ledger, latest first; each can be opened again. */
export const endedQueue = defineQueue({
  id: "ended",
  path: "/queues/ended",
  permission: "review:read",
  rows: recordRows,
  scope: { state: endStates },
  arrivedAt: ["r.state_since"],
  filters: {
    q: filters.search,
    state: filters.stateAmong(["rejected", "duplicate", "superseded", "cancelled"]),
    source: filters.source,
    kind: filters.kind,
    since: filters.sinceFrom,
    until: filters.sinceTo,
    amountFrom: filters.amountFrom,
    amountTo: filters.amountTo,
  },
  columns: {
    number: columns.number,
    partyName: columns.partyName,
    total: columns.total,
    state: columns.state,
    source: columns.source,
    kind: columns.kind,
    docDate: columns.docDate,
    stateSince: { ...columns.stateSince, word: "ended" },
  },
  defaultSort: { column: "stateSince", direction: "desc" },
});
