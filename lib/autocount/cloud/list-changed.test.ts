import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cloudConnection } from "./connection.ts";
import { listChanged } from "./list-changed.ts";

/** A book of documents that were changed one a second, which lists them in an order of its own, at most 100 a page. */
const begins = Date.parse("2026-03-02T02:00:00Z");
const stamp = (second: number) => new Date(begins + second * 1000).toISOString().slice(0, 19);
let documents: { docNo: string; changedAt: string }[] = [];
let hasTotal = true;
let calls = 0;
let status = 200;
let isForbidden = false;
/** Shows what stood on the first page again on the next, and leaves others out (cloud-api 6.3). */
let repeats = false;

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      calls += 1;
      const { page, filter } = JSON.parse(Buffer.concat(parts).toString()) as { page: number; filter: { lastModifiedDate: { from: string; to: string } } };
      const { from, to } = filter.lastModifiedDate;
      if (request.url?.includes("/creditNote/") === true && isForbidden) return void response.writeHead(403, { "content-type": "application/json" }).end('{"statusCode":403,"message":"No"}');
      const within = documents.filter(({ changedAt }) => changedAt >= from && changedAt <= to);
      const shuffled = within.toSorted((a, b) => (a.docNo.at(-1) ?? "").localeCompare(b.docNo.at(-1) ?? ""));
      const rows = repeats ? [...shuffled.slice(0, 100), ...shuffled.slice(0, shuffled.length - 100)] : shuffled;
      const data = rows.slice((page - 1) * 100, page * 100).map(({ docNo, changedAt }) => ({ master: { docNo, lastModified: changedAt }, details: [] }));
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(status === 200 ? { data, ...(hasTotal && { totalCount: within.length }) } : { statusCode: status, message: "No" }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => {
  documents = Array.from({ length: 730 }, (_, second) => ({ docNo: `HP-${second}`, changedAt: stamp(second) }));
  [hasTotal, calls, status, isForbidden, repeats] = [true, 0, 200, false, false];
});
afterAll(() => void server.close());

const list = (turn = async () => undefined as void) => {
  const { port } = server.address() as AddressInfo;
  const connection = cloudConnection.parse({ baseUrl: `http://127.0.0.1:${port}`, book: "1", keyId: "k", apiKey: "s" });
  return listChanged(connection, ["creditNote", "invoice"], new Date(begins - 1000), new Date(begins + 800_000), turn);
};

describe("what was changed in a span of time", () => {
  test.each([[true], [false]])("is listed whole, each once, also where there is more than a page holds and no order (total told: %s)", async (isTold) => {
    hasTotal = isTold;
    const listed = await list();
    const numbers = listed.kind === "listed" ? listed.changed.map(({ docNo }) => docNo) : [];
    expect(numbers).toHaveLength(730);
    expect(new Set(numbers).size).toBe(730);
  });

  test("takes one call where it fits, each in its turn", async () => {
    documents = documents.slice(0, 3);
    let turns = 0;
    expect(await list(async () => void (turns += 1))).toMatchObject({ kind: "listed", changed: [{ changedAt: stamp(0) }, {}, {}] });
    expect([calls, turns], "one for each kind").toEqual([2, 2]);
  });

  test("is listed of the others where the key may not list one of them, and that is said", async () => {
    isForbidden = true;
    const listed = await list();
    expect(listed.kind === "listed" && listed.changed).toHaveLength(730);
    expect(listed).toMatchObject({ leftOut: expect.stringMatching(/may not list what was changed of credit notes \(403\)/) as string });
  });

  test.each([[true], [false]])("is read page by page where one second holds more than a page (total told: %s)", async (isTold) => {
    hasTotal = isTold;
    documents = documents.map(({ docNo }, nth) => ({ docNo, changedAt: stamp(nth < 250 ? 7 : nth) }));
    const listed = await list();
    expect(listed).toMatchObject({ kind: "listed", leftOut: null });
    expect(listed.kind === "listed" && listed.changed).toHaveLength(730);
  });

  test("says so where such a second could not be read whole", async () => {
    repeats = true;
    documents = documents.slice(0, 250).map(({ docNo }) => ({ docNo, changedAt: stamp(7) }));
    expect(await list()).toMatchObject({ kind: "listed", leftOut: expect.stringContaining("More was changed within one second of credit notes, invoices") as string });
  });

  test("is not taken for whole where AutoCount does not answer or turns the key away", async () => {
    status = 503;
    expect(await list()).toMatchObject({ kind: "unreachable" });
    status = 401;
    expect(await list()).toMatchObject({ kind: "stopped" });
  });
});
