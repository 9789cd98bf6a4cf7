import { z } from "zod";
import type { LedgerMaster } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { amountDifference, sameText, storedNumber, storedText, textDifference } from "../stored-fields.ts";
import type { Compared } from "../stored-fields.ts";

const storedParty = z.object({
  accno: z.string().min(1),
  companyname: storedText,
  currencycode: storedText,
  creditterm: storedText,
  registerno: storedText,
  isactive: z.boolean().nullish(),
  // Its type is not confirmed (cloud-api 19): what is neither text nor empty is not compared.
  taxentity: z.unknown().optional().transform((value) => (value === null ? "" : typeof value === "string" ? value : undefined)),
});

const storedProduct = z.object({
  product: z.object({
    productid: storedText,
    productcode: z.string().min(1),
    productname: storedText,
    status: storedText,
    unit: storedText,
    price: storedNumber.nullish(),
    barcode: storedText,
    supplytaxcode: storedText,
  }),
});

/**
 * A debtor or creditor under our code is ours where it bears our name: there is no field for a record's id (cloud-api 19).
 * Cancelled means inactive where we sent it active.
 */
export function compareParty(answer: unknown, master: LedgerMaster<"customer" | "supplier">): Compared {
  const { kind, key, document: party } = master;
  const parsed = storedParty.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.accno, key)) return null;
  const stored = parsed.data;
  if (!sameText(stored.companyname, party.name)) {
    const noun = kind === "customer" ? "Customer" : "Supplier";
    return { kind: "foreign", docKey: stored.accno, description: `${noun} code ${stored.accno} is ${stored.companyname} in AutoCount.` };
  }
  return {
    kind: "mine",
    docKey: stored.accno,
    cancelled: stored.isactive === false && party.isActive,
    differences: [
      ...textDifference("currency", party.currency, stored.currencycode),
      ...(party.creditTerm ? textDifference("creditTerm", party.creditTerm, stored.creditterm) : []),
      ...textDifference("registerNo", party.registerNo ?? "", stored.registerno),
      ...(master.kind === "customer" && master.taxEntity !== undefined && stored.taxentity !== undefined ? textDifference("taxEntity", master.taxEntity, stored.taxentity) : []),
    ],
  };
}

/** A product under our code is ours where it bears our name. Cancelled means inactive or discontinued. */
export function compareProduct(answer: unknown, { key, document: item }: LedgerMaster<"item">, settings: BookSettings): Compared {
  const parsed = storedProduct.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.product.productcode, key)) return null;
  const stored = parsed.data.product;
  const docKey = stored.productid || stored.productcode;
  if (!sameText(stored.productname, item.name)) {
    return { kind: "foreign", docKey, description: `Item code ${stored.productcode} is ${stored.productname} in AutoCount.` };
  }
  return {
    kind: "mine",
    docKey,
    cancelled: stored.status !== "" && stored.status !== "A" && item.isActive,
    differences: [
      ...(item.uom ? textDifference("uom", item.uom, stored.unit) : []),
      ...(item.price ? amountDifference("price", item.price, stored.price ?? "0", settings.decimals.unitPrice) : []),
      ...(item.barcode ? textDifference("barcode", item.barcode, stored.barcode) : []),
      ...(item.taxCode ? textDifference("taxCode", item.taxCode, stored.supplytaxcode) : []),
    ],
  };
}
