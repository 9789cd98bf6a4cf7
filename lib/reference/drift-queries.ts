import type { Context } from "#lib/context.ts";
import { readRow, readRows } from "#lib/db/sql.ts";
import type { DriftList } from "./drift-store.ts";

/** A change in AutoCount's data with what uses the item or party: remembered answers and undecided records. */
export type DriftRow = {
  id: string;
  list: DriftList | "location" | "item_uom";
  code: string;
  name: string | null;
  field: string;
  old: string | null;
  new: string | null;
  successor: string | null;
  origin: string;
  at: string;
  state: string;
  decidedByName: string | null;
  aliases: { key: string; source: string | null }[];
  aliasCount: number;
  records: { id: string; number: string }[];
  recordCount: number;
};

/** How many aliases and records are named; the rest is counted. */
const named = 5;

/** How many changes wait for a decision. */
export async function countOpenDrift(ctx: Pick<Context, "company">): Promise<number> {
  const { count } = await readRow<{ count: number }>("SELECT count(*)::int AS count FROM (SELECT 1 FROM reference_change WHERE company_id = $1 AND state = 'open' LIMIT 1000) counted", [ctx.company], { prepared: true });
  return count;
}

/** Changes that wait for a decision, or those that were decided, the latest first; 50 a page. */
export async function listDrift(ctx: Pick<Context, "company">, { show, before, only = null }: { show: "open" | "decided"; before: string | null; only?: { list: string; code: string } | null }): Promise<{ rows: DriftRow[]; next: string | null }> {
  const place = /^([0-9TZ:.+-]{10,40})_([0-9a-f-]{36})$/.exec(before ?? "");
  const values = [ctx.company, ...(place ? [place[1] ?? "", place[2] ?? ""] : [])];
  const beyond = place ? " AND (at, id) < ($2::timestamptz, $3::uuid)" : "";
  const ofOne = only === null ? "" : ` AND list = $${values.push(only.list)}::text AND code = $${values.push(only.code)}::text`;
  const rows = await readRows<DriftRow>(
    `SELECT c.id, c.list, c.code, COALESCE(i.name, d.name, v.name) AS name, c.field, c.old, c.new, c.successor, c.origin, c.at, c.state, c.decided_by_name AS "decidedByName",
      a.aliases, a.count AS "aliasCount", r.records, r.count AS "recordCount"
    FROM (SELECT * FROM reference_change WHERE company_id = $1 AND ${show === "open" ? "state = 'open'" : "state <> 'open'"}${beyond}${ofOne} ORDER BY at DESC, id DESC LIMIT 51) c
    LEFT JOIN item i ON c.list = 'item' AND i.company_id = $1 AND i.code = c.code
    LEFT JOIN customer d ON c.list = 'customer' AND d.company_id = $1 AND d.code = c.code
    LEFT JOIN supplier v ON c.list = 'supplier' AND v.company_id = $1 AND v.code = c.code
    CROSS JOIN LATERAL (SELECT count(*)::int AS count, COALESCE((jsonb_agg(jsonb_build_object('key', f.key, 'source', f.name)) FILTER (WHERE f.nth <= ${named})), '[]') AS aliases
      FROM (SELECT x.key, s.name, row_number() OVER (ORDER BY x.used_count DESC, x.id) AS nth FROM alias x LEFT JOIN source s ON s.company_id = $1 AND s.id = x.source_id
        WHERE x.company_id = $1 AND x.type = c.list AND x.target = c.code AND x.revoked_at IS NULL) f) a
    CROSS JOIN LATERAL (SELECT count(*)::int AS count, COALESCE((jsonb_agg(jsonb_build_object('id', f.id, 'number', f.doc_number)) FILTER (WHERE f.nth <= ${named})), '[]') AS records
      FROM (SELECT u.id, u.doc_number, row_number() OVER (ORDER BY u.id) AS nth FROM record u
        WHERE u.company_id = $1 AND u.state IN ('held', 'waiting', 'ready') AND u.search_text LIKE '%' || lower(replace(replace(replace(c.code, '\\', '\\\\'), '%', '\\%'), '_', '\\_')) || '%'
          AND CASE WHEN c.list = 'item' THEN u.document->'lines' @> jsonb_build_array(jsonb_build_object('itemCode', c.code)) ELSE u.party_code = c.code END) f) r
    ORDER BY c.at DESC, c.id DESC`,
    values,
  );
  const kept = rows.slice(0, 50);
  const last = kept.at(-1);
  return { rows: kept, next: rows.length > 50 && last ? `${last.at}_${last.id}` : null };
}

/** A change in AutoCount's data that a record stands on, as its page tells it. */
export type RecordDrift = Pick<DriftRow, "id" | "list" | "code" | "name" | "field" | "old" | "new" | "successor" | "origin" | "at">;

/** What has changed, and nobody has decided yet, of the items that a record's lines name and of its debtor or creditor; the oldest first, at most 20. */
export async function listDriftOf(ctx: Pick<Context, "company">, { items, party }: { items: readonly string[]; party: { list: "customer" | "supplier"; code: string } | null }): Promise<RecordDrift[]> {
  if (items.length === 0 && party === null) return [];
  return readRows<RecordDrift>(
    `SELECT c.id, c.list, c.code, COALESCE(i.name, d.name, v.name) AS name, c.field, c.old, c.new, c.successor, c.origin, c.at
    FROM reference_change c
    LEFT JOIN item i ON c.list = 'item' AND i.company_id = $1 AND i.code = c.code
    LEFT JOIN customer d ON c.list = 'customer' AND d.company_id = $1 AND d.code = c.code
    LEFT JOIN supplier v ON c.list = 'supplier' AND v.company_id = $1 AND v.code = c.code
    WHERE c.company_id = $1 AND c.state = 'open' AND ((c.list = 'item' AND c.code = ANY($2::text[])) OR (c.list = $3::text AND c.code = $4::text))
    ORDER BY c.at, c.id LIMIT 20`,
    [ctx.company, [...items], party?.list ?? null, party?.code ?? null],
    { prepared: true },
  );
}
