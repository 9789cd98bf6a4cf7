import { expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { addUser } from "./add-user.ts";
import { changePassword } from "./change-password.ts";
import { disableUser } from "./disable-user.ts";
import { endTour } from "./end-tour.ts";
import { findSignedIn } from "./queries.ts";
import { removeMember } from "./remove-member.ts";
import { setPassword } from "./set-password.ts";
import { signIn } from "./sign-in.ts";
import { aCompany, aPerson, setTestSecrets, testPassword } from "./test-people.ts";

const { db } = await createTestDatabase();
setTestSecrets();

const ip = "203.0.113.7";
const nextPassword = "another good password";

async function auditTypes(company: number): Promise<string[]> {
  return (await db.auditEntry.findMany({ where: { companyId: company }, orderBy: { id: "asc" } })).map((entry) => entry.type);
}

test("a session is known by company, user and epoch, with role and name as the database has them now", async () => {
  const company = await aCompany(db);
  const { claims, userId, email } = await aPerson(company, "finance");
  expect(await findSignedIn(claims, ip)).toMatchObject({ company: { id: company.company }, email, actor: { type: "user", id: userId, role: "finance", ip } });
  await db.membership.update({ where: { companyId_userId: { companyId: company.company, userId } }, data: { role: "manager" } });
  expect(await findSignedIn(claims, ip)).toMatchObject({ actor: { role: "manager" } });
});

test("a session of one company is none in another", async () => {
  const { claims } = await aPerson(await aCompany(db), "finance");
  const other = await aCompany(db);
  expect(await findSignedIn({ ...claims, company: other.company }, ip)).toBeNull();
});

test("disabling a user ends their sessions at once and leaves a trace", async () => {
  const company = await aCompany(db);
  const admin = await aPerson(company, "admin");
  const person = await aPerson(company, "finance");
  expect(await disableUser(admin.ctx, { userId: person.userId, reason: "left the firm" })).toEqual({ ok: true, value: { userId: person.userId } });
  expect(await findSignedIn(person.claims, ip)).toBeNull();
  // Were the user enabled again, the old session would still be over.
  await db.user.update({ where: { id: person.userId }, data: { disabledAt: null } });
  expect(await findSignedIn(person.claims, ip)).toBeNull();
  const [entry] = await db.auditEntry.findMany({ where: { companyId: company.company, type: "user.disabled" } });
  expect(entry).toMatchObject({ actorId: admin.userId, reason: "left the firm", old: { userId: person.userId, email: person.email, role: "finance" } });
});

test("nobody disables themselves, a stranger, somebody disabled, or the last who manages users", async () => {
  const company = await aCompany(db);
  const admin = await aPerson(company, "admin");
  const person = await aPerson(company, "finance");
  const stranger = await aPerson(await aCompany(db), "finance");
  const outcome = async (actor: typeof admin.ctx, userId: string) => {
    const result = await disableUser(actor, { userId });
    return result.ok ? "done" : result.error.code;
  };
  expect(await outcome(admin.ctx, admin.userId)).toBe("own-account");
  expect(await outcome(admin.ctx, stranger.userId)).toBe("not-found");
  expect(await outcome(person.ctx, admin.userId)).toBe("last-administrator");
  expect(await outcome(admin.ctx, person.userId)).toBe("done");
  expect(await outcome(admin.ctx, person.userId)).toBe("already-disabled");
});

test("two administrators who disable each other at the same moment do not both succeed", async () => {
  const company = await aCompany(db);
  const [one, two] = [await aPerson(company, "admin"), await aPerson(company, "admin")];
  const outcomes = await Promise.all([disableUser(one.ctx, { userId: two.userId }), disableUser(two.ctx, { userId: one.userId })]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
});

test("an account that other companies share is taken out of one, not disabled for all", async () => {
  const [here, there] = [await aCompany(db), await aCompany(db)];
  const admin = await aPerson(here, "admin");
  const person = await aPerson(here, "finance");
  expect(await addUser(there, { email: person.email.toUpperCase(), name: "Other name", role: "manager", password: nextPassword })).toEqual({
    ok: true,
    value: { userId: person.userId, joined: true },
  });
  expect(await disableUser(admin.ctx, { userId: person.userId })).toEqual({ ok: false, error: { code: "member-elsewhere" } });
  expect(await removeMember(admin.ctx, { userId: person.userId })).toMatchObject({ ok: true });
  expect(await findSignedIn(person.claims, ip)).toBeNull();
  expect(await findSignedIn({ ...person.claims, company: there.company }, ip)).toMatchObject({ actor: { role: "manager", name: "The finance" } });
  expect(await signIn({ db, now: () => new Date() }, { email: person.email, password: testPassword, ip })).toMatchObject({ ok: true, value: { company: there.company } });
});

test("a person is added once, and not while the account is disabled", async () => {
  const company = await aCompany(db);
  await aPerson(company, "admin");
  const person = await aPerson(company, "finance");
  const again = { email: person.email, name: "Again", role: "finance", password: nextPassword } as const;
  expect(await addUser(company, again)).toEqual({ ok: false, error: { code: "already-member" } });
  await disableUser(company, { userId: person.userId });
  expect(await addUser(company, again)).toEqual({ ok: false, error: { code: "user-disabled" } });
  expect(await auditTypes(company.company)).toEqual(["user.added", "user.added", "user.disabled"]);
});

test("changing the password ends every session of the person, and only the new one signs in", async () => {
  const person = await aPerson(await aCompany(db), "finance");
  expect(await changePassword(person.ctx, { current: testPassword, next: nextPassword })).toEqual({ ok: true, value: null });
  expect(await findSignedIn(person.claims, ip)).toBeNull();
  const door = { db, now: () => new Date() };
  expect(await signIn(door, { email: person.email, password: testPassword, ip: "198.51.100.1" })).toMatchObject({ ok: false });
  expect(await signIn(door, { email: person.email, password: nextPassword, ip: "198.51.100.1" })).toMatchObject({ ok: true, value: { sessionEpoch: 2 } });
});

test("the current password is asked for, and guessing at it is limited like signing in", async () => {
  const person = await aPerson(await aCompany(db), "finance");
  for (let count = 0; count < 5; count += 1) {
    expect(await changePassword(person.ctx, { current: "wrong password", next: nextPassword })).toEqual({ ok: false, error: { code: "wrong-password" } });
  }
  expect(await changePassword(person.ctx, { current: testPassword, next: nextPassword })).toMatchObject({ ok: false, error: { code: "too-many-attempts" } });
  expect(await findSignedIn(person.claims, ip)).not.toBeNull();
});

test("a password that was lost is set anew: sessions end, guesses are forgotten, and the audit log has no word of it", async () => {
  const company = await aCompany(db);
  const person = await aPerson(company, "finance");
  const door = { db, now: () => new Date() };
  const attempt = (password: string) => signIn(door, { email: person.email, password, ip: "198.51.100.2" });
  for (let count = 0; count < 5; count += 1) await attempt("wrong password");
  expect(await attempt(testPassword)).toMatchObject({ ok: false, error: { code: "too-many-attempts" } });
  expect(await setPassword(company, { userId: person.userId, password: nextPassword })).toEqual({ ok: true, value: { userId: person.userId } });
  expect(await findSignedIn(person.claims, ip)).toBeNull();
  expect(await attempt(testPassword)).toMatchObject({ ok: false });
  expect(await attempt(nextPassword)).toMatchObject({ ok: true });
  const [entry] = await db.auditEntry.findMany({ where: { companyId: company.company, type: "user.password-set" } });
  expect(entry).toMatchObject({ new: { userId: person.userId, enabled: false } });
  expect(JSON.stringify(entry)).not.toContain(nextPassword);
});

test("a disabled account gets a password only together with leave to sign in, and a stranger none", async () => {
  const company = await aCompany(db);
  await aPerson(company, "admin");
  const person = await aPerson(company, "finance");
  await disableUser(company, { userId: person.userId });
  const input = { userId: person.userId, password: nextPassword };
  expect(await setPassword(company, input)).toEqual({ ok: false, error: { code: "user-disabled" } });
  expect(await setPassword(await aCompany(db), { ...input, enable: true })).toEqual({ ok: false, error: { code: "not-found" } });
  expect(await setPassword(company, { ...input, enable: true })).toMatchObject({ ok: true });
  expect(await signIn({ db, now: () => new Date() }, { email: person.email, password: nextPassword, ip: "198.51.100.3" })).toMatchObject({ ok: true });
  expect(await findSignedIn(person.claims, ip)).toBeNull();
});

test("of two changes of the password at once, one wins and the other is told", async () => {
  const person = await aPerson(await aCompany(db), "finance");
  const outcomes = await Promise.all(["first new password", "second new password"].map((next) => changePassword(person.ctx, { current: testPassword, next })));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ error: { code: expect.stringMatching(/changed-meanwhile|wrong-password/) } });
});

test("a role this version does not know gives no session", async () => {
  const { claims, userId, ctx } = await aPerson(await aCompany(db), "finance");
  // A later version's database knows more roles.
  await db.$executeRaw`ALTER TABLE membership DROP CONSTRAINT membership_role_known`;
  await db.membership.update({ where: { companyId_userId: { companyId: ctx.company, userId } }, data: { role: "owner" } });
  expect(await findSignedIn(claims, ip)).toBeNull();
});

test("the first visit begins with the tour until the person has left it, on whatever machine", async () => {
  const company = await aCompany(db);
  const { claims, userId } = await aPerson(company, "finance");
  expect(await findSignedIn(claims, ip)).toMatchObject({ hasSeenTour: false });
  await endTour({ ...company, actor: { type: "user", id: userId, name: "The finance", role: "finance", ip } });
  expect(await findSignedIn(claims, ip)).toMatchObject({ hasSeenTour: true });
});
