import type { Column } from "./define-queue.ts";

// The columns that record queues choose from. A sort key without an index behind it sorts only what the scope leaves.

export const number = { label: "Number", sort: { sql: "r.doc_number", type: "text" } } as const satisfies Column;
export const partyName = { label: "Customer", sort: { sql: "r.party_name", type: "text" }, shows: "medium", grows: true } as const satisfies Column;
export const total = { label: "Total", sort: { sql: "r.total", type: "numeric" }, align: "right" } as const satisfies Column;
export const state = { label: "State", shows: "medium" } as const satisfies Column;
export const holds = { label: "Held because", shows: "medium" } as const satisfies Column;
export const heldFor = { label: "Who acts", shows: "wide" } as const satisfies Column;
export const assignee = { label: "Assigned", shows: "widest" } as const satisfies Column;
export const snoozedUntil = { label: "Put off until", sort: { sql: "r.snoozed_until", type: "timestamptz" }, align: "right" } as const satisfies Column;
export const waitingFor = { label: "Waiting for", sort: { sql: "r.waiting_for", type: "text", isNullable: true }, shows: "medium", grows: true } as const satisfies Column;
export const docNo = { label: "In AutoCount", shows: "medium" } as const satisfies Column;
export const source = { label: "Source", shows: "wide" } as const satisfies Column;
export const kind = { label: "Kind", shows: "wide" } as const satisfies Column;
export const docDate = { label: "Date", sort: { sql: "r.doc_date", type: "date" }, shows: "wide" } as const satisfies Column;
export const receivedAt = { label: "Received", sort: { sql: "r.received_at", type: "timestamptz" }, align: "right" } as const satisfies Column;
export const stateSince = { label: "Since", sort: { sql: "r.state_since", type: "timestamptz" }, align: "right" } as const satisfies Column;
export const consolidateBy = { label: "Consolidate by", sort: { sql: "r.consolidate_by", type: "date" }, shows: "widest", isRare: true } as const satisfies Column;
export const submitBy = { label: "E-invoice by", sort: { sql: "r.e_invoice_until", type: "timestamptz" }, shows: "widest", isRare: true } as const satisfies Column;
export const cancelUntil = { label: "Cancel until", sort: { sql: "r.e_invoice_until", type: "timestamptz" }, shows: "widest", isRare: true } as const satisfies Column;
