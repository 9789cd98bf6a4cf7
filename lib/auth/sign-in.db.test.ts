import { expect, test, vi } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { disableUser } from "./disable-user.ts";
import { hashPassword } from "./passwords.ts";
import { refusalTakesMs, signIn, type SignInAttempt } from "./sign-in.ts";
import { aCompany, aPerson, setTestSecrets, testPassword } from "./test-people.ts";

const { db } = await createTestDatabase();
setTestSecrets();

let clock = new Date("2026-03-31T09:00:00Z");
const door = { db, now: () => clock };
const company = await aCompany(db, door.now);

function passMinutes(minutes: number): void {
  clock = new Date(clock.getTime() + minutes * 60_000);
}

let lastByte = 0;
/** So many failed attempts for the e-mail, at once. */
function failures(email: string, count: number): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, () => signIn(door, attempt(email, "wrong password"))));
}

/** An attempt from an address nobody else in this file uses. */
function attempt(email: string, password: string, ip?: string): SignInAttempt {
  lastByte += 1;
  return { email, password, ip: ip ?? `198.51.100.${lastByte}` };
}

async function auditOf(userId: string): Promise<string[]> {
  const entries = await db.auditEntry.findMany({ where: { companyId: company.company, new: { path: ["userId"], equals: userId } }, orderBy: { id: "asc" } });
  return entries.map((entry) => `${entry.actorType} ${entry.type}`).filter((line) => !line.endsWith("user.added"));
}

test("the right password opens a session of the user's company and role", async () => {
  const person = await aPerson(company, "finance");
  expect(await signIn(door, attempt(` ${person.email.toUpperCase()} `, testPassword))).toEqual({ ok: true, value: person.claims });
  expect(await auditOf(person.userId)).toEqual(["user user.signed-in"]);
});

test("unknown e-mail, wrong password, disabled user and a user of no company get the same answer", async () => {
  const person = await aPerson(company, "finance");
  const gone = await aPerson(company, "finance");
  await aPerson(company, "admin");
  expect(await disableUser(company, { userId: gone.userId })).toMatchObject({ ok: true });
  await db.user.create({ data: { email: "alone@example.test", name: "Alone", passwordHash: await hashPassword(testPassword) } });
  const refused = { ok: false, error: { code: "wrong-credentials" } };
  const attempts = [
    attempt("nobody@example.test", testPassword),
    attempt(person.email, "wrong password"),
    attempt(gone.email, testPassword),
    attempt("alone@example.test", testPassword),
    attempt("not an e-mail\u0000", testPassword),
  ];
  expect(await Promise.all(attempts.map((one) => signIn(door, one)))).toEqual(attempts.map(() => refused));
});

test("no refusal comes before the time that hides how it was found, for a known e-mail or an unknown one", async () => {
  const person = await aPerson(company, "finance");
  async function timed(email: string): Promise<number> {
    const start = performance.now();
    await signIn(door, attempt(email, "wrong password"));
    return performance.now() - start;
  }
  const times = await Promise.all([timed(person.email), timed("nobody-1@example.test"), timed("not an e-mail")]);
  // Timers may fire a little early by the finer clock.
  for (const time of times) expect(time).toBeGreaterThanOrEqual(refusalTakesMs - 5);
});

test("a failure leaves a trace in the user's company that does not claim to be the user's own act", async () => {
  const person = await aPerson(company, "finance");
  await signIn(door, attempt(person.email, "wrong password", "203.0.113.99"));
  expect(await auditOf(person.userId)).toEqual(["system user.sign-in-failed"]);
  const [entry] = await db.auditEntry.findMany({ where: { type: "user.sign-in-failed" }, orderBy: { id: "desc" }, take: 1 });
  expect(entry?.new).toEqual({ userId: person.userId, email: person.email, ip: "203.0.113.99" });
});

test("after five failures an e-mail waits, the right password included, and is told how long", async () => {
  const person = await aPerson(company, "finance");
  for (let count = 0; count < 5; count += 1) {
    expect(await signIn(door, attempt(person.email, "wrong password"))).toEqual({ ok: false, error: { code: "wrong-credentials" } });
    passMinutes(1);
  }
  expect(await signIn(door, attempt(person.email.toUpperCase(), testPassword))).toEqual({ ok: false, error: { code: "too-many-attempts", minutes: 10 } });
  passMinutes(9);
  expect(await signIn(door, attempt(person.email, testPassword))).toMatchObject({ ok: false, error: { minutes: 1 } });
  passMinutes(1);
  expect(await signIn(door, attempt(person.email, testPassword))).toMatchObject({ ok: true });
});

test("an unknown e-mail is limited exactly as a known one", async () => {
  await failures("ghost@example.test", 5);
  expect(await signIn(door, attempt("ghost@example.test", "wrong password"))).toMatchObject({ ok: false, error: { code: "too-many-attempts" } });
});

test("success forgets the e-mail's failures", async () => {
  const person = await aPerson(company, "finance");
  for (let round = 0; round < 2; round += 1) {
    await failures(person.email, 4);
    expect(await signIn(door, attempt(person.email, testPassword))).toMatchObject({ ok: true });
  }
  expect(await db.signInFailure.count({ where: { email: person.email } })).toBe(0);
});

test("after thirty failures an address waits, whatever e-mail it tries, and others do not", async () => {
  const person = await aPerson(company, "finance");
  passMinutes(60);
  await db.signInFailure.createMany({ data: Array.from({ length: 30 }, (_, index) => ({ email: `spray-${index}@example.test`, ip: "192.0.2.1", at: clock })) });
  expect(await signIn(door, attempt(person.email, testPassword, "192.0.2.1"))).toEqual({ ok: false, error: { code: "too-many-attempts", minutes: 15 } });
  expect(await signIn(door, attempt(person.email, testPassword, "192.0.2.2"))).toMatchObject({ ok: true });
});

test("one person's whole IPv6 network is one address", async () => {
  const person = await aPerson(company, "finance");
  await db.signInFailure.createMany({ data: Array.from({ length: 30 }, (_, index) => ({ email: `v6-${index}@example.test`, ip: "2001:db8:0:1::/64", at: clock })) });
  expect(await signIn(door, attempt(person.email, testPassword, "2001:db8:0:1:ffff::9"))).toMatchObject({ ok: false, error: { code: "too-many-attempts" } });
  expect(await signIn(door, attempt(person.email, testPassword, "2001:db8:0:2::9"))).toMatchObject({ ok: true });
});

test("twelve attempts at once get no further than five in a row", async () => {
  const person = await aPerson(company, "finance");
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => signIn(door, attempt(person.email, "wrong password"))));
  const codes = outcomes.map((outcome) => (outcome.ok ? "in" : outcome.error.code));
  expect(codes.filter((code) => code === "wrong-credentials")).toHaveLength(5);
  expect(codes.filter((code) => code === "too-many-attempts")).toHaveLength(7);
});

test("refused attempts do not make the wait longer", async () => {
  const person = await aPerson(company, "finance");
  await failures(person.email, 5);
  for (let count = 0; count < 3; count += 1) {
    passMinutes(5);
    await signIn(door, attempt(person.email, "wrong password"));
  }
  expect(await signIn(door, attempt(person.email, testPassword))).toMatchObject({ ok: true });
});

test("a password stored at another cost is hashed anew when it is next used, and sessions go on", async () => {
  const person = await aPerson(company, "finance");
  const { hash } = await import("@node-rs/argon2");
  await db.user.update({ where: { id: person.userId }, data: { passwordHash: await hash(testPassword, { memoryCost: 4096, timeCost: 1 }) } });
  expect(await signIn(door, attempt(person.email, testPassword))).toEqual({ ok: true, value: person.claims });
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: person.userId } });
  expect(passwordHash).toContain("m=19456,t=2,p=1");
  expect(await signIn(door, attempt(person.email, testPassword))).toMatchObject({ ok: true });
});

test("when the trace cannot be written nobody is signed in", async () => {
  const person = await aPerson(company, "finance");
  const broken = vi.fn(() => {
    throw new Error("clock broke");
  });
  let calls = 0;
  const now = () => (++calls > 1 ? broken() : clock);
  await expect(signIn({ db, now }, attempt(person.email, testPassword))).rejects.toThrow("clock broke");
  expect(await auditOf(person.userId)).toEqual([]);
});
