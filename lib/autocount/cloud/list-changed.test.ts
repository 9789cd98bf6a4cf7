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

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      calls += 1;
      const { from, to } = (JSON.parse(Buffer.concat(parts).toString()) as { filter: { lastModifiedDate: { from: string; to: string } } }).filter.lastModifiedDate;
      const within = documents.filter(({ changedAt }) => changedAt >= from && changedAt <= to);
      const shuffled = within.toSorted((a, b) => (a.docNo.at(-1) ?? "").localeCompare(b.docNo.at(-1) ?? ""));
      const data = shuffled.slice(0, 100).map(({ docNo, changedAt }) => ({ master: { docNo, lastModified: changedAt }, details: [] }));
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(status === 200 ? { data, ...(hasTotal && { totalCount: within.length }) } : { statusCode: status, message: "No" }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => {
  documents = Array.from({ length: 730 }, (_, second) => ({ docNo: `HP-${second}`, changedAt: stamp(second) }));
  [hasTotal, calls, status] = [true, 0, 200];
});
afterAll(() => void server.close());

const list = (turn = async () => undefined as void) => {
  const { port } = server.address() as AddressInfo;
  const connection = cloudConnection.parse({ baseUrl: `http://127.0.0.1:${port}`, book: "1", keyId: "k", apiKey: "s" });
  return listChanged(connection, ["invoice"], new Date(begins - 1000), new Date(begins + 800_000), turn);
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
    expect([calls, turns]).toEqual([1, 1]);
  });

  test("is not taken for whole where AutoCount does not answer or turns the key away", async () => {
    status = 503;
    expect(await list()).toMatchObject({ kind: "unreachable" });
    status = 401;
    expect(await list()).toMatchObject({ kind: "stopped" });
  });
});
