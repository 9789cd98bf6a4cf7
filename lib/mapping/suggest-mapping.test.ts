import { describe, expect, it } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { guessDateOrder, guessDecimalMark } from "./guess-options.ts";
import { headerWords, wordsKey } from "./header-words.ts";
import { suggestMapping } from "./suggest-mapping.ts";
import { targetsOf } from "./targets.ts";
import { z } from "zod";

function fields(headers: string[], kind: Parameters<typeof suggestMapping>[2] = "invoice", samples: Record<string, string>[] = []): Record<string, string> {
  return Object.fromEntries(suggestMapping(headers, samples, kind).suggestions.map(({ to, from }) => [from, to]));
}

describe("A suggestion", () => {
  it("knows AutoCount's own export", () => {
    expect(fields(["DocNo", "DocDate", "DebtorCode", "DebtorName", "ItemCode", "DetailDescription", "UOM", "Qty", "UnitPrice", "Discount", "SubTotal", "TaxType", "Tax", "FinalTotal", "SalesAgent"])).toEqual({
      DocNo: "number", DocDate: "date", DebtorCode: "customer.code", DebtorName: "customer.name", ItemCode: "lines[].itemCode", DetailDescription: "lines[].description", UOM: "lines[].uom", Qty: "lines[].quantity",
      UnitPrice: "lines[].unitPrice", Discount: "lines[].discount", SubTotal: "lines[].amount", TaxType: "lines[].taxCode", Tax: "lines[].tax", FinalTotal: "total", SalesAgent: "agent",
    });
  });

  it("knows SQL Account's", () => {
    expect(fields(["DOCNO", "DOCDATE", "CODE", "COMPANYNAME", "ITEMCODE", "QTY", "UNITPRICE", "DISC", "TAXAMT", "AMOUNT", "DOCAMT"])).toMatchObject({
      DOCNO: "number", CODE: "customer.code", COMPANYNAME: "customer.name", ITEMCODE: "lines[].itemCode", QTY: "lines[].quantity", DISC: "lines[].discount", TAXAMT: "lines[].tax", AMOUNT: "lines[].amount", DOCAMT: "total",
    });
  });

  it("knows Shopee's, Lazada's and StoreHub's", () => {
    expect(fields(["Order ID", "Order Creation Date", "Username (Buyer)", "Receiver Name", "SKU Reference No.", "Product Name", "Deal Price", "Quantity", "Grand Total", "Buyer Paid Shipping Fee"], "sales_order")).toEqual({
      "Order ID": "number", "Order Creation Date": "date", "Username (Buyer)": "customer.sourceId", "Receiver Name": "customer.name", "SKU Reference No.": "lines[].sku", "Product Name": "lines[].description",
      "Deal Price": "lines[].unitPrice", Quantity: "lines[].quantity", "Grand Total": "total", "Buyer Paid Shipping Fee": "lines[shipping].amount",
    });
    expect(fields(["orderItemId", "createTime", "orderNumber", "sellerSku", "itemName", "unitPrice", "paidPrice", "customerName"], "sales_order")).toMatchObject({ orderItemId: "lines[].id", orderNumber: "number", createTime: "date", sellerSku: "lines[].sku", paidPrice: "lines[].amount" });
    expect(fields(["Receipt Number", "Transaction Time", "Store", "SKU", "Product", "Quantity", "Unit Price", "Service Charge", "Rounding", "Total"])).toMatchObject({ "Receipt Number": "number", Store: "location", "Service Charge": "lines[fee].amount", Rounding: "rounding", Total: "total" });
  });

  it("takes Name for the number in Shopify's order export, and for the name in a list of customers", () => {
    expect(fields(["Name", "Created at", "Total", "Lineitem name", "Lineitem sku", "Lineitem quantity", "Lineitem price", "Billing Name"], "sales_order")).toMatchObject({ Name: "number", "Billing Name": "customer.name", "Lineitem name": "lines[].description" });
    expect(fields(["Code", "Name", "Phone", "Email"], "customer")).toEqual({ Code: "code", Name: "name", Phone: "phone", Email: "email" });
  });

  it("knows headers in Malay", () => {
    expect(fields(["No. Invois", "Tarikh", "Kod Pelanggan", "Nama Pelanggan", "Kod Barang", "Kuantiti", "Harga Seunit", "Jumlah"])).toEqual({
      "No. Invois": "number", Tarikh: "date", "Kod Pelanggan": "customer.code", "Nama Pelanggan": "customer.name", "Kod Barang": "lines[].itemCode", Kuantiti: "lines[].quantity", "Harga Seunit": "lines[].unitPrice", Jumlah: "total",
    });
  });

  it("trusts a header less where what stands below it does not fit", () => {
    const [dates] = suggestMapping(["Date"], [{ Date: "Mr Tan" }, { Date: "Ms Lim" }], "invoice").suggestions;
    expect(dates).toBeUndefined();
  });

  it("is what was used before for the same columns, word for word", () => {
    const first = suggestMapping(["A", "B"], [], "item");
    const body = { ...first.body, fields: [{ to: "name", from: ["B"], transforms: [{ use: "case" as const, to: "upper" as const }] }] };
    const again = suggestMapping(["A", "B"], [], "item", [{ name: "Price list", body, isSameLayout: true }]);
    expect(again.body).toEqual(body);
    expect(again.suggestions).toMatchObject([{ to: "name", from: "B", confidence: 1, reason: expect.stringContaining("Price list") }]);
  });

  it("asks about what nothing in the file tells", () => {
    const { questions, body } = suggestMapping(["Invoice No", "Date", "Amount"], [{ "Invoice No": "1", Date: "03/04/2026", Amount: "1.00" }], "invoice");
    expect(questions).toEqual([expect.stringContaining("day or the month"), expect.stringContaining("total")]);
    expect(body.options.totalFromLines).toBe(true);
  });
});

describe("How a file writes dates and numbers", () => {
  it("is told by a number above 12, and by marks that no group has", () => {
    expect(guessDateOrder(["03/04/2026", "13/04/2026"])).toEqual({ value: "dmy", isSure: true });
    expect(guessDateOrder(["03/04/2026", "04/13/2026"])).toEqual({ value: "mdy", isSure: true });
    expect(guessDateOrder(["03/04/2026"])).toEqual({ value: "dmy", isSure: false });
    expect(guessDecimalMark(["1.234,50", "3"])).toEqual({ value: ",", isSure: true });
    expect(guessDecimalMark(["1,234"])).toEqual({ value: ".", isSure: false });
  });
});

describe("The fields that can be mapped to", () => {
  it("stand in the documents of their kind, but for the few that the mapping itself works out", () => {
    const ownWords = new Set(["externalId", "discount"]);
    for (const kind of kinds) {
      for (const { path } of targetsOf(kind)) {
        if (ownWords.has(path)) continue;
        expect(schemaAt(documentSchemas[kind], path.replace(/\[\w*\]/g, ".0").split(".")), `${kind}: ${path}`).not.toBeNull();
      }
    }
  });

  it("have words for each field that the table of headers speaks of", () => {
    const known = new Set(kinds.flatMap((kind) => targetsOf(kind).map(({ path }) => wordsKey(path))));
    for (const words of Object.values(headerWords)) expect(Object.keys(words).filter((key) => !known.has(key))).toEqual([]);
  });
});

function schemaAt(schema: z.core.$ZodType, path: readonly string[]): z.core.$ZodType | null {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return schemaAt(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest);
  const shape: Record<string, z.core.$ZodType> = schema instanceof z.ZodObject ? schema.shape : {};
  const field = shape[key];
  return field === undefined ? null : schemaAt(field, rest);
}
