import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { err, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { ListingFailure } from "../listing-failure.ts";
import { withoutSecret } from "../without-secret.ts";
import { callCloud } from "./call.ts";
import type { Reply, Request } from "../call.ts";
import type { CloudConnection } from "./connection.ts";
import { rateLimitWaitMs } from "../waits.ts";
import { readLookup } from "./read-reply.ts";

/** One page's call and how to read a row; `keyOf` says which rows are the same one. */
export type Listing<Row> = {
  name: string;
  page: (page: number) => Request;
  row: z.ZodType<Row>;
  keyOf: (row: Row) => string;
};

/** Makes one call of a listing. */
export type Ask = (request: Request) => Promise<Reply>;

const PAGE_ROWS = 100;
const MAX_READINGS = 5;
/** A page that fails is asked for again: reading changes nothing. */
const MAX_TRIES = 4;
/** Calls a minute that a listing leaves to posting, which uses the same key (cloud-api 26.8). */
const CALLS_LEFT_TO_POSTING = 20;

const listingPage = z.object({ data: z.array(z.unknown()), totalcount: z.coerce.number().int().min(0).nullish() });

/**
 * Every row of a master listing, each once. AutoCount's order may change between two pages, which repeats some rows and
 * leaves others out without a word (cloud-api 6.3). So a reading counts only when its different rows are as many as
 * AutoCount says there are (or, where it does not say, as many as were read); otherwise it is read again and the readings
 * are put together, at most five times. Waits by itself where AutoCount asks for fewer calls.
 * `onRows` hears how many rows a reading has so far. With `ask` the caller makes each call in its own turn: then nothing is
 * left to posting here, and what fails is not asked for again.
 */
export async function readListing<Row>(connection: CloudConnection, listing: Listing<Row>, onRows?: (rows: number) => void, ask?: Ask): Promise<Read<Row[]>> {
  const gathered = new Map<string, Row>();
  let expected = 0;
  for (let reading = 1; reading <= MAX_READINGS; reading++) {
    const read = await readOnce(connection, listing, onRows, ask);
    if (!read.ok) return read;
    const rows = new Map(read.value.rows.map((row) => [listing.keyOf(row), row]));
    expected = read.value.total ?? read.value.rows.length;
    if (rows.size === expected) return ok([...rows.values()]);
    for (const [key, row] of rows) gathered.set(key, row);
    if (read.value.total !== null && gathered.size === expected) return ok([...gathered.values()]);
  }
  const { size: read } = gathered;
  const reason = `AutoCount's ${listing.name} listing gave ${read} different rows of ${expected}, in ${MAX_READINGS} readings.`;
  return err({ kind: "incomplete", reason, read, expected });
}

type Read<T> = Result<T, ListingFailure>;
type Rows<Row> = { rows: Row[]; total: number | null };

async function readOnce<Row>(connection: CloudConnection, listing: Listing<Row>, onRows?: (rows: number) => void, ask?: Ask): Promise<Read<Rows<Row>>> {
  const rows: Row[] = [];
  const totals: (number | null)[] = [];
  for (let number = 1; ; number++) {
    const page = await readPage(connection, listing, number, ask);
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    onRows?.(rows.length);
    totals.push(page.value.total);
    if (page.value.rows.length < PAGE_ROWS) return ok({ rows, total: statedTotal(totals) });
  }
}

/**
 * The total over all pages, where every page states the same one. The documentation calls `totalCount` the rows of the
 * page itself; then the last page states another one than the full pages before it, and there is nothing to check against.
 */
function statedTotal(totals: readonly (number | null)[]): number | null {
  const [first] = totals;
  return first !== undefined && totals.every((total) => total === first) ? first : null;
}

async function readPage<Row>(connection: CloudConnection, listing: Listing<Row>, number: number, ask?: Ask): Promise<Read<Rows<Row>>> {
  for (let attempt = 1; ; attempt++) {
    const request = listing.page(number);
    const reply = ask === undefined ? await callCloud(connection, request) : await ask(request);
    const found = readLookup(reply, Date.now());
    if (found.kind === "unreachable" && ask === undefined && attempt < MAX_TRIES) {
      await sleep(found.waitMs);
      continue;
    }
    if (found.kind === "absent") {
      return err({ kind: "stopped", reason: `AutoCount has no ${listing.name} listing for this account book.`, ofMethod: true });
    }
    if (found.kind !== "found") return err({ ...found, reason: withoutSecret(connection, found.reason) });
    const page = listingPage.safeParse(found.answer);
    const rows = page.success ? z.array(listing.row).safeParse(page.data.data) : null;
    if (!page.success || !rows?.success) {
      return err({ kind: "unreadable", reason: `Page ${number} of AutoCount's ${listing.name} listing could not be read.` });
    }
    if (ask === undefined) await leaveCallsToPosting(reply);
    return ok({ rows: rows.data, total: page.data.totalcount ?? null });
  }
}

async function leaveCallsToPosting(reply: Reply): Promise<void> {
  if (reply.kind !== "answered") return;
  const left = reply.headers["x-rate-limit-remaining"];
  if (typeof left !== "string" || !/^\d+$/.test(left) || Number(left) >= CALLS_LEFT_TO_POSTING) return;
  await sleep(rateLimitWaitMs(reply.headers, Date.now()));
}
