import { describe, expect, it } from "vitest";
import { bookSettings } from "../book-settings.ts";
import { compareParty, compareProduct } from "./compare-masters.ts";
import { samples } from "../sample-invoices.ts";

const settings = bookSettings.parse({});

describe("A debtor found under our code", () => {
  const customer = samples.customer("300-T004", { name: "Teratai Hardware Sdn Bhd" });
  const answer = { accno: "300-T004", companyname: "TERATAI HARDWARE SDN BHD", currencycode: "MYR", creditterm: "Net 30 days", registerno: "202001000001", isactive: true };

  it("is mine by its name, with what differs", () => {
    expect(compareParty(answer, customer)).toEqual({
      kind: "mine",
      docKey: "300-T004",
      cancelled: false,
      differences: [{ field: "creditTerm", sent: "C.O.D.", stored: "Net 30 days" }],
    });
  });

  it("is mine and cancelled when it is inactive", () => {
    expect(compareParty({ ...answer, isactive: false }, customer)).toMatchObject({ kind: "mine", cancelled: true });
  });

  it("is foreign with another name", () => {
    expect(compareParty({ ...answer, companyname: "Kedai Contoh" }, customer)).toEqual({
      kind: "foreign",
      docKey: "300-T004",
      description: "Customer code 300-T004 is Kedai Contoh in AutoCount.",
    });
  });
});

describe("A product found under our code", () => {
  const item = samples.item("BOLT-M8", { name: "Bolt M8 x 40", barcode: null, price: "1.50", taxCode: "S-10" });
  const answer = (product: object) => ({ product: { productid: "311", productcode: "BOLT-M8", productname: "Bolt M8 x 40", status: "A", unit: "pcs", price: "1.5", supplytaxcode: "S-10", ...product } });

  it("is mine by its name, prices compared by value", () => {
    expect(compareProduct(answer({}), item, settings)).toEqual({ kind: "mine", docKey: "311", cancelled: false, differences: [] });
  });

  it("shows what differs", () => {
    expect(compareProduct(answer({ price: "1.6", unit: "box", status: "I" }), item, settings)).toMatchObject({
      cancelled: true,
      differences: [{ field: "uom" }, { field: "price", sent: "1.50", stored: "1.60" }],
    });
  });

  it("is foreign with another name", () => {
    expect(compareProduct(answer({ productname: "Nut M8" }), item, settings)).toMatchObject({ kind: "foreign" });
  });
});
