import { pageSize } from "#lib/queues/parse-view.ts";
import type { Ground } from "../ground.ts";
import type { PageFloor } from "./start-floor.ts";

/**
 * The page by which machines are compared (targets.ts, `pageWithPg`): 50 held rows by keyset, 13 columns of one table.
 * Our own query shows more, so it says what our page costs over its query, but not how fast the machine is.
 */
export function yardstick({ ctx, databaseUrl }: Ground): PageFloor {
  return {
    databaseUrl,
    text: `SELECT id, source_id, kind, external_id, state, revision, doc_number, doc_date, party_name, currency, total, holds, received_at
      FROM record WHERE company_id = $1 AND state = 'held' ORDER BY received_at, id LIMIT $2`,
    values: [ctx.company, pageSize],
  };
}
