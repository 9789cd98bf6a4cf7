import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { partyKinds } from "#lib/canonical/kinds.ts";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import type { OwnedData } from "./ownership.ts";

/** One value that a document writes into data which some system owns. */
export type WrittenValue = {
  data: OwnedData;
  /** What it is about, in lower case: the item's or debtor's code or number, "item @ location". */
  subject: string;
  field: string;
  /** Path in the document. */
  path: string;
  value: string;
};

const itemFields = ["name", "uom", "barcode", "taxCode", "classification"] as const;
const customerFields = ["name", "registerNo", "tin", "email", "phone", "address", "postcode", "creditTerm", "currency"] as const;

/** What a document writes into owned data: an item's fields and price, a debtor's fields, what an adjustment moves. Pure. */
export function writtenValues(carrier: OfKind): WrittenValue[] {
  if (isOfKind(["item"], carrier)) {
    const { document } = carrier;
    const subject = (document.code ?? document.sku ?? document.number).trim().toLowerCase();
    const values = itemFields.flatMap((field) => filled("item-code", subject, field, document[field]));
    // A free item is rather one without a price.
    const price = document.price === null || decimal(document.price).isZero() ? [] : filled("price", subject, "price", decimal(document.price).toFixed());
    return [...values, ...price];
  }
  if (isOfKind(["customer"], carrier)) {
    const { document } = carrier;
    const subject = (document.code ?? document.number).trim().toLowerCase();
    return customerFields.flatMap((field) => filled("customer-record", subject, field, document[field]));
  }
  if (isOfKind(["stock_adjustment"], carrier)) {
    const { document } = carrier;
    const moved = Map.groupBy(document.lines.map((line, index) => ({ line, index })), ({ line }) => stockSubject(line.itemCode ?? line.sku ?? line.description, line.location ?? document.location));
    return [...moved].map(([subject, lines]) => ({
      data: "stock", subject, field: "quantity", path: `lines.${lines[0]?.index ?? 0}.quantity`, value: toQuantity(sum(lines.map(({ line }) => line.quantity))),
    }));
  }
  return [];
}

/** The kinds of document that write into owned data. */
export const writingKinds = ["item", "stock_adjustment", partyKinds[0]] as const;

function stockSubject(item: string, location: string | null): string {
  return `${item} @ ${location ?? "usual location"}`.trim().toLowerCase();
}

function filled(data: OwnedData, subject: string, field: string, value: string | null): WrittenValue[] {
  return value === null || value.trim() === "" ? [] : [{ data, subject, field, path: field, value: value.trim() }];
}
