import type { Column } from "./define-queue.ts";

// The columns that record queues choose from. A sort key without an index behind it sorts only what the scope leaves.

export const number = { sort: { sql: "r.doc_number", type: "text" } } as const satisfies Column;
export const partyName = { sort: { sql: "r.party_name", type: "text" }, shows: "medium", grows: true } as const satisfies Column;
export const total = { sort: { sql: "r.total", type: "numeric" }, align: "right" } as const satisfies Column;
export const state = { shows: "medium" } as const satisfies Column;
export const holds = { shows: "medium" } as const satisfies Column;
export const heldFor = { shows: "wide" } as const satisfies Column;
export const assignee = { shows: "widest" } as const satisfies Column;
export const snoozedUntil = { sort: { sql: "r.snoozed_until", type: "timestamptz" }, align: "right" } as const satisfies Column;
export const waitingFor = { sort: { sql: "r.waiting_for", type: "text", isNullable: true }, shows: "medium", grows: true } as const satisfies Column;
export const docNo = { shows: "medium" } as const satisfies Column;
export const source = { shows: "wide" } as const satisfies Column;
export const kind = { shows: "wide" } as const satisfies Column;
export const docDate = { sort: { sql: "r.doc_date", type: "date" }, shows: "wide" } as const satisfies Column;
export const receivedAt = { sort: { sql: "r.received_at", type: "timestamptz" }, align: "right" } as const satisfies Column;
export const stateSince = { sort: { sql: "r.state_since", type: "timestamptz" }, align: "right" } as const satisfies Column;
export const consolidateBy = { sort: { sql: "r.consolidate_by", type: "date" }, shows: "widest", isRare: true } as const satisfies Column;
export const submitBy = { sort: { sql: "r.e_invoice_until", type: "timestamptz" }, shows: "widest", isRare: true } as const satisfies Column;
export const cancelUntil = { sort: { sql: "r.e_invoice_until", type: "timestamptz" }, shows: "widest", isRare: true } as const satisfies Column;
