import { afterEach, expect, it } from "vitest";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { aCompany } from "#lib/auth/test-people.ts";
import { notify, untilListening } from "#lib/db/bus.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { liveStream } from "./live-stream.ts";
import { hasChangedSince } from "./queries.ts";

const { db } = await createTestDatabase();
const open: AbortController[] = [];
afterEach(() => open.splice(0).forEach((reader) => reader.abort()));

async function listen(company: number, hasMissed?: () => Promise<boolean>) {
  const reader = new AbortController();
  open.push(reader);
  const actor = { type: "user", id: "their-id", name: "Siti", role: "finance", ip: null } as const;
  const response = liveStream({ company, actor, now: () => new Date("2026-03-31T04:00:00.000Z") }, reader.signal, hasMissed);
  const body = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!body) throw new Error("no body");
  expect((await body.read()).value).toBe("retry: 2000\nevent: person\ndata: their-id\n\n");
  await untilListening();
  return { response, body, leave: () => reader.abort() };
}

it("tells a company's readers what changed, and nothing of other companies", async () => {
  const { response, body } = await listen(7);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  await notify(db, 8, { topic: "records", ids: ["theirs"] });
  await notify(db, 7, { topic: "records", ids: ["mine"] });
  expect((await body.read()).value).toBe('data: {"topic":"records","ids":["mine"],"at":"2026-03-31T04:00:00.000Z"}\n\n');
});

it("says nothing of a change that was rolled back", async () => {
  const { body } = await listen(7);
  await db
    .$transaction(async (tx) => {
      await notify(tx, 7, { topic: "records", ids: ["never"] });
      throw new Error("rolled back");
    })
    .catch(() => undefined);
  await notify(db, 7, { topic: "records", ids: ["after"] });
  expect((await body.read()).value).toContain('"after"');
});

it("ends when the reader leaves", async () => {
  const { body, leave } = await listen(7);
  leave();
  expect((await body.read()).done).toBe(true);
});

it("tells at once what a page missed between its making and its listening, and nothing where it missed nothing", async () => {
  const ctx = await aCompany(db);
  const quiet = await listen(ctx.company, () => hasChangedSince(ctx, new Date()));
  await notify(db, ctx.company, { topic: "records", ids: ["later"] });
  expect((await quiet.body.read()).value).toContain('"later"');

  const made = new Date(Date.now() - 1);
  await db.$transaction((tx) => writeAudit(tx, ctx, { type: "record.approved" }));
  const late = await listen(ctx.company, () => hasChangedSince(ctx, made));
  expect((await late.body.read()).value).toBe('data: {"topic":"records","ids":"many","at":"2026-03-31T04:00:00.000Z"}\n\n');
});

it("has a page rendered anew where nobody can say what it missed", async () => {
  const { body } = await listen(7, () => Promise.reject(new Error("the database is away")));
  expect((await body.read()).value).toContain('"many"');
});
