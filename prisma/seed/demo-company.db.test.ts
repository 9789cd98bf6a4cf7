import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setTestSecrets } from "#lib/auth/test-people.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { setEnv } from "#lib/env.ts";
import { openStates } from "#lib/canonical/states.ts";
import { rules } from "#lib/rules/registry.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import { fillDemoCompany } from "./demo-company.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
/** By rule: the open records of the demo company on which it has found something. */
const found = new Map<string, { number: string; state: string; isFault: boolean; fixes: number }[]>();

beforeAll(async () => {
  const keys = { id: "7", keyId: "key", apiKey: "secret" };
  sandbox = await startSandbox({ port: 0, defaultBook: { ...keys, id: "1" } });
  setEnv({ HOLDPOINT_SANDBOX_URL: sandbox.url, HOLDPOINT_SANDBOX_BOOK: keys.id, HOLDPOINT_SANDBOX_KEY_ID: keys.keyId, HOLDPOINT_SANDBOX_API_KEY: keys.apiKey });
  await fillDemoCompany(db, "a long enough password");
  const records = new Map((await db.record.findMany({ where: { state: { in: [...openStates] } }, select: { id: true, docNumber: true, state: true } })).map((record) => [record.id, record]));
  for (const { recordId, rule, isFault, fixes } of await db.finding.findMany()) {
    const record = records.get(recordId);
    if (record !== undefined) found.set(rule, [...(found.get(rule) ?? []), { number: record.docNumber, state: record.state, isFault, fixes: (fixes as unknown[]).length }]);
  }
}, 120_000);
afterAll(() => sandbox.close());

describe("In the demo company", () => {
  // A rule without one is a rule that nobody can see at work: add a sample to rule-samples.ts.
  test.each(rules.map((rule) => [rule.id, rule.severity] as const))("%s has a record that a person can open and put right", (rule, severity) => {
    const usable = (found.get(rule) ?? []).filter(({ state, fixes }) => severity === "info" || (state === "held" && fixes > 0));
    expect(usable).not.toEqual([]);
  });

  test("no rule fails on any record", () => {
    expect([...found].filter(([, records]) => records.some((record) => record.isFault))).toEqual([]);
  });
});
