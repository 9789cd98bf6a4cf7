import { afterEach, expect, test, vi } from "vitest";
import { type BusListener, notify, subscribe, untilListening } from "./bus.ts";
import { db } from "./prisma.ts";
import { readRows } from "./sql.ts";
import { createTestDatabase } from "./test-database.ts";

await createTestDatabase();

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function listen() {
  const heard = vi.fn<BusListener>();
  stops.push(subscribe(heard));
  await untilListening();
  return heard;
}

test("listeners hear of a change when its transaction commits, and not before", async () => {
  const heard = await listen();
  await db().$transaction(async (tx) => {
    await notify(tx, 7, { topic: "record", ids: ["a", "b"] });
    await readRows("SELECT pg_sleep(0.1)");
    expect(heard).not.toHaveBeenCalled();
  });
  await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith({ company: 7, topic: "record", ids: ["a", "b"] }));
});

test("nobody hears of a change that was rolled back", async () => {
  const heard = await listen();
  await expect(
    db().$transaction(async (tx) => {
      await notify(tx, 7, { topic: "record", ids: ["never"] });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await db().$transaction((tx) => notify(tx, 7, { topic: "record", ids: ["after"] }));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith({ company: 7, topic: "record", ids: ["after"] }));
});

test("a change of more rows than a notification holds says many", async () => {
  const heard = await listen();
  const ids = Array.from({ length: 300 }, () => crypto.randomUUID());
  await db().$transaction((tx) => notify(tx, 7, { topic: "record", ids }));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ company: 7, topic: "record", ids: "many" }));
});

test("all listeners of a process share one connection, which closes with the last of them", async () => {
  const listeners = () => readRows<{ count: number }>("SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN holdpoint'");
  await listen();
  await listen();
  expect(await listeners()).toEqual([{ count: 1 }]);
  for (const stop of stops.splice(0)) stop();
  await vi.waitFor(async () => expect(await listeners()).toEqual([{ count: 0 }]));
});

test("after its connection broke, a listener is told that it may have missed something, and hears again", async () => {
  const heard = await listen();
  await readRows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN holdpoint'");
  await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith({ missed: true }), 5_000);
  await db().$transaction((tx) => notify(tx, 7, { topic: "record", ids: ["later"] }));
  await vi.waitFor(() => expect(heard).toHaveBeenLastCalledWith({ company: 7, topic: "record", ids: ["later"] }));
});
