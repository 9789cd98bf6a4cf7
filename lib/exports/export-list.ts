import { z } from "zod";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import type { ResultFile } from "#lib/files/file-response.ts";
import { mediaTypes, writeRows } from "#lib/files/write-rows.ts";
import type { Queue } from "#lib/queues/define-queue.ts";
import { type PagePlace, parseView, type View } from "#lib/queues/parse-view.ts";
import { listRows } from "#lib/queues/queries.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { arrangeColumns } from "#lib/views/layout.ts";
import { getWorkspace } from "#lib/views/queries.ts";
import { recordTexts } from "./record-texts.ts";

/** A queue and its view as its address has it. */
export const exportListInput = z.object({ queue: z.string().max(40), format: z.enum(["csv", "xlsx"]) }).catchall(z.string());

/** Rows in one file; where there are more, its last row says so. */
export const maxListed = 50_000;
const rowsAtOnce = 1_000;

/**
 * What a list shows, as a file: this view's filters and order, the columns this person has there. Read page by page while
 * it is written, so that it takes no more memory for many rows. Texts that a spreadsheet would take for a formula are neutralised.
 */
export async function exportList(ctx: UserContext, { queue: queueId, format, ...params }: z.output<typeof exportListInput>, most: number = maxListed): Promise<Result<ResultFile, { code: "not-found" }>> {
  const queue = findRecordQueue(queueId);
  if (queue === null) return err({ code: "not-found" });
  const view = parseView(queue as Queue<RecordRow>, params, Math.min(rowsAtOnce, most));
  const { layout } = await getWorkspace(ctx, queueId);
  const ids = arrangeColumns(queue, layout, view.columns).filter(({ isHidden }) => !isHidden).map(({ id }) => id);
  const name = `${queue.id.charAt(0).toUpperCase()}${queue.id.slice(1)}`;
  return ok({
    fileName: `${name} ${malaysianDate(ctx.now())}.${format}`,
    mediaType: mediaTypes[format],
    bytes: writeRows(rowsOf(ctx, queue as Queue<RecordRow>, view, ids, most), { format, delimiter: ",", sheet: name }),
  });
}

async function* rowsOf(ctx: UserContext, queue: Queue<RecordRow>, view: View<Queue<RecordRow>>, ids: readonly string[], most: number): AsyncGenerator<readonly string[]> {
  const { heads, texts } = recordTexts(queue.columns, ids);
  yield heads;
  let page: PagePlace | null = { to: "first" };
  let written = 0;
  while (page !== null) {
    if (written >= most) {
      yield [`Cut here after ${most} rows: narrow the filters to take out the rest.`];
      return;
    }
    const { rows, next }: { rows: RecordRow[]; next: PagePlace | null } = await listRows(ctx, queue, { ...view, page, limit: Math.min(view.limit, most - written) });
    for (const row of rows) yield texts(row);
    written += rows.length;
    page = next;
  }
}
