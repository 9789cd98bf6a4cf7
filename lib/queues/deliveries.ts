import { z } from "zod";
import { defineFilter } from "./define-filter.ts";
import { defineQueue, type RowSource } from "./define-queue.ts";
import { type DeliveryState, deliveryStates } from "./delivery-states.ts";
import { containing } from "./sql-parameters.ts";

/** One message as received, as the list shows it. */
export type DeliveryRow = {
  id: string;
  sourceName: string;
  topic: string | null;
  dedupeKey: string;
  contentType: string;
  bytes: number;
  state: DeliveryState;
  problem: string | null;
  records: number;
  receivedAt: string;
};

const deliveryRows: RowSource<DeliveryRow> = {
  table: "delivery r",
  alias: "r",
  stateColumn: "r.state",
  joins: "JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id",
  select: `r.id, s.name AS "sourceName", r.topic, r.dedupe_key AS "dedupeKey", r.content_type AS "contentType", octet_length(r.body) AS bytes,
    r.state, r.problem, CASE WHEN jsonb_typeof(r.results) = 'array' THEN jsonb_array_length(r.results) ELSE 0 END AS records, r.received_at AS "receivedAt"`,
  read: (raw) => raw as DeliveryRow,
};

/** Every message as received, latest first. */
export const deliveriesQueue = defineQueue({
  id: "deliveries",
  path: "/deliveries",
  permission: "review:read",
  rows: deliveryRows,
  scope: null,
  arrivedAt: ["r.received_at"],
  filters: {
    q: defineFilter({
      schema: z.string().trim().min(1).max(100),
      control: { type: "search", in: "deliveries" },
      where: (text, sql) => `(r.topic ILIKE ${sql.add(containing(text), "text")} OR r.dedupe_key = ${sql.add(text, "text")})`,
    }),
    state: defineFilter({
      schema: z.enum(deliveryStates),
      control: { type: "choice", of: "deliveryStates", values: deliveryStates },
      where: (value, sql) => `r.state = ${sql.add(value, "text")}`,
    }),
    source: defineFilter({
      schema: z.string().trim().min(1).max(80),
      control: { type: "choice-of", of: "sources" },
      where: (key, sql) => `r.source_id = (SELECT s.id FROM source s WHERE s.company_id = $1 AND s.key = ${sql.add(key, "text")})`,
    }),
  },
  columns: {
    topic: { grows: true },
    state: {},
    source: { shows: "medium" },
    records: { align: "right", shows: "medium" },
    bytes: { align: "right", shows: "wide" },
    receivedAt: { align: "right", sort: { sql: "r.received_at", type: "timestamptz" } },
  },
  defaultSort: { column: "receivedAt", direction: "desc" },
});
