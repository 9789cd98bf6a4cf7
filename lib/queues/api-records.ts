import { z } from "zod";
import { kinds } from "#lib/canonical/kinds.ts";
import { recordStates } from "#lib/canonical/states.ts";
import { defineQueue, type RowSource } from "./define-queue.ts";
import * as columns from "./record-columns.ts";
import * as filters from "./record-filters.ts";
import { postingJoin } from "./record-rows.ts";

type ApiRow = Omit<ApiRecord, "holds" | "posting"> & { docNo: string | null; docKey: string | null; postingState: string | null };

const apiRows: RowSource<ApiRow> = {
  table: "record r",
  alias: "r",
  stateColumn: "r.state",
  joins: postingJoin,
  select: `r.id, r.external_id AS "externalId", r.kind, r.state, r.revision, p.doc_no AS "docNo", p.doc_key AS "docKey", p.state AS "postingState"`,
  read: (raw) => raw as ApiRow,
};

/** Every record as the HTTP API lists them: in the order they came in, so that a reader who goes on misses none. */
export const apiQueue = defineQueue({
  id: "api",
  path: "/api/v1/records",
  permission: "review:read",
  rows: apiRows,
  scope: null,
  arrivedAt: ["r.received_at"],
  filters: {
    state: filters.state,
    hold: filters.hold,
    kind: filters.kind,
    source: filters.source,
    externalId: filters.externalId,
    sourceId: filters.sourceId,
  },
  columns: { receivedAt: columns.receivedAt },
  defaultSort: { column: "receivedAt", direction: "asc" },
});

/** What `GET /api/v1/records` takes. */
export const recordsQuery = z.object({
  state: z.enum(recordStates).optional(),
  hold: z.string().min(1).max(80).optional(),
  kind: z.enum(kinds).optional(),
  source: z.string().min(1).max(80).optional(),
  externalId: z.string().min(1).max(200).optional(),
  cursor: z.string().min(1).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type RecordsQuery = z.input<typeof recordsQuery>;

/** One record as the HTTP API lists it. */
export type ApiRecord = {
  id: string;
  externalId: string;
  kind: string;
  state: string;
  revision: number;
  holds: { rule: string; severity: string; fields: string[]; message: string }[];
  posting: { docNo: string; docKey: string | null; state: string } | null;
};
