import { expect, test } from "vitest";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { jobs } from "./registry.ts";

await createTestDatabase();

test("what a dead worker was doing is given up within seconds, whatever the job, and not only when its time is over", async () => {
  const queues = await readRows<{ name: string; heartbeat: number | null }>("SELECT name, heartbeat_seconds AS heartbeat FROM pgboss.queue ORDER BY name");
  expect(queues).toEqual(jobs.map(({ name }) => ({ name, heartbeat: 10 })).sort((a, b) => a.name.localeCompare(b.name)));
});
