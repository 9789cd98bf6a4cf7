import { describe, expect, it } from "vitest";
import { bookSettings } from "../book-settings.ts";
import { purchaseOrderBody } from "./purchase-order-body.ts";
import { samples } from "../sample-invoices.ts";
import { storageProblems } from "./storage-problems.ts";

const settings = bookSettings.parse({ purchaseLocation: "SHOP" });

describe("The purchase order that is sent", () => {
  it("goes to its creditor, on the creditor's term, and says when it is wanted and what their reference is", () => {
    const { master } = purchaseOrderBody({ ...samples.purchaseOrder(1), creditTerm: "Net 60 days" }, settings);
    expect(master).toMatchObject({
      docNo: "HP-PO-000001", creditorCode: "400-B001", creditorName: "Baja Contoh Sdn Bhd", creditTerm: "Net 60 days", purchaseLocation: "SHOP",
      remark2: "Expected 2026-02-20", remark3: "Q-77",
    });
    expect(purchaseOrderBody(samples.purchaseOrder(1), settings).master.creditTerm).toBe("Net 30 days");
  });

  it("bears the tax codes of purchases, and none of sales", () => {
    const taxed = { ...samples.line, tax: "2.40", taxRate: "8" };
    const order = samples.purchaseOrder(2, { lines: [taxed], tax: "2.40", total: "32.40" });
    expect(purchaseOrderBody(order, settings).details).toMatchObject([{ taxCode: "P-8" }]);
    expect(storageProblems(order, settings)).toEqual([]);
    expect(storageProblems(order, bookSettings.parse({ purchaseTaxCodes: [] }))).toMatchObject([{ field: "lines[0].taxCode" }]);
  });

  it("is not sent without a creditor", () => {
    const order = samples.purchaseOrder(3, { supplier: { name: "" } });
    expect(storageProblems(order, settings)).toMatchObject([
      { field: "supplier.code", message: "AutoCount needs a supplier code on every purchase order." }, { field: "supplier.name" },
    ]);
  });
});
