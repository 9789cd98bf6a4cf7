import { beforeEach, describe, expect, test } from "vitest";
import { aCompany, aPerson, type TestPerson } from "#lib/auth/test-people.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import type { Context } from "#lib/context.ts";
import { subscribe, untilListening } from "#lib/db/bus.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { heldQueue } from "#lib/queues/held.ts";
import { mineQueue } from "#lib/queues/mine.ts";
import { allQueue } from "#lib/queues/all.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { countArrivals, countRows, listRows } from "#lib/queues/queries.ts";
import { queueFixtures } from "#lib/queues/queue-fixtures.ts";
import { snoozedQueue } from "#lib/queues/snoozed.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import { moveState } from "#lib/records/write-records.ts";
import { assignRecord } from "./assign-record.ts";
import { lapseClaims } from "./lapse-claims.ts";
import { claimRecord, findOtherClaim, leaveRecord } from "./claim-record.ts";
import { commentOnRecord } from "./comment-on-record.ts";
import { countMentions, getTeamwork } from "./queries.ts";
import { seeMentions } from "./see-mentions.ts";
import { snoozeRecord } from "./snooze-record.ts";
import { tagRecord } from "./tag-record.ts";
import { takeBackComment } from "./take-back-comment.ts";
import { wakeSnoozed } from "./wake-snoozed.ts";

const { db } = await createTestDatabase();
let now = new Date("2026-11-20T04:00:00Z");
let ctx: Context;
type Named = TestPerson & { name: string };
let siti: Named;
let raj: Named;
let recordId: string;

const named = (person: TestPerson): Named => ({ ...person, name: person.ctx.actor.name });
const as = ({ userId, name }: Named): UserContext => ({ ...ctx, actor: { type: "user", id: userId, name, role: "finance", ip: null } });

beforeEach(async () => {
  now = new Date("2026-11-20T04:00:00Z");
  ctx = await aCompany(db, () => now);
  siti = named(await aPerson(ctx, "finance"));
  raj = named(await aPerson(ctx, "manager"));
  const source = await db.source.create({ data: { companyId: ctx.company, key: crypto.randomUUID(), name: "Shop", channel: "shopify", flowKind: "invoice", flowTrigger: "payment" } });
  [recordId = ""] = await queueFixtures(db, now).seedRecords({ ctx: { company: ctx.company, now: () => now }, source: { id: source.id, key: source.key } }, [{ state: "held" }]);
});

const audits = async () => (await db.auditEntry.findMany({ where: { companyId: ctx.company, recordId }, orderBy: { id: "asc" } })).map((entry) => entry.type);
const view = (query: string) => parseView(heldQueue, new URLSearchParams(query));

describe("assigning", () => {
  test("of two who assign at once the second is told whose it is, and nothing is overwritten", async () => {
    expect(await assignRecord(as(siti), { recordId, from: null, to: siti.userId })).toMatchObject({ ok: true });
    expect(await assignRecord(as(raj), { recordId, from: null, to: raj.userId })).toEqual({ ok: false, error: { code: "assigned-meanwhile", to: siti.name } });
    expect((await getTeamwork(as(siti), recordId)).assignee).toEqual({ userId: siti.userId, name: siti.name });
    expect(await audits()).toEqual(["record.assigned"]);
  });

  test("only somebody of the company can have it", async () => {
    const stranger = await aPerson(await aCompany(db), "finance");
    expect(await assignRecord(as(siti), { recordId, from: null, to: stranger.userId })).toEqual({ ok: false, error: { code: "unknown-person" } });
  });

  test("mine is whoever asks, and nobody's is what nobody has", async () => {
    await assignRecord(as(siti), { recordId, from: null, to: siti.userId });
    expect(await countRows(as(siti), heldQueue, view("assignee=me").filters)).toMatchObject({ value: 1 });
    expect(await countRows(as(raj), heldQueue, view("assignee=me").filters)).toMatchObject({ value: 0 });
    expect(await countRows(as(raj), heldQueue, view("assignee=nobody").filters)).toMatchObject({ value: 0 });
    expect((await listRows(as(raj), heldQueue, view(`assignee=${siti.userId}`))).rows).toMatchObject([{ id: recordId, assignee: siti.name }]);
  });
});

describe("arriving", () => {
  const since = () => new Date(now.getTime() - 1);
  beforeEach(async () => {
    await db.record.updateMany({ where: { companyId: ctx.company }, data: { stateSince: new Date(now.getTime() - 86_400_000) } });
  });

  test("what is given to somebody comes into their own work and into the lists that ask whose it is, and into no other", async () => {
    await assignRecord(as(raj), { recordId, from: null, to: siti.userId });
    const mine = parseView(mineQueue, {});
    expect([await countArrivals(as(siti), mineQueue, mine, since()), await countArrivals(as(raj), mineQueue, mine, since())]).toEqual([1, 0]);
    expect(await countArrivals(as(siti), heldQueue, view("assignee=me"), since())).toBe(1);
    expect(await countArrivals(as(siti), heldQueue, view(""), since())).toBe(0);
    expect(await countArrivals(as(siti), mineQueue, mine, now)).toBe(0);
  });

  test("what the list shows already is no arrival, whatever has happened to it", async () => {
    await assignRecord(as(raj), { recordId, from: null, to: siti.userId });
    const mine = parseView(mineQueue, {});
    expect(await countArrivals(as(siti), mineQueue, mine, since(), [crypto.randomUUID()])).toBe(1);
    expect(await countArrivals(as(siti), mineQueue, mine, since(), [crypto.randomUUID(), recordId])).toBe(0);
  });

  test("another day for what is put off already is no arrival; what comes back and is put off again is", async () => {
    const putOff = (until: string | null) => snoozeRecord(as(siti), { recordId, revision: 1, until });
    const arrived = () => countArrivals(ctx, snoozedQueue, parseView(snoozedQueue, {}), since());
    await putOff("2026-11-23");
    now = new Date("2026-11-20T05:00:00Z");
    await putOff("2026-11-24");
    expect([(await getTeamwork(as(siti), recordId)).snoozedUntil, await arrived()]).toEqual(["2026-11-24", 0]);
    await putOff(null);
    expect(await countArrivals(ctx, heldQueue, view(""), since())).toBe(1);
    now = new Date("2026-11-20T06:00:00Z");
    await putOff(null);
    expect(await countArrivals(ctx, heldQueue, view(""), since())).toBe(0);
    await putOff("2026-11-24");
    expect(await arrived()).toBe(1);
  });

  test("what was put off comes into the list that says so, and what wakes into its own", async () => {
    await snoozeRecord(as(siti), { recordId, revision: 1, until: "2026-11-23" });
    expect([await countArrivals(ctx, snoozedQueue, parseView(snoozedQueue, {}), since()), await countArrivals(ctx, heldQueue, view(""), since())]).toEqual([1, 0]);
    const morning = new Date("2026-11-23T00:00:00Z");
    await wakeSnoozed(db, morning);
    expect(await countArrivals(ctx, heldQueue, view(""), new Date(morning.getTime() - 1))).toBe(1);
    expect(await countArrivals(ctx, heldQueue, view(""), morning)).toBe(0);
  });
});

describe("putting off", () => {
  test("it leaves its queue, stands under put off, and is back that morning by itself", async () => {
    expect(await snoozeRecord(as(siti), { recordId, revision: 1, until: "2026-11-23" })).toMatchObject({ ok: true });
    expect(await countRows(ctx, heldQueue, {})).toMatchObject({ value: 0 });
    expect((await listRows(ctx, snoozedQueue, parseView(snoozedQueue, {}))).rows).toMatchObject([{ id: recordId, snoozedUntil: "2026-11-23T00:00:00.000Z" }]);
    await wakeSnoozed(db, new Date("2026-11-22T23:59:00Z"));
    expect(await countRows(ctx, heldQueue, {})).toMatchObject({ value: 0 });
    await wakeSnoozed(db, new Date("2026-11-23T00:00:00Z"));
    expect(await countRows(ctx, heldQueue, {})).toMatchObject({ value: 1 });
    expect(await audits()).toEqual(["record.snoozed", "record.woken"]);
  });

  test("a move of its state brings it back into sight", async () => {
    await snoozeRecord(as(siti), { recordId, revision: 1, until: "2026-11-23" });
    await db.$transaction(async (tx) => {
      const record = await lockRecord(tx, ctx.company, recordId);
      if (record !== null) await moveState(tx, ctx.company, record, "ready");
    });
    expect((await getTeamwork(as(siti), recordId)).snoozedUntil).toBeNull();
  });

  test.each([["2026-11-20"], ["2026-11-19"], ["2028-01-01"]])("%s is refused: today is no later day, nor is the day after next year", async (until) => {
    expect(await snoozeRecord(as(siti), { recordId, revision: 1, until })).toEqual({ ok: false, error: { code: "not-a-later-day" } });
  });

  test("over somebody else's change it is refused", async () => {
    expect(await snoozeRecord(as(siti), { recordId, revision: 2, until: "2026-11-23" })).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
  });
});

describe("tags", () => {
  test("what two people put on at once both stays, the same word once", async () => {
    await Promise.all([tagRecord(as(siti), { recordId, add: ["Check Price"] }), tagRecord(as(raj), { recordId, add: ["check price", "month end"] })]);
    expect((await getTeamwork(as(siti), recordId)).tags).toEqual(["check price", "month end"]);
    expect(await tagRecord(as(raj), { recordId, remove: ["MONTH END"] })).toEqual({ ok: true, value: { tags: ["check price"] } });
    expect(await countRows(ctx, heldQueue, view("tag=Check Price").filters)).toMatchObject({ value: 1 });
  });

  test("the twenty-first is refused and nothing is written", async () => {
    await tagRecord(as(siti), { recordId, add: Array.from({ length: 20 }, (_, index) => `t${index}`) });
    expect(await tagRecord(as(siti), { recordId, add: ["one more"] })).toEqual({ ok: false, error: { code: "too-many-tags", most: 20 } });
    expect((await getTeamwork(as(siti), recordId)).tags).toHaveLength(20);
  });
});

describe("notes", () => {
  test("who is named finds the record under mentions until they have opened it", async () => {
    expect(await commentOnRecord(as(siti), { recordId, text: `@${raj.name} is this yours?` })).toMatchObject({ ok: true, value: { mentioned: [raj.name] } });
    expect([await countMentions(ctx, raj.userId), await countMentions(ctx, siti.userId)]).toEqual([1, 0]);
    const called = parseView(allQueue, { called: "new" });
    expect(await countRows(as(raj), allQueue, called.filters)).toMatchObject({ value: 1 });
    expect([(await getTeamwork(as(raj), recordId)).isCalled, (await getTeamwork(as(siti), recordId)).isCalled]).toEqual([true, false]);
    await seeMentions(as(raj), { recordId });
    expect((await getTeamwork(as(raj), recordId)).isCalled).toBe(false);
    expect(await countRows(as(raj), allQueue, called.filters)).toMatchObject({ value: 0 });
    expect(await countRows(as(raj), allQueue, parseView(allQueue, { called: "any" }).filters)).toMatchObject({ value: 1 });
  });

  test("only its author takes a note back; what it said is gone, that it was there is not", async () => {
    const written = await commentOnRecord(as(siti), { recordId, text: `secret, @${raj.name}` });
    const commentId = written.ok ? written.value.commentId : "";
    expect(await takeBackComment(as(raj), { commentId })).toEqual({ ok: false, error: { code: "not-found" } });
    expect(await takeBackComment(as(siti), { commentId })).toMatchObject({ ok: true });
    expect((await getTeamwork(as(siti), recordId)).comments).toMatchObject([{ text: null, author: siti.name }]);
    expect(await countMentions(ctx, raj.userId)).toBe(0);
    expect(JSON.stringify(await db.recordComment.findMany({ where: { companyId: ctx.company } }))).not.toContain("secret");
  });

  test("another company's record cannot be written on", async () => {
    const elsewhere = { ...as(siti), company: (await aCompany(db)).company };
    expect(await commentOnRecord(elsewhere, { recordId, text: "hello" })).toEqual({ ok: false, error: { code: "not-found" } });
  });
});

describe("claiming", () => {
  test("of two who come at once one has it; the other is told who, and may take it over", async () => {
    const both = await Promise.all([claimRecord(as(siti), { recordId, takeOver: false }), claimRecord(as(raj), { recordId, takeOver: false })]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    const [winner, loser] = both[0].ok ? [siti, raj] : [raj, siti];
    expect(await findOtherClaim(as(loser), recordId)).toMatchObject({ code: "claimed", by: winner.name });
    expect(await claimRecord(as(loser), { recordId, takeOver: true })).toMatchObject({ ok: true });
    expect(await claimRecord(as(winner), { recordId, takeOver: false })).toMatchObject({ ok: false, error: { code: "claimed", by: loser.name } });
    expect(await audits()).toEqual(["record.taken-over"]);
  });

  test("without a sign of life it is free after five minutes, and at once where it was left", async () => {
    await claimRecord(as(siti), { recordId, takeOver: false });
    now = new Date(now.getTime() + 4 * 60_000);
    await claimRecord(as(siti), { recordId, takeOver: false });
    now = new Date(now.getTime() + 4 * 60_000);
    expect(await findOtherClaim(as(raj), recordId)).not.toBeNull();
    now = new Date(now.getTime() + 2 * 60_000);
    expect(await findOtherClaim(as(raj), recordId)).toBeNull();
    expect(await claimRecord(as(raj), { recordId, takeOver: false })).toMatchObject({ ok: true });
    await leaveRecord(as(raj), { recordId });
    expect(await claimRecord(as(siti), { recordId, takeOver: false })).toMatchObject({ ok: true });
  });
});

test("who works on a record stands in its row until they leave it, or give no sign of life any more", async () => {
  now = new Date(); // the list goes by the clock of the database
  const worker = async () => (await listRows(as(raj), heldQueue, view(""))).rows.map((row) => row.workedOnBy);
  expect(await worker()).toEqual([null]);
  await claimRecord(as(siti), { recordId, takeOver: false });
  expect(await worker()).toEqual([siti.name]);
  await leaveRecord(as(siti), { recordId });
  expect(await worker()).toEqual([null]);

  now = new Date(Date.now() - 3_600_000);
  await claimRecord(as(siti), { recordId, takeOver: false });
  expect(await worker()).toEqual([null]);
  const heard: unknown[] = [];
  const stop = subscribe((message) => heard.push(message));
  await untilListening();
  await lapseClaims(db, new Date());
  await expect.poll(() => heard).toContainEqual({ company: ctx.company, topic: "claims", ids: [recordId] });
  stop();
  expect(await db.recordClaim.count({ where: { companyId: ctx.company } })).toBe(0);
});
