import type { UserContext } from "#lib/auth/current-actor.ts";
import { type Role, roles } from "#lib/auth/permissions.ts";
import { readRows } from "#lib/db/sql.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { viewHref } from "#lib/queues/view-href.ts";
import { type TableLayout, tableLayout } from "./layout.ts";

type Reader = Pick<UserContext, "company" | "actor">;

/** A saved view as the tabs show it. `href` is the view itself: nothing of the list depends on the saved row. */
export type ShownView = { id: string; name: string; href: string; isShared: boolean; isMine: boolean; ownerName: string; revision: number; isMyDefault: boolean; /** The roles of which everybody begins with it who has chosen nothing else. */ defaultOf: readonly Role[] };

/** What a person has made of a queue: the views they see (their own, then shared ones) and their table. */
export type Workspace = { views: ShownView[]; layout: TableLayout | null };

/** In one query. */
export async function getWorkspace(ctx: Reader, queueId: string): Promise<Workspace> {
  const { company, actor } = ctx;
  type Row = { id: string | null; name: string; query: string; isShared: boolean; isMine: boolean; ownerName: string; revision: number; isMyDefault: boolean; defaultOf: Role[]; layout: unknown };
  const rows = await readRows<Row>(
    `SELECT v.id, v.name, v.query, v.is_shared AS "isShared", v.owner_id = $3::uuid AS "isMine", v.owner_name AS "ownerName", v.revision,
        EXISTS (SELECT 1 FROM view_default d WHERE d.company_id = v.company_id AND d.queue_id = v.queue_id AND d.holder = $3::text AND d.view_id = v.id) AS "isMyDefault",
        ARRAY(SELECT d.holder FROM view_default d WHERE d.company_id = v.company_id AND d.queue_id = v.queue_id AND d.view_id = v.id AND d.holder = ANY($4::text[]) ORDER BY d.holder) AS "defaultOf", NULL::jsonb AS layout
       FROM saved_view v WHERE v.company_id = $1 AND v.queue_id = $2 AND (v.owner_id = $3::uuid OR v.is_shared)
     UNION ALL SELECT NULL, '', '', false, false, '', 0, false, '{}'::text[], t.layout FROM table_layout t WHERE t.company_id = $1 AND t.queue_id = $2 AND t.user_id = $3::uuid
     ORDER BY "isMine" DESC, name, id`,
    [company, queueId, actor.id, roles],
    { prepared: true },
  );
  const layout = tableLayout.safeParse(rows.find((row) => row.id === null)?.layout);
  const views = rows.flatMap(({ id, query, layout: _, ...view }) => (id === null ? [] : [{ id, ...view, href: hrefOf(queueId, query) }]));
  return { views, layout: layout.success ? layout.data : null };
}

/** Where the navigation leads for this person: queue path -> address of the default view, their own before their role's. */
export async function listHomes(ctx: Reader): Promise<Record<string, string>> {
  const rows = await readRows<{ queueId: string; query: string }>(
    `SELECT d.queue_id AS "queueId", v.query FROM view_default d JOIN saved_view v ON v.company_id = d.company_id AND v.id = d.view_id
      WHERE d.company_id = $1 AND d.holder IN ($2, $3) AND (v.is_shared OR v.owner_id = $2::uuid) ORDER BY d.holder = $2`,
    [ctx.company, ctx.actor.id, ctx.actor.role],
    { prepared: true },
  );
  return Object.fromEntries(rows.map(({ queueId, query }) => [`/queues/${queueId}`, hrefOf(queueId, query)]));
}

/** As it reads today: a filter that is no longer there is left out. */
function hrefOf(queueId: string, query: string): string {
  const queue = findRecordQueue(queueId);
  return queue === null ? "/" : viewHref(queue, { ...parseView(queue, new URLSearchParams(query)), page: { to: "first" } });
}
