import { z } from "zod";
import type { ListChangedOutcome, ChangedDocument } from "#lib/posting/ledger.ts";
import { withoutSecret } from "../without-secret.ts";
import { unreachable } from "../waits.ts";
import { callCloud } from "./call.ts";
import type { CloudConnection } from "./connection.ts";
import { readLookup } from "./read-reply.ts";
import type { CloudResource } from "./taken-messages.ts";

const PAGE_ROWS = 100;
/** Below this a slice is not cut further: filters know whole seconds. */
const SHORTEST_SLICE_MS = 1_000;
/** Which zone `lastModified` is in is not stated (cloud-api 4): UTC or Malaysian time, so both are asked for. */
const ZONE_MARGIN_MS = 8 * 3_600_000;

const row = z.object({ master: z.object({ docno: z.string().min(1), lastmodified: z.string().min(1) }) });
const page = z.object({ data: z.array(row), totalcount: z.coerce.number().int().min(0).nullish() });

type Span = { from: number; to: number };

/**
 * The documents of these resources that were changed in a span of time, each once. A listing's order may change between two
 * pages (cloud-api 6.3), so the span is cut until what it holds fits one page. `turn` is waited for before each call.
 */
export async function listChanged(connection: CloudConnection, resources: readonly CloudResource[], since: Date, until: Date, turn: () => Promise<void>): Promise<ListChangedOutcome> {
  const changed = new Map<string, ChangedDocument>();
  for (const resource of resources) {
    const spans: Span[] = [{ from: since.getTime(), to: until.getTime() + ZONE_MARGIN_MS }];
    for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
      await turn();
      const filter = { lastModifiedDate: { from: asFilter(span.from), to: asFilter(span.to) } };
      const reply = await callCloud(connection, { method: "POST", path: `${resource}/listing`, body: JSON.stringify({ page: 1, filter }) });
      const found = readLookup(reply, Date.now());
      // A key that is not let see one listing may still see others, and a book may not have it.
      if (found.kind === "absent") break;
      if (found.kind !== "found") return { ...found, reason: withoutSecret(connection, found.reason) };
      const read = page.safeParse(found.answer);
      if (!read.success) return unreachable(`AutoCount's listing of changed documents (${resource}) could not be read.`);
      const { data, totalcount } = read.data;
      if ((totalcount ?? data.length) > PAGE_ROWS || data.length >= PAGE_ROWS) {
        const middle = Math.floor((span.from + span.to) / 2_000) * 1_000;
        if (span.to - span.from > SHORTEST_SLICE_MS && middle > span.from) {
          spans.push({ from: middle, to: span.to }, { from: span.from, to: middle });
          continue;
        }
      }
      for (const { master } of data) changed.set(master.docno, { docNo: master.docno, changedAt: master.lastmodified });
    }
  }
  return { kind: "listed", changed: [...changed.values()] };
}

function asFilter(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
