import { describe, expect, it } from "vitest";
import { aCarrier, aDocument, aLine, aPayment, aPurchaseOrder, aStockLine, aTransfer } from "#lib/canonical/document-builder.ts";
import type { SalesDocument, SalesDocumentInput } from "#lib/canonical/sales.ts";
import { aliasEntry, partyKeys, resolveDocument, skuKey, usedAliases, type Knowledge } from "./resolve.ts";

const items = [
  { code: "KR-TEA-100", uom: "BOX", barcode: "9556001234567" },
  { code: "KR-TEA-200", uom: null, barcode: null },
  { code: "9556001234567X", uom: "UNIT", barcode: null },
];
const byCode = new Map(items.map((item) => [item.code.toLowerCase(), { code: item.code, uom: item.uom, isActive: true }]));

function knowing(over: Partial<Knowledge> = {}): Knowledge {
  return {
    itemAliases: new Map(), customerAliases: new Map(), supplierAliases: new Map(), locationAliases: new Map(), itemsByCode: byCode,
    itemsByBarcode: new Map([["9556001234567", { code: "KR-TEA-100", uom: "BOX", isActive: true }]]),
    customersByCode: new Map([["300-a001", { code: "300-A001", name: "Aminah Binti Osman", isActive: true }], ["300-c001", { code: "300-C001", name: "Cash Sales", isActive: true }]]),
    suppliersByCode: new Map([["400-b001", { code: "400-B001", name: "Boh Plantations", isActive: true }]]), locationsByCode: new Map([["hq", { code: "HQ", isActive: true }]]),
    taxCodes: new Map([["8", "SV-8"], ["10", "S-10"]]), madeCustomers: new Map(),
    walkInCustomer: new Map([["shop-1", "300-C001"]]), ...over,
  };
}
const aliases = (...entries: [string | null, string, string][]) => new Map(entries.map(([source, key, target]) => [aliasEntry(source, key), { aliasId: `${source ?? "company"}/${key}`, target }]));

const sale = (over: Partial<SalesDocumentInput>) => ({ kind: "invoice" as const, document: aDocument(over) });
const resolveSale = (over: Partial<SalesDocumentInput>, known: Knowledge) => resolveDocument(sale(over), "shop-1", known);

function lineOf(line: Partial<Parameters<typeof aLine>[0]>, known = knowing()): SalesDocument["lines"][number] | undefined {
  return resolveSale({ lines: [aLine({ itemCode: null, ...line })] }, known).lines[0];
}
function customerOf(customer: SalesDocumentInput["customer"], known = knowing()): SalesDocument["customer"] {
  return resolveSale({ customer }, known).customer;
}

describe("The item of a line", () => {
  it("is the remembered answer of this source before that of the company", () => {
    const known = knowing({ itemAliases: aliases(["shop-1", "tb", "KR-TEA-100"], [null, "tb", "KR-TEA-200"]) });
    expect(lineOf({ sku: "TB" }, known)).toMatchObject({ itemCode: "KR-TEA-100", uom: "BOX" });
  });

  it("is, before those, the remembered answer for this source's documents of this very buyer", () => {
    const itemAliases = new Map([
      [aliasEntry("shop-1", "tb"), { aliasId: "source", target: "KR-TEA-200" }],
      [aliasEntry("shop-1", "tb", "300-A001"), { aliasId: "buyer", target: "KR-TEA-100" }],
    ]);
    const of = (code: string) => ({ customer: { code, name: "A buyer" }, lines: [aLine({ itemCode: null, sku: "TB" })] });
    expect(resolveSale(of("300-a001"), knowing({ itemAliases })).lines[0]?.itemCode).toBe("KR-TEA-100");
    expect(resolveSale(of("300-B001"), knowing({ itemAliases })).lines[0]?.itemCode).toBe("KR-TEA-200");
    expect(usedAliases(sale(of("300-A001")), "shop-1", knowing({ itemAliases }))).toEqual(["buyer"]);
  });

  it("is the company's answer where this source has none, and never another source's", () => {
    expect(lineOf({ sku: "TB" }, knowing({ itemAliases: aliases(["shop-2", "tb", "KR-TEA-100"], [null, "tb", "KR-TEA-200"]) }))?.itemCode).toBe("KR-TEA-200");
    expect(lineOf({ sku: "TB" }, knowing({ itemAliases: aliases(["shop-2", "tb", "KR-TEA-100"]) }))?.itemCode).toBeNull();
  });

  it("is what people answered, even where the SKU is the code of another item", () => {
    expect(lineOf({ sku: "KR-TEA-200" }, knowing({ itemAliases: aliases([null, "kr-tea-200", "KR-TEA-100"]) }))?.itemCode).toBe("KR-TEA-100");
  });

  it("is the answer as AutoCount writes it, or as it was given where the item is gone", () => {
    expect(lineOf({ sku: "TB" }, knowing({ itemAliases: aliases([null, "tb", "kr-tea-100"]) }))?.itemCode).toBe("KR-TEA-100");
    expect(lineOf({ sku: "TB" }, knowing({ itemAliases: aliases([null, "tb", "GONE-1"]) }))?.itemCode).toBe("GONE-1");
  });

  it.each(["KR-TEA-100", "kr-tea-100", "  Kr-Tea-100 "])("is the item with the very code, whatever the case: %j", (sku) => {
    expect(lineOf({ sku })).toMatchObject({ itemCode: "KR-TEA-100", uom: "BOX" });
  });

  it("is the item with that barcode, after the one with that code", () => {
    expect(lineOf({ sku: "9556001234567" })?.itemCode).toBe("KR-TEA-100");
    const both = knowing({ itemsByCode: new Map([["9556001234567", { code: "9556001234567", uom: null, isActive: true }]]) });
    expect(lineOf({ sku: "9556001234567" }, both)?.itemCode).toBe("9556001234567");
  });

  it.each(["KR-TEA", "KR-TEA-1000", "TEA-100", "KR TEA 100", "955600123456"])("is not guessed from a SKU that is only alike: %s", (sku) => {
    expect(lineOf({ sku })?.itemCode).toBeNull();
  });

  it.each([null, "", "   ", "NULL", "null", "N/A", "n/a"])("is never found by a SKU that is none: %j", (sku) => {
    const known = knowing({
      itemAliases: aliases(["shop-1", "", "KR-TEA-100"], [null, "", "KR-TEA-100"], [null, "null", "KR-TEA-100"], [null, "n/a", "KR-TEA-100"]),
      itemsByBarcode: new Map([["", { code: "KR-TEA-100", uom: null, isActive: true }]]), itemsByCode: new Map([["", { code: "KR-TEA-100", uom: null, isActive: true }]]),
    });
    expect(lineOf({ sku }, known)?.itemCode).toBeNull();
  });

  it("stands where the document names one: written as AutoCount does, or left for the rule where it is unknown", () => {
    const known = knowing({ itemAliases: aliases(["shop-1", "tb", "KR-TEA-200"]) });
    expect(lineOf({ sku: "TB", itemCode: "kr-tea-100" }, known)?.itemCode).toBe("KR-TEA-100");
    expect(lineOf({ sku: "TB", itemCode: "NEW-1" }, known)?.itemCode).toBe("NEW-1");
  });

  it("is looked for by the SKU where the document names a blank one", () => {
    expect(lineOf({ sku: "kr-tea-100", itemCode: "" })?.itemCode).toBe("KR-TEA-100");
    expect(lineOf({ sku: "unknown", itemCode: "  " })?.itemCode).toBeNull();
  });

  it("keeps a unit that the document names", () => {
    expect(lineOf({ sku: "KR-TEA-100", uom: "CTN" })?.uom).toBe("CTN");
    expect(lineOf({ sku: "KR-TEA-100", uom: "" })?.uom).toBe("BOX");
    expect(lineOf({ sku: "KR-TEA-200" })?.uom).toBeNull();
  });

  it.each(["shipping", "fee", "tip", "duty", "gift_card"] as const)("is none for a charge: %s", (kind) => {
    expect(lineOf({ kind, sku: "KR-TEA-100" })).toMatchObject({ itemCode: null, uom: null });
  });
});

describe("What AutoCount has not in use", () => {
  const gone = new Map([...byCode, ["kr-old", { code: "KR-OLD", uom: "PCS", isActive: false }], ["kr-older", { code: "KR-OLDER", uom: null, isActive: false }]]);
  const answers = aliases([null, "kr-old", "KR-TEA-100"], [null, "kr-older", "KR-OLD"], ["shop-1", "tb", "KR-OLDER"]);
  const known = knowing({ itemsByCode: gone, itemAliases: answers });

  it("gives way to what a person said takes its place, whether the document names it, its SKU is it, or an older answer leads to it", () => {
    expect(lineOf({ sku: "TB", itemCode: "kr-old" }, known)).toMatchObject({ itemCode: "KR-TEA-100" });
    expect(lineOf({ sku: "KR-OLD" }, known)?.itemCode).toBe("KR-TEA-100");
    expect(lineOf({ sku: "TB" }, known)?.itemCode).toBe("KR-TEA-100");
    expect(usedAliases(sale({ lines: [aLine({ sku: "TB", itemCode: null })] }), "shop-1", known)).toEqual(["shop-1/tb", "company/kr-older", "company/kr-old"]);
  });

  it("stands where nobody has said anything, and is used again by itself once AutoCount has it in use again", () => {
    expect(lineOf({ itemCode: "kr-old" }, knowing({ itemsByCode: gone }))?.itemCode).toBe("KR-OLD");
    const back = new Map([...gone, ["kr-old", { code: "KR-OLD", uom: "PCS", isActive: true }]]);
    expect(lineOf({ itemCode: "KR-OLD" }, knowing({ itemsByCode: back, itemAliases: answers }))?.itemCode).toBe("KR-OLD");
  });

  it("ends where the answers lead in a circle", () => {
    const circle = aliases([null, "kr-old", "KR-OLDER"], [null, "kr-older", "KR-OLD"]);
    expect(lineOf({ itemCode: "KR-OLD" }, knowing({ itemsByCode: gone, itemAliases: circle }))?.itemCode).toBe("KR-OLDER");
  });

  it("is the same of a debtor, and of one that a remembered answer leads to", () => {
    const customersByCode = new Map([["300-x001", { code: "300-X001", name: "Closed", isActive: false }], ["300-a001", { code: "300-A001", name: "Aminah", isActive: true }]]);
    const customerAliases = aliases([null, "code:300-x001", "300-A001"], ["shop-1", "email:shut@example.com", "300-X001"]);
    expect(customerOf({ code: "300-x001", name: "Closed" }, knowing({ customersByCode, customerAliases })).code).toBe("300-A001");
    expect(customerOf({ name: "Closed", email: "Shut@example.com" }, knowing({ customersByCode, customerAliases })).code).toBe("300-A001");
    expect(customerOf({ code: "300-X001", name: "Closed" }, knowing({ customersByCode })).code).toBe("300-X001");
  });
});

describe("A stock location", () => {
  const locationAliases = aliases(["shop-1", "main store", "HQ"], [null, "hq", "PG"], [null, "jb", "HQ"]);
  const known = knowing({ locationAliases, locationsByCode: new Map([["hq", { code: "HQ", isActive: true }], ["jb", { code: "JB", isActive: false }]]) });
  const moved = (fromLocation: string, toLocation: string, source = "shop-1") => resolveDocument({ kind: "stock_transfer", document: aTransfer({ fromLocation, toLocation }) }, source, known);

  it("is written as AutoCount does, and stands as long as it is in use there, whatever was answered", () => {
    expect(moved(" hq", "JB")).toMatchObject({ fromLocation: "HQ", toLocation: "HQ" });
  });

  it("is the remembered answer of this source, on the document and on its lines", () => {
    expect(moved("Main  Store", "main store ")).toMatchObject({ fromLocation: "Main  Store", toLocation: "HQ" });
    expect(moved("main store", "HQ", "shop-2")).toMatchObject({ fromLocation: "main store" });
    const document = resolveSale({ location: "MAIN STORE", lines: [aLine({ location: "main store" })] }, known);
    expect(document).toMatchObject({ location: "HQ", lines: [{ location: "HQ" }] });
    expect(usedAliases(sale({ location: "MAIN STORE", lines: [aLine({ itemCode: null, sku: null, location: "main store" })] }), "shop-1", known)).toEqual(["shop-1/main store"]);
  });
});

describe("The tax code of a line", () => {
  it.each(["8", "8.0", "8.000"])("is the book's for its rate: %s", (taxRate) => {
    expect(lineOf({ taxRate, tax: "1.60" })?.taxCode).toBe("SV-8");
  });

  it("is found for charges too", () => {
    expect(lineOf({ kind: "shipping", taxRate: "10", tax: "0.80" })?.taxCode).toBe("S-10");
  });

  it("is not made up: no tax, no rate, or a rate that the book does not have", () => {
    expect(lineOf({ taxRate: "8", tax: "0.00" })?.taxCode).toBeNull();
    expect(lineOf({ taxRate: null, tax: "1.60" })?.taxCode).toBeNull();
    expect(lineOf({ taxRate: "6", tax: "1.20" })?.taxCode).toBeNull();
  });

  it("stands where the document names one, a blank one not", () => {
    expect(lineOf({ taxRate: "8", tax: "1.60", taxCode: "SR-S" })?.taxCode).toBe("SR-S");
    expect(lineOf({ taxRate: "8", tax: "1.60", taxCode: "" })?.taxCode).toBe("SV-8");
  });
});

describe("The debtor of a document", () => {
  const buyer = { sourceId: "71", name: "Aminah Binti Osman", email: "Aminah@Example.com" };

  it("is the remembered answer for the buyer's id before the one for the address", () => {
    const known = knowing({ customerAliases: aliases([null, "id:71", "300-A001"], ["shop-1", "email:aminah@example.com", "300-C001"]) });
    expect(customerOf(buyer, known).code).toBe("300-A001");
  });

  it("is this source's answer before the company's, and never another source's", () => {
    expect(customerOf(buyer, knowing({ customerAliases: aliases([null, "id:71", "300-C001"], ["shop-1", "id:71", "300-A001"]) })).code).toBe("300-A001");
    expect(customerOf(buyer, knowing({ customerAliases: aliases(["shop-2", "id:71", "300-A001"]) })).code).toBeNull();
  });

  it("is the answer for the address where the id is a new one", () => {
    expect(customerOf(buyer, knowing({ customerAliases: aliases([null, "email:aminah@example.com", "300-A001"]) })).code).toBe("300-A001");
  });

  it("is not taken from a namesake where the buyer has an id or an address", () => {
    expect(customerOf(buyer, knowing({ customerAliases: aliases([null, "name:aminah binti osman", "300-A001"]) })).code).toBeNull();
    expect(customerOf({ name: "AMINAH  binti Osman" }, knowing({ customerAliases: aliases([null, "name:aminah binti osman", "300-A001"]) })).code).toBe("300-A001");
  });

  it("is the source's own for walk-in sales where nobody is named; the document still names nobody", () => {
    expect(customerOf({})).toMatchObject({ code: "300-C001", name: "" });
    expect(customerOf({ code: "", name: "  " })).toMatchObject({ code: "300-C001", name: "" });
  });

  it("is not the one for walk-in sales where somebody is named but unknown", () => {
    expect(customerOf({ name: "Tan Wei Ming" })).toMatchObject({ code: null, name: "Tan Wei Ming" });
  });

  it("is nobody for a walk-in sale of a source without such a debtor", () => {
    expect(customerOf({}, knowing({ walkInCustomer: new Map([["shop-2", "300-C001"]]) }))).toMatchObject({ code: null, name: "" });
  });

  it("stands where the document names one, written as AutoCount does; an unknown one is left for the rule", () => {
    const known = knowing({ customerAliases: aliases([null, "id:71", "300-C001"]) });
    expect(customerOf({ ...buyer, code: "300-a001" }, known)).toMatchObject({ code: "300-A001", name: "Aminah Binti Osman" });
    expect(customerOf({ ...buyer, code: "300-Z999" }, known).code).toBe("300-Z999");
  });

  it("is looked for by the buyer where the document names a blank one", () => {
    expect(customerOf({ ...buyer, code: " " }, knowing({ customerAliases: aliases([null, "id:71", "300-A001"]) })).code).toBe("300-A001");
    expect(customerOf({ ...buyer, code: "" }).code).toBeNull();
  });
});

describe("The keys under which answers are remembered", () => {
  it("are the same for a SKU however it is typed, and none for a blank one", () => {
    expect([" TB-100 ", "tb-100"].map(skuKey)).toEqual(["tb-100", "tb-100"]);
    expect([null, "", " ", "NULL", "N/A"].map(skuKey)).toEqual([null, null, null, null, null]);
  });

  it("are the buyer's id and address; the name only where there is neither", () => {
    const { customer } = aDocument({ customer: { sourceId: "71", email: " A@B.my", name: "Tan" } });
    expect(partyKeys(customer)).toEqual(["id:71", "email:a@b.my"]);
    expect(partyKeys(aDocument({ customer: { name: " Tan  Wei Ming" } }).customer)).toEqual(["name:tan wei ming"]);
    expect(partyKeys(aDocument({ customer: { sourceId: "", email: "", name: " " } }).customer)).toEqual([]);
  });

  it("of one source and of the company never meet", () => {
    expect(aliasEntry("shop-1", "tb")).not.toBe(aliasEntry(null, "tb"));
  });
});

it("resolving again changes nothing, and the document that was given stays as it is", () => {
  const known = knowing({ itemAliases: aliases([null, "tb", "KR-TEA-100"]), customerAliases: aliases([null, "id:71", "300-A001"]) });
  const document = aDocument({ customer: { sourceId: "71" }, lines: [aLine({ itemCode: null, sku: "TB", tax: "1.60", taxRate: "8" })] });
  const before = structuredClone(document);
  const once = resolveDocument({ kind: "invoice", document }, "shop-1", known);
  expect(document).toEqual(before);
  expect(resolveDocument({ kind: "invoice", document: once }, "shop-1", known)).toEqual(once);
});

describe("The answers that a document uses", () => {
  const known = knowing({
    itemAliases: aliases(["shop-1", "tb", "KR-TEA-100"], [null, "tb", "KR-TEA-200"], [null, "other", "KR-TEA-200"]),
    customerAliases: aliases([null, "id:71", "300-A001"]),
  });

  it("are counted once each, the one that decided and not the one behind it", () => {
    const lines = [aLine({ id: "1", sku: "TB", itemCode: null }), aLine({ id: "2", sku: "tb ", itemCode: null })];
    expect(usedAliases(sale({ lines, customer: { sourceId: "71", name: "Aminah" } }), "shop-1", known)).toEqual(["shop-1/tb", "company/id:71"]);
  });

  it("are counted where the document names only blank codes", () => {
    const lines = [aLine({ sku: "TB", itemCode: "" })];
    expect(usedAliases(sale({ lines, customer: { code: " ", sourceId: "71" } }), "shop-1", known)).toEqual(["shop-1/tb", "company/id:71"]);
  });

  it("are none where the document names item and debtor itself", () => {
    const lines = [aLine({ sku: "TB", itemCode: "KR-TEA-200" })];
    expect(usedAliases(sale({ lines, customer: { code: "300-C001", sourceId: "71" } }), "shop-1", known)).toEqual([]);
  });
});

describe("What other kinds name", () => {
  it("is the item of a stock line, with its unit", () => {
    const document = aTransfer({ lines: [aStockLine({ sku: "kr-tea-100", itemCode: null })] });
    expect(resolveDocument({ kind: "stock_transfer", document }, "shop-1", knowing()).lines).toMatchObject([{ itemCode: "KR-TEA-100", uom: "BOX" }]);
  });

  it("is the creditor of a purchase by a remembered answer, never a debtor's", () => {
    const bought = (known: Knowledge, supplier: { code?: string; name?: string }) => resolveDocument({ kind: "purchase_order", document: aPurchaseOrder({ supplier }) }, "shop-1", known).supplier.code;
    expect(bought(knowing({ supplierAliases: aliases([null, "name:boh", "400-B001"]) }), { name: "Boh" })).toBe("400-B001");
    expect(bought(knowing({ customerAliases: aliases([null, "name:boh", "300-A001"]) }), { name: "Boh" })).toBeNull();
    expect(bought(knowing(), { code: "400-b001" })).toBe("400-B001");
    expect(bought(knowing(), { code: "300-a001" })).toBe("300-a001");
  });

  it("is nobody for a purchase that names nobody: the debtor of walk-in sales is no creditor", () => {
    expect(resolveDocument({ kind: "purchase_order", document: aPurchaseOrder({ supplier: {} }) }, "shop-1", knowing()).supplier.code).toBeNull();
  });

  it("is the debtor of a payment", () => {
    const known = knowing({ customerAliases: aliases([null, "id:71", "300-A001"]) });
    expect(resolveDocument({ kind: "payment", document: aPayment({ customer: { sourceId: "71" } }) }, "shop-1", known).customer.code).toBe("300-A001");
  });

  it("has no tax code of sales on a purchase", () => {
    const document = aPurchaseOrder({ lines: [aLine({ tax: "1.60", taxRate: "8" })] });
    expect(resolveDocument({ kind: "purchase_order", document }, "shop-1", knowing()).lines[0]?.taxCode).toBeNull();
  });

  it.each(["customer", "supplier", "item"] as const)("is nothing to fill in for a %s", (kind) => {
    const carrier = aCarrier(kind);
    expect(resolveDocument(carrier, "shop-1", knowing())).toEqual(carrier.document);
    expect(usedAliases(carrier, "shop-1", knowing())).toEqual([]);
  });

  it("is counted where it was answered: items of a transfer, the supplier of a purchase", () => {
    const known = knowing({ itemAliases: aliases(["shop-1", "tb", "KR-TEA-100"]), supplierAliases: aliases([null, "name:boh", "400-B001"]) });
    expect(usedAliases({ kind: "stock_transfer", document: aTransfer({ lines: [aStockLine({ sku: "TB", itemCode: null })] }) }, "shop-1", known)).toEqual(["shop-1/tb"]);
    expect(usedAliases({ kind: "purchase_order", document: aPurchaseOrder({ supplier: { name: "Boh" }, lines: [aLine()] }) }, "shop-1", known)).toEqual(["company/name:boh"]);
  });
});
