import { describe, expect, it } from "vitest";
import { aDelivery, aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { withCountedDeliveries } from "./counted-deliveries.ts";

const order = aDocument({ lines: [aLine({ sku: "TB", quantity: "3" }), aLine({ id: "2", sku: "CF", itemCode: "COFFEE" }), aLine({ id: "3", kind: "shipping", itemCode: null, sku: null })] });
const delivery = (externalId: string, lines: SalesDocumentInput["lines"]) => ({ externalId, parentId: "record-1", document: aDelivery({ lines }) });
const deliveredIn = (...deliveries: ReturnType<typeof delivery>[]) => withCountedDeliveries({ kind: "sales_order", document: order }, deliveries).lines.map((line) => line.delivered);

describe("What deliveries carried counts on the lines of their order", () => {
  it("over all of them, and nothing on charges", () => {
    expect(deliveredIn(delivery("d1", [aLine({ sku: "TB", quantity: "1" })]), delivery("d2", [aLine({ sku: "TB", quantity: "1.5" })]))).toEqual(["2.5", "0", null]);
  });

  it("by the goods, though the warehouse counts its own lines from 1", () => {
    expect(deliveredIn(delivery("d1", [aLine({ id: "1", sku: "CF", itemCode: "COFFEE", quantity: "2" })]))).toEqual(["0", "2", null]);
  });

  it("of the same delivery once", () => {
    const first = delivery("d1", [aLine({ sku: "TB", quantity: "1" })]);
    const counted = withCountedDeliveries({ kind: "sales_order", document: order }, [first]);
    expect(withCountedDeliveries({ kind: "sales_order", document: counted as typeof order }, [first])).toEqual(counted);
  });

  it("of goods that were not ordered on none", () => {
    expect(deliveredIn(delivery("d1", [aLine({ id: "1", sku: "MUG", itemCode: "MUG" })]))).toEqual(["0", "0", null]);
  });
});
