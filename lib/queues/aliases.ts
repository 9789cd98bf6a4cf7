import { z } from "zod";
import { aliasTypes, type AliasType } from "#lib/reference/read-question.ts";
import { defineFilter } from "./define-filter.ts";
import { defineQueue, type RowSource } from "./define-queue.ts";
import { containing } from "./sql-parameters.ts";

/** One remembered answer as the list shows it. */
export type AliasRow = {
  id: string;
  type: AliasType;
  key: string;
  target: string;
  targetName: string | null;
  /** AutoCount has it in use, or a person said what takes its place. */
  isInUse: boolean;
  /** What AutoCount has changed of it and nobody has decided on yet: name, is_active, tax_code. */
  drift: string | null;
  /** Null: it answers for every source. */
  sourceName: string | null;
  /** The debtor whose documents alone it answers; null for every buyer. */
  customerCode: string | null;
  taughtByName: string;
  taughtAt: string;
  usedCount: number;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

const aliasRows: RowSource<AliasRow> = {
  table: "alias r",
  alias: "r",
  stateColumn: null,
  joins: `LEFT JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    LEFT JOIN item i ON r.type = 'item' AND i.company_id = r.company_id AND i.code = r.target
    LEFT JOIN customer c ON r.type = 'customer' AND c.company_id = r.company_id AND c.code = r.target
    LEFT JOIN supplier v ON r.type = 'supplier' AND v.company_id = r.company_id AND v.code = r.target
    LEFT JOIN location l ON r.type = 'location' AND l.company_id = r.company_id AND l.code = r.target`,
  select: `r.id, r.type, r.key, r.target, COALESCE(i.name, c.name, v.name, l.name) AS "targetName", COALESCE(i.is_active, c.is_active, v.is_active, l.is_active, false) OR EXISTS (SELECT 1 FROM alias n WHERE n.company_id = r.company_id AND n.type = r.type AND n.revoked_at IS NULL
      AND n.key = CASE WHEN r.type IN ('item', 'location') THEN lower(r.target) ELSE 'code:' || lower(r.target) END) AS "isInUse",
    (SELECT d.field FROM reference_change d WHERE d.company_id = r.company_id AND d.list = r.type AND d.code = r.target AND d.state = 'open' ORDER BY d.field LIMIT 1) AS drift, s.name AS "sourceName", r.customer_code AS "customerCode", r.taught_by_name AS "taughtByName",
    r.taught_at AS "taughtAt", r.used_count AS "usedCount", r.last_used_at AS "lastUsedAt", r.revoked_at AS "revokedAt"`,
  read: (raw) => raw as AliasRow,
};

const driftedOnly = `r.revoked_at IS NULL AND EXISTS (SELECT 1 FROM reference_change d WHERE d.company_id = r.company_id AND d.list = r.type AND d.code = r.target AND d.state = 'open')`;

const uses = ["active", "drifted", "revoked"] as const;

/** What people taught, latest first. */
export const aliasesQueue = defineQueue({
  id: "aliases",
  path: "/aliases",
  permission: "review:read",
  rows: aliasRows,
  scope: null,
  arrivedAt: ["r.taught_at"],
  filters: {
    q: defineFilter({
      schema: z.string().trim().min(1).max(100),
      control: { type: "search", in: "aliases" },
      where: (text, sql) => `(r.key ILIKE ${sql.add(containing(text), "text")} OR r.target ILIKE ${sql.add(containing(text), "text")})`,
    }),
    type: defineFilter({
      schema: z.enum(aliasTypes),
      control: { type: "choice", of: "aliasTypes", values: aliasTypes },
      where: (value, sql) => `r.type = ${sql.add(value, "text")}`,
    }),
    source: defineFilter({
      schema: z.string().trim().min(1).max(80),
      control: { type: "choice-of", of: "sources" },
      where: (key, sql) => `(r.source_id IS NULL OR r.source_id = (SELECT s.id FROM source s WHERE s.company_id = $1 AND s.key = ${sql.add(key, "text")}))`,
    }),
    show: defineFilter({
      schema: z.enum(uses),
      control: { type: "choice", of: "uses", values: uses },
      where: (value) => (value === "active" ? "r.revoked_at IS NULL" : value === "revoked" ? "r.revoked_at IS NOT NULL" : driftedOnly),
    }),
  },
  columns: {
    key: { sort: { sql: "r.key", type: "text" } },
    target: { sort: { sql: "r.target", type: "text" }, grows: true, shows: "medium" },
    source: { shows: "wide" },
    taughtBy: { shows: "medium" },
    used: { align: "right", sort: { sql: "r.used_count", type: "integer" }, shows: "medium" },
    lastUsed: { align: "right", sort: { sql: "r.last_used_at", type: "timestamptz", isNullable: true }, shows: "wide" },
    taughtAt: { align: "right", sort: { sql: "r.taught_at", type: "timestamptz" } },
    actions: {},
  },
  defaultSort: { column: "taughtAt", direction: "desc" },
});
