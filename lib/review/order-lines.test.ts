import { expect, it } from "vitest";
import { aCarrier, aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { deliveredPart, remainderAfter } from "#lib/canonical/parts.ts";
import type { SalesKind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { orderLines, type OrderPart } from "./order-lines.ts";

const order = aDocument({
  lines: [
    aLine({ id: "mug", description: "Mug", quantity: "3", amount: "30.00", delivered: "2" }),
    aLine({ id: "basket", description: "Basket", quantity: "2", amount: "20.00", delivered: "0" }),
    aLine({ id: "post", kind: "shipping", description: "Post", quantity: "1", amount: "10.00", delivered: null }),
  ],
  total: "60.00",
});
const first = { ...some(deliveredPart(order)), deliveryDecision: "invoice-delivered" as const };
const rest = some(remainderAfter(order, [first]));
const nothing = new Map<string, string>();
const whole = { kind: "invoice" as const, document: order };
const part = (state: RecordState, document: SalesDocument, kind: SalesKind = "invoice"): OrderPart => ({ kind, state, document });

it("names all goods, those too that no present part has, in the order's own sequence, and no charges", () => {
  expect(orderLines(whole, [part("ready", first)], nothing).map((line) => line.description)).toEqual(["Mug", "Basket"]);
});

it("keeps the rest open while it waits", () => {
  expect(figures(orderLines(whole, [part("posted", first), part("waiting", rest)], nothing))).toEqual({
    Mug: "3 ordered, 2 delivered, 2 invoiced, 0 returned, 0 closed, 1 open",
    Basket: "2 ordered, 0 delivered, 0 invoiced, 0 returned, 0 closed, 2 open",
  });
});

it("follows the later message and the booking of the rest", () => {
  const arrived = { ...rest, lines: rest.lines.map((line) => ({ ...line, delivered: line.quantity })) };
  const mug = (state: "ready" | "posted" | "rejected") => figures(orderLines(whole, [part("posted", first), part(state, arrived)], nothing)).Mug;
  expect(mug("ready")).toBe("3 ordered, 3 delivered, 2 invoiced, 0 returned, 0 closed, 1 open");
  expect(mug("posted")).toBe("3 ordered, 3 delivered, 3 invoiced, 0 returned, 0 closed, 0 open");
  expect(mug("rejected")).toBe("3 ordered, 3 delivered, 2 invoiced, 0 returned, 0 closed, 1 open");
});

it("counts what was closed as ordered and never as open", () => {
  const closing = { ...first, deliveryDecision: "close-rest" as const };
  expect(figures(orderLines(whole, [part("ready", closing)], new Map([["mug", "1"], ["basket", "2"]])))).toMatchObject({
    Mug: "3 ordered, 2 delivered, 2 invoiced, 0 returned, 1 closed, 0 open",
    Basket: "2 ordered, 0 delivered, 0 invoiced, 0 returned, 2 closed, 0 open",
  });
});

it("counts what a credit note took back, until it is rejected", () => {
  const all = { kind: "invoice" as const, document: aDocument({ lines: [aLine({ id: "mug", description: "Mug", quantity: "3", amount: "30.00" })], total: "30.00" }) };
  const back = aDocument({ lines: [aLine({ id: "mug", description: "Mug", quantity: "2", amount: "20.00" })], total: "20.00" });
  const mug = (state: RecordState) => figures(orderLines(all, [part("posted", all.document), part(state, back, "credit_note")], nothing)).Mug;
  expect(mug("held")).toBe("3 ordered, 0 delivered, 3 invoiced, 2 returned, 0 closed, 0 open");
  expect(mug("rejected")).toBeUndefined();
});

it("counts the deliveries that came by themselves, each of its own", () => {
  const all = { kind: "invoice" as const, document: aDocument({ lines: [aLine({ id: "mug", description: "Mug", quantity: "3", amount: "30.00" })], total: "30.00" }) };
  const delivered = (quantity: string) => part("posted", aDocument({ lines: [aLine({ id: "mug", quantity, amount: "0.00" })] }), "delivery_order");
  expect(figures(orderLines(all, [part("ready", all.document), delivered("1"), delivered("1.5")], nothing)).Mug).toBe("3 ordered, 2.5 delivered, 0 invoiced, 0 returned, 0 closed, 3 open");
});

it("finds the line that is meant by its goods where a return counts its own lines from one", () => {
  const lines = [aLine({ id: "1", sku: "MUG", itemCode: null, description: "Mug" }), aLine({ id: "2", sku: "TEA", itemCode: null, description: "" })];
  const all = { kind: "invoice" as const, document: aDocument({ lines }) };
  const back = aDocument({ lines: [aLine({ id: "1", sku: "TEA", itemCode: null, quantity: "1" })] });
  expect(figures(orderLines(all, [part("posted", all.document), part("ready", back, "credit_note")], nothing))).toEqual({
    Mug: "2 ordered, 0 delivered, 2 invoiced, 0 returned, 0 closed, 0 open",
    TEA: "2 ordered, 0 delivered, 2 invoiced, 1 returned, 0 closed, 0 open",
  });
});

it("has nothing to say of what is no sale, nor of one that nothing has happened to", () => {
  expect(orderLines(aCarrier("stock_transfer"), [], nothing)).toEqual([]);
  expect(orderLines(null, [], nothing)).toEqual([]);
  expect(orderLines(aCarrier("invoice"), [part("posted", aDocument())], nothing)).toEqual([]);
});

function figures(lines: ReturnType<typeof orderLines>): Record<string, string> {
  return Object.fromEntries(lines.map((line) => [line.description, `${line.ordered} ordered, ${line.delivered} delivered, ${line.invoiced} invoiced, ${line.returned} returned, ${line.closed} closed, ${line.open} open`]));
}

function some(document: SalesDocument | null): SalesDocument {
  if (document === null) throw new Error("there is such a part");
  return document;
}
