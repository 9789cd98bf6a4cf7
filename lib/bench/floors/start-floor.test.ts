import { expect, test } from "vitest";
import { openClient } from "../http-client.ts";
import { startStaticServer } from "./start-floor.ts";

test("the static floor answers with as many bytes as asked for, and is gone after its stop", async () => {
  const floor = await startStaticServer(12_345);
  const client = openClient(floor.url);
  expect((await client.send("/queues/held")).body).toHaveLength(12_345);
  await floor.stop();
  await expect(client.send("/")).rejects.toThrow();
  client.close();
});

test("an answer of another status than expected is an error that shows the answer", async () => {
  const floor = await startStaticServer(14);
  const client = openClient(floor.url);
  await expect(client.send("/", { expected: 202 })).rejects.toThrow("GET / answered 200 instead of 202: <p>static</p>");
  client.close();
  await floor.stop();
});
