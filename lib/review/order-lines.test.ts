import { expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { deliveredPart, remainderAfter } from "#lib/canonical/parts.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";
import { orderLines } from "./order-lines.ts";

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

it("names every line, those too that no present part has, in the order's own sequence", () => {
  expect(orderLines(order, [{ state: "ready", document: first }], nothing).map((line) => line.description)).toEqual(["Mug", "Basket", "Post"]);
});

it("keeps the rest open while it waits", () => {
  expect(figures(orderLines(order, [{ state: "posted", document: first }, { state: "waiting", document: rest }], nothing))).toEqual({
    Mug: "3 ordered, 2 delivered, 2 invoiced, 0 closed, 1 open",
    Basket: "2 ordered, 0 delivered, 0 invoiced, 0 closed, 2 open",
    Post: "1 ordered, 1 delivered, 1 invoiced, 0 closed, 0 open",
  });
});

it("follows the later message and the booking of the rest", () => {
  const arrived = { ...rest, lines: rest.lines.map((line) => ({ ...line, delivered: line.quantity })) };
  const mug = (state: "ready" | "posted" | "rejected") => figures(orderLines(order, [{ state: "posted", document: first }, { state, document: arrived }], nothing)).Mug;
  expect(mug("ready")).toBe("3 ordered, 3 delivered, 2 invoiced, 0 closed, 1 open");
  expect(mug("posted")).toBe("3 ordered, 3 delivered, 3 invoiced, 0 closed, 0 open");
  expect(mug("rejected")).toBe("3 ordered, 3 delivered, 2 invoiced, 0 closed, 1 open");
});

it("counts what was closed as ordered and never as open", () => {
  const closing = { ...first, deliveryDecision: "close-rest" as const };
  expect(figures(orderLines(order, [{ state: "ready", document: closing }], new Map([["mug", "1"], ["basket", "2"]])))).toMatchObject({
    Mug: "3 ordered, 2 delivered, 2 invoiced, 1 closed, 0 open",
    Basket: "2 ordered, 0 delivered, 0 invoiced, 2 closed, 0 open",
  });
});

function figures(lines: ReturnType<typeof orderLines>): Record<string, string> {
  return Object.fromEntries(lines.map((line) => [line.description, `${line.ordered} ordered, ${line.delivered} delivered, ${line.invoiced} invoiced, ${line.closed} closed, ${line.open} open`]));
}

function some(document: SalesDocument | null): SalesDocument {
  if (document === null) throw new Error("there is such a part");
  return document;
}
