import { z } from "zod";
import type { ChangedDocument, ListChangedOutcome, Stopped, Unreachable } from "#lib/posting/ledger.ts";
import type { Request } from "../call.ts";
import { withoutSecret } from "../without-secret.ts";
import { unreachable } from "../waits.ts";
import { callCloud } from "./call.ts";
import type { CloudConnection } from "./connection.ts";
import { type Ask, readListing } from "./read-listing.ts";
import { readLookup } from "./read-reply.ts";
import type { CloudResource } from "./taken-messages.ts";

const PAGE_ROWS = 100;
/** Below this a slice is not cut further: filters know whole seconds. */
const SHORTEST_SLICE_MS = 1_000;
/** Which zone `lastModified` is in is not stated (cloud-api 4): UTC or Malaysian time, so both are asked for. */
const ZONE_MARGIN_MS = 8 * 3_600_000;

const row = z.object({ master: z.object({ dockey: z.string().nullish(), docno: z.string().min(1), lastmodified: z.string().min(1) }) });
type Row = z.infer<typeof row>;
const page = z.object({ data: z.array(row), totalcount: z.coerce.number().int().min(0).nullish() });

type Span = { from: number; to: number };
/** `incomplete`: more were changed in one second than could be read for certain. */
type Read = { kind: "read"; rows: Row[]; incomplete: boolean } | Stopped | Unreachable;

/**
 * The documents of these resources that were changed in a span of time, each once. A listing's order may change between two
 * pages (cloud-api 6.3), so the span is cut until what it holds fits one page; what one second holds is read page by page
 * until its different rows are as many as AutoCount counts. What the key may not list, and what could not be read whole, is
 * said in `leftOut`, and the others are listed all the same. `turn` is waited for before each call.
 */
export async function listChanged(connection: CloudConnection, resources: readonly CloudResource[], since: Date, until: Date, turn: () => Promise<void>): Promise<ListChangedOutcome> {
  const changed = new Map<string, ChangedDocument>();
  const forbidden: CloudResource[] = [];
  const incomplete: CloudResource[] = [];
  const ask = async (request: Request) => {
    await turn();
    return callCloud(connection, request);
  };
  for (const resource of resources) {
    const read = await readChanged(connection, resource, { from: since.getTime(), to: until.getTime() + ZONE_MARGIN_MS }, ask);
    // A key that may not see one listing may still see others.
    if (read.kind === "stopped" && read.ofMethod === true) {
      forbidden.push(resource);
      continue;
    }
    if (read.kind !== "read") return { ...read, reason: withoutSecret(connection, read.reason) };
    if (read.incomplete) incomplete.push(resource);
    for (const { master } of read.rows) changed.set(master.docno, { docNo: master.docno, changedAt: master.lastmodified });
  }
  return { kind: "listed", changed: [...changed.values()], leftOut: leftOutOf(forbidden, incomplete) };
}

async function readChanged(connection: CloudConnection, resource: CloudResource, whole: Span, ask: Ask): Promise<Read> {
  const rows: Row[] = [];
  let incomplete = false;
  const spans: Span[] = [whole];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const found = readLookup(await ask(asking(resource, span, 1)), Date.now());
    // A book may not have it.
    if (found.kind === "absent") break;
    if (found.kind !== "found") return found;
    const read = page.safeParse(found.answer);
    if (!read.success) return unreachable(`AutoCount's listing of changed documents (${resource}) could not be read.`);
    const { data, totalcount } = read.data;
    rows.push(...data);
    if ((totalcount ?? data.length) <= PAGE_ROWS && data.length < PAGE_ROWS) continue;
    const middle = Math.floor((span.from + span.to) / 2_000) * 1_000;
    if (span.to - span.from > SHORTEST_SLICE_MS && middle > span.from) {
      spans.push({ from: middle, to: span.to }, { from: span.from, to: middle });
      continue;
    }
    const { from, to } = span;
    const burst = await readListing(connection, { name: `changed ${resource}`, page: (number) => asking(resource, { from, to }, number), row, keyOf: ({ master }) => master.dockey ?? master.docno }, undefined, ask);
    if (burst.ok) rows.push(...burst.value);
    else if (burst.error.kind === "incomplete") incomplete = true;
    else return burst.error.kind === "unreadable" ? unreachable(burst.error.reason) : burst.error;
  }
  return { kind: "read", rows, incomplete };
}

function asking(resource: CloudResource, { from, to }: Span, number: number): Request {
  return { method: "POST", path: `${resource}/listing`, body: JSON.stringify({ page: number, filter: { lastModifiedDate: { from: asFilter(from), to: asFilter(to) } } }) };
}

function asFilter(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

function leftOutOf(forbidden: readonly CloudResource[], incomplete: readonly CloudResource[]): string | null {
  const parts = [
    ...(forbidden.length === 0 ? [] : [`The key may not list what was changed of ${named(forbidden)} (403): allow reading them in AutoCount under Settings > API Keys.`]),
    ...(incomplete.length === 0 ? [] : [`More was changed within one second of ${named(incomplete)} than AutoCount listed whole.`]),
  ];
  return parts.length === 0 ? null : `${parts.join(" ")} Until then such a change is found only when the document's turn to be looked at comes.`;
}

/** "creditNote" -> "credit notes". */
function named(resources: readonly CloudResource[]): string {
  return resources.map((resource) => `${resource.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}s`).join(", ");
}
