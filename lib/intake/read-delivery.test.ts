import { expect, test } from "vitest";
import { mappingOverride, type MappingOverrideInput } from "#lib/mapping/override.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readDelivery } from "./read-delivery.ts";
import { intakeTopic } from "./receive-delivery.ts";

const receivedAt = new Date("2026-03-02T02:00:00Z");
const order = normalOrder({ number: 1, at: receivedAt });
const shop = (...steps: MappingOverrideInput["steps"]) => ({ channel: "shopify", flowKind: "invoice", mapping: steps.length === 0 ? null : { body: mappingOverride.parse({ steps }) } }) as const;
const sent = (content: object | string, topic: string | null = "orders/create") => ({ topic, headers: {}, receivedAt, body: new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content)) });

test("a message that its adapter cannot read can be mended before it is read", () => {
  const { currency: _, ...without } = order;
  expect(readDelivery(sent(without), shop())).toMatchObject({ state: "unreadable", problem: expect.stringContaining("currency is missing") });
  const mended = readDelivery(sent(without), shop({ to: "$.currency", transforms: [{ use: "constant", value: "MYR" }] }));
  expect(mended).toMatchObject({ state: "read", documents: [{ document: { currency: "MYR", number: order.name } }] });
});

test("a mapping without an effect leaves every document as the adapter reads it, to the last digit", () => {
  const plain = readDelivery(sent(order), shop());
  expect(readDelivery(sent(order), shop({ to: "agent", from: ["$.nobody"] }))).toEqual(plain);
  expect(plain).toMatchObject({ state: "read", documents: [{ externalId: String(order.id) }] });
});

test("a record whose mapped value does not fit is refused by name, not lost", () => {
  const reading = readDelivery(sent(order), shop({ to: "date", from: ["$.currency"] }));
  expect(reading).toMatchObject({ state: "read", documents: [], refused: [{ externalId: String(order.id), why: expect.stringContaining("The source's mapping: date") }] });
});

test("a payload in the channel's own format is mapped as its webhook would be", () => {
  const call = { records: [{ payload: order }] };
  const reading = readDelivery(sent(call, intakeTopic), shop({ to: "reference", from: ["$.name"] }));
  expect(reading).toMatchObject({ state: "read", documents: [{ document: { reference: order.name } }] });
});

test("what is no JSON is left to the adapter to refuse", () => {
  expect(readDelivery(sent("webhook_id=7"), shop({ to: "$.currency", transforms: [{ use: "constant", value: "MYR" }] }))).toMatchObject({ state: "unreadable" });
});
