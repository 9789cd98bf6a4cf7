import { beforeEach, expect, test } from "vitest";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { aCompany, aPerson } from "#lib/auth/test-people.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { changeView, deleteView } from "./change-view.ts";
import { chooseDefault } from "./choose-default.ts";
import { getWorkspace, listHomes } from "./queries.ts";
import { saveView } from "./save-view.ts";
import { setLayout } from "./set-layout.ts";

const { db } = await createTestDatabase();
let siti: UserContext;
let raj: UserContext;
let admin: UserContext;

beforeEach(async () => {
  const house = await aCompany(db);
  [siti, raj, admin] = (await Promise.all([aPerson(house, "finance"), aPerson(house, "finance"), aPerson(house, "admin")])).map((person) => person.ctx as UserContext) as [UserContext, UserContext, UserContext];
});

const audits = async (ctx: UserContext) => (await db.auditEntry.findMany({ where: { companyId: ctx.company, type: { startsWith: "view." } }, orderBy: { id: "asc" } })).map(({ type }) => type);
async function save(ctx: UserContext, more: Partial<Parameters<typeof saveView>[1]> = {}): Promise<string> {
  const made = await saveView(ctx, { queueId: "held", name: "Large", query: "amountFrom=1000&sort=-total&columns=total,source&bogus=1", isShared: false, ...more });
  if (!made.ok) throw new Error(made.error.code);
  return made.value.viewId;
}

test("a view is an address with a name: one's own is nobody else's, a shared one everybody's of the company", async () => {
  await save(siti);
  expect((await getWorkspace(siti, "held")).views).toMatchObject([{ name: "Large", href: "/queues/held?amountFrom=1000&sort=-total&columns=total%2Csource", isMine: true }]);
  expect((await getWorkspace(raj, "held")).views).toEqual([]);
  expect(await audits(siti)).toEqual([]);
  await save(siti, { name: "For all", isShared: true });
  expect((await getWorkspace(raj, "held")).views).toMatchObject([{ name: "For all", isMine: false, ownerName: "The finance" }]);
  expect((await getWorkspace(raj, "ready")).views).toEqual([]);
  const stranger = (await aPerson(await aCompany(db), "finance")).ctx as UserContext;
  expect((await getWorkspace(stranger, "held")).views).toEqual([]);
  expect(await audits(siti)).toEqual(["view.shared"]);
  expect(await saveView(siti, { queueId: "held", name: "Large", query: "", isShared: false })).toEqual({ ok: false, error: { code: "name-taken" } });
  expect(await saveView(siti, { queueId: "nowhere", name: "X", query: "", isShared: false })).toEqual({ ok: false, error: { code: "view-gone" } });
});

test("of two who change a shared view the second is told; only its owner deletes it or takes it back", async () => {
  const viewId = await save(siti, { isShared: true });
  expect(await changeView(raj, { viewId, revision: 1, name: "Very large", query: "amountFrom=5000" })).toMatchObject({ ok: true });
  expect(await changeView(siti, { viewId, revision: 1, name: "Mine" })).toEqual({ ok: false, error: { code: "view-changed" } });
  expect(await changeView(raj, { viewId, revision: 2, isShared: false })).toEqual({ ok: false, error: { code: "not-yours" } });
  expect(await deleteView(raj, { viewId, revision: 2 })).toEqual({ ok: false, error: { code: "not-yours" } });
  await chooseDefault(raj, { queueId: "held", viewId, of: "me" });
  expect(await changeView(siti, { viewId, revision: 2, isShared: false })).toMatchObject({ ok: true });
  expect(await listHomes(raj)).toEqual({});
  expect(await changeView(raj, { viewId, revision: 3, name: "Y" })).toEqual({ ok: false, error: { code: "view-gone" } });
  expect(await deleteView(siti, { viewId, revision: 3 })).toMatchObject({ ok: true });
  expect(await audits(siti)).toEqual(["view.shared", "view.changed", "view.changed"]);
});

test("a queue begins with one's own default, else the role's; without one with everything", async () => {
  const shared = await save(siti, { isShared: true });
  const own = await save(raj, { name: "Own", query: "assignee=me" });
  expect(await listHomes(raj)).toEqual({});
  expect(await chooseDefault(siti, { queueId: "held", viewId: shared, of: "finance" })).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await chooseDefault(admin, { queueId: "held", viewId: own, of: "finance" })).toMatchObject({ ok: false, error: { code: "view-gone" } });
  expect(await chooseDefault(admin, { queueId: "held", viewId: shared, of: "finance" })).toMatchObject({ ok: true });
  expect(await listHomes(raj)).toEqual({ "/queues/held": "/queues/held?amountFrom=1000&sort=-total&columns=total%2Csource" });
  expect(await chooseDefault(raj, { queueId: "held", viewId: own, of: "me" })).toMatchObject({ ok: true });
  expect(await listHomes(raj)).toEqual({ "/queues/held": "/queues/held?assignee=me" });
  expect((await getWorkspace(raj, "held")).views.map(({ name, isMyDefault, defaultOf }) => ({ name, isMyDefault, defaultOf }))).toEqual([
    { name: "Own", isMyDefault: true, defaultOf: [] },
    { name: "Large", isMyDefault: false, defaultOf: ["finance"] },
  ]);
  expect(await listHomes(admin)).toEqual({});
  // The admin takes the role's default back; a person's own stays.
  expect(await chooseDefault(siti, { queueId: "held", viewId: null, of: "finance" })).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await chooseDefault(admin, { queueId: "held", viewId: null, of: "finance" })).toMatchObject({ ok: true });
  expect((await getWorkspace(raj, "held")).views.flatMap(({ defaultOf }) => defaultOf)).toEqual([]);
  expect(await listHomes(siti)).toEqual({});
  expect(await listHomes(raj)).toEqual({ "/queues/held": "/queues/held?assignee=me" });
  await deleteView(siti, { viewId: shared, revision: 1 });
  await chooseDefault(raj, { queueId: "held", viewId: null, of: "me" });
  expect(await listHomes(raj)).toEqual({});
});

test("a table's layout is a person's own, and reset it is the queue's again", async () => {
  const layout = { order: ["total"], hidden: ["kind"], widths: { total: "wide" as const }, density: "compact" as const };
  await setLayout(siti, { queueId: "held", layout });
  expect((await getWorkspace(siti, "held")).layout).toEqual(layout);
  expect((await getWorkspace(raj, "held")).layout).toBeNull();
  await setLayout(siti, { queueId: "held", layout: null });
  expect((await getWorkspace(siti, "held")).layout).toBeNull();
});
