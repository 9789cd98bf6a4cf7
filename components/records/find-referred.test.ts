import { expect, it } from "vitest";
import { findReferred } from "./find-referred.ts";

const invoice = { id: "i", externalId: "5001", number: "#1001", kind: "invoice", docNo: "HP-IV-000007" } as const;
const order = { id: "o", externalId: "5001", number: "#1001", kind: "sales_order", docNo: null } as const;
const nothing = { kind: null, externalId: null, number: null, docNo: null, eInvoiceId: null };

it("finds a record by the source's id, AutoCount's number or the number people know", () => {
  for (const one of [{ externalId: "5001" }, { docNo: "HP-IV-000007" }, { number: "#1001" }]) expect(findReferred({ ...nothing, ...one }, [invoice])).toBe(invoice);
  expect(findReferred({ ...nothing, number: "#1002" }, [invoice])).toBeNull();
});

it("keeps to the kind that the reference names", () => {
  expect(findReferred({ ...nothing, kind: "invoice", externalId: "5001" }, [order, invoice])).toBe(invoice);
  expect(findReferred({ ...nothing, kind: "payment", externalId: "5001" }, [order, invoice])).toBeNull();
});

it("finds nothing for a reference that says nothing, and never by an empty number", () => {
  expect(findReferred(nothing, [order])).toBeNull();
});
