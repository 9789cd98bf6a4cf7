import { expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { disableUser } from "./disable-user.ts";
import { removeMember } from "./remove-member.ts";
import { aCompany, aPerson, aSource, setTestSecrets } from "./test-people.ts";
import { createToken, findByToken, hashToken, revokeToken } from "./tokens.ts";
import type { TokenOwner } from "./store.ts";
import type { Context } from "#lib/context.ts";

const { db } = await createTestDatabase();
setTestSecrets();

const ip = "203.0.113.7";
const door = { db, now: () => new Date("2026-03-31T09:00:00Z") };

async function aToken(ctx: Context, owner: TokenOwner) {
  const made = await createToken(ctx, owner);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

test("a person's token speaks for the person in their company and role", async () => {
  const { ctx, userId } = await aPerson(await aCompany(db), "finance");
  const { token } = await aToken(ctx, { userId });
  expect(token).toMatch(/^hp_[\w-]{43}$/);
  expect(await findByToken(door, token, ip)).toMatchObject({ company: ctx.company, actor: { type: "user", id: userId, name: "The finance", role: "finance", ip } });
});

test("a source's token speaks for the source", async () => {
  const company = await aCompany(db);
  const { sourceId } = await aSource(company);
  const { token } = await aToken(company, { sourceId });
  expect(await findByToken(door, token, ip)).toMatchObject({ company: company.company, actor: { type: "source", id: sourceId, role: null, ip } });
});

test("only the hash of a token is stored, and the trace of its making does not contain it", async () => {
  const company = await aCompany(db);
  const { sourceId } = await aSource(company);
  const { token, tokenId } = await aToken(company, { sourceId });
  const row = await db.apiToken.findUniqueOrThrow({ where: { id: tokenId } });
  expect(row.tokenHash).toBe(hashToken(token));
  const entries = await db.auditEntry.findMany({ where: { companyId: company.company, type: "token.created" } });
  expect(entries.map((entry) => entry.new)).toEqual([{ tokenId, sourceId, userId: null }]);
  expect(JSON.stringify([row, entries])).not.toContain(token.slice(3));
});

test("a token that is unknown, misspelt or revoked speaks for nobody", async () => {
  const { ctx, userId } = await aPerson(await aCompany(db), "finance");
  const { token, tokenId } = await aToken(ctx, { userId });
  for (const wrong of [`hp_${"A".repeat(43)}`, `${token}x`, token.slice(3), "", hashToken(token)]) expect(await findByToken(door, wrong, ip)).toBeNull();
  expect(await revokeToken(ctx, tokenId)).toMatchObject({ ok: true });
  expect(await findByToken(door, token, ip)).toBeNull();
  expect(await revokeToken(ctx, tokenId)).toEqual({ ok: false, error: { code: "not-found" } });
});

test("a token ends with its owner: disabled user, lost membership, disabled source", async () => {
  const company = await aCompany(db);
  await aPerson(company, "admin");
  const [disabled, removed] = [await aPerson(company, "finance"), await aPerson(company, "finance")];
  const { sourceId } = await aSource(company);
  const tokens = [await aToken(company, { userId: disabled.userId }), await aToken(company, { userId: removed.userId }), await aToken(company, { sourceId })];
  await disableUser(company, { userId: disabled.userId });
  await removeMember(company, { userId: removed.userId });
  await db.source.update({ where: { companyId_id: { companyId: company.company, id: sourceId } }, data: { disabledAt: new Date() } });
  for (const { token } of tokens) expect(await findByToken(door, token, ip)).toBeNull();
});

test("a company makes and revokes tokens of its own people and sources only", async () => {
  const [here, there] = [await aCompany(db), await aCompany(db)];
  const person = await aPerson(there, "finance");
  const { sourceId } = await aSource(there);
  const { tokenId, token } = await aToken(there, { sourceId });
  expect(await createToken(here, { userId: person.userId })).toEqual({ ok: false, error: { code: "not-found" } });
  expect(await createToken(here, { sourceId })).toEqual({ ok: false, error: { code: "not-found" } });
  expect(await revokeToken(here, tokenId)).toEqual({ ok: false, error: { code: "not-found" } });
  expect(await findByToken(door, token, ip)).not.toBeNull();
});

test("the use of a token is noted at most once a minute", async () => {
  const { ctx, userId } = await aPerson(await aCompany(db), "finance");
  const { token, tokenId } = await aToken(ctx, { userId });
  async function usedAt(at: string): Promise<string | undefined> {
    await findByToken({ db, now: () => new Date(at) }, token, ip);
    return (await db.apiToken.findUniqueOrThrow({ where: { id: tokenId } })).lastUsedAt?.toISOString();
  }
  expect(await usedAt("2026-03-31T09:00:00Z")).toBe("2026-03-31T09:00:00.000Z");
  expect(await usedAt("2026-03-31T09:00:59Z")).toBe("2026-03-31T09:00:00.000Z");
  expect(await usedAt("2026-03-31T09:01:00Z")).toBe("2026-03-31T09:01:00.000Z");
});
