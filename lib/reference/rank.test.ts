import { describe, expect, it } from "vitest";
import { barePhone, rankCustomers, rankItems, type CustomerCandidate, type ItemCandidate } from "./rank.ts";

const item = (code: string, name: string, more: Partial<ItemCandidate> = {}): ItemCandidate => ({
  code, name, barcode: null, uom: "UNIT", price: null, isActive: true, origin: "ledger", taught: 0, ...more,
});
const customer = (code: string, name: string, more: Partial<CustomerCandidate> = {}): CustomerCandidate => ({
  code, name, email: null, phone: null, registerNo: null, currency: "MYR", isActive: true, origin: "ledger", ...more,
});
const codes = (ranked: { code: string }[]) => ranked.map((one) => one.code);

describe("items", () => {
  const tea = item("KR-TEA-100", "Teh Boh Cameronian 100s", { barcode: "9556001234567", price: "18.90" });
  const coffee = item("KR-COF-250", "Kopi Ipoh White Coffee 250g", { price: "24.50" });
  const honey = item("KR-HON-500", "Tualang Honey 500g", { price: "68.00" });

  it("puts the same code first, written in another way", () => {
    const [first] = rankItems([coffee, honey, tea], { sku: "kr tea 100", description: "Tualang Honey 500g", price: null });
    expect(first?.code).toBe("KR-TEA-100");
    expect(first?.reasons).toContainEqual({ why: "same-code" });
  });

  it("takes a SKU that is the item's barcode", () => {
    const [first] = rankItems([coffee, tea], { sku: "9556001234567", description: "", price: null });
    expect(first).toMatchObject({ code: "KR-TEA-100", reasons: [{ why: "same-barcode" }] });
  });

  it("puts what people chose for this SKU before what merely sounds alike", () => {
    const chosen = { ...coffee, taught: 2 };
    const [first] = rankItems([tea, chosen], { sku: "TB100", description: "Teh Boh Cameronian 100s", price: null });
    expect(first?.code).toBe("KR-COF-250");
    expect(first?.reasons).toContainEqual({ why: "chosen-before", times: 2 });
  });

  it("tells the right one of two like names by its price", () => {
    const [first] = rankItems([item("A", "Batik Shirt", { price: "189.00" }), item("B", "Batik Shirt", { price: "89.00" })], { sku: "X", description: "Batik shirt", price: "89.00" });
    expect(first?.code).toBe("B");
    expect(first?.reasons).toContainEqual({ why: "same-price" });
  });

  it("gives no reason to an item that only costs the same", () => {
    const [only] = rankItems([item("Z", "Rattan Basket", { price: "35.00" })], { sku: "Q", description: "Pewter Keychain", price: "35.00" });
    expect(only?.reasons).toEqual([]);
  });

  it("says how far a close price is off", () => {
    const [only] = rankItems([honey], { sku: null, description: "Tualang Honey", price: "64.60" });
    expect(only?.reasons).toContainEqual({ why: "close-price", percent: 5 });
  });

  it("lets what was typed decide over what the line says", () => {
    const ranked = rankItems([tea, honey, coffee], { sku: "KR-TEA-100", description: "Teh Boh Cameronian 100s", price: "18.90" }, "honey");
    expect(ranked[0]?.code).toBe("KR-HON-500");
  });

  it("finds the beginning of a code before a word in a name", () => {
    const ranked = rankItems([item("AAA-1", "KR style bowl"), item("KR-1", "Bowl")], { sku: null, description: "", price: null }, "kr");
    expect(codes(ranked)).toEqual(["KR-1", "AAA-1"]);
  });

  it("puts inactive items last, however well they fit", () => {
    const ranked = rankItems([{ ...tea, isActive: false }, honey], { sku: "KR-TEA-100", description: tea.name, price: "18.90" });
    expect(codes(ranked)).toEqual(["KR-HON-500", "KR-TEA-100"]);
  });

  it("orders equals by code, so that the list never jumps", () => {
    const ranked = rankItems([item("C", "x"), item("A", "x"), item("B", "x")], { sku: null, description: "", price: null });
    expect(codes(ranked)).toEqual(["A", "B", "C"]);
  });
});

describe("customers", () => {
  const buyer = { name: "Restoran Seri Melaka Sdn. Bhd.", email: "Accounts@SeriMelaka.my", phone: "+60 12-345 6789", registerNo: "201901012345" };

  it("takes the register number for proof, over a better name", () => {
    const ranked = rankCustomers(
      [customer("300-R001", "Restoran Seri Melaka Sdn Bhd"), customer("300-S001", "SM Food", { registerNo: "2019-0101 2345" })],
      buyer,
    );
    expect(ranked[0]).toMatchObject({ code: "300-S001", reasons: [{ why: "same-register-no" }] });
  });

  it("knows e-mail without case, phone without country code, name without punctuation", () => {
    const [only] = rankCustomers([customer("300-R001", "RESTORAN SERI MELAKA SDN BHD", { email: "accounts@serimelaka.my", phone: "0123456789" })], buyer);
    expect(only?.reasons).toEqual([{ why: "same-email" }, { why: "same-phone" }, { why: "same-name" }]);
  });

  it("never matches what is missing on both sides", () => {
    const [only] = rankCustomers([customer("300-W001", "Walk-in")], { name: "Aminah", email: null, phone: null, registerNo: null });
    expect(only?.reasons).toEqual([]);
  });

  it("reads a Malaysian phone number in all its spellings", () => {
    for (const spelling of ["+60 12-345 6789", "012-3456789", "60123456789", "(012) 345 6789"]) expect(barePhone(spelling)).toBe("123456789");
  });
});
