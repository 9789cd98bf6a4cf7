import { z } from "zod";
import type { Result } from "#lib/result.ts";
import type { CloudConnection } from "./connection.ts";
import { readListing } from "./read-listing.ts";
import type { ListingFailure } from "../listing-failure.ts";

/** A product of the book. `price` is decimal text in the home currency; `units` are other units, in base units each. */
export type CloudProduct = {
  code: string;
  name: string;
  unit: string | null;
  units: { unit: string; rate: string }[];
  price: string | null;
  taxCode: string | null;
  barcode: string | null;
  classification: string | null;
  /** The book lets no sale of it into a consolidated e-invoice. */
  cannotConsolidate: boolean;
  isActive: boolean;
};

const text = z.string().nullish().transform((value) => value?.trim() || null);

const flag = z.union([z.boolean(), z.string()]).nullish().transform((value) => value === true || (typeof value === "string" && /^(t|true|y)$/i.test(value)));

const row = z
  .object({
    product: z.object({
      productcode: z.string().min(1),
      productname: text,
      unit: text,
      price: text,
      supplytaxcode: text,
      barcode: text,
      classificationcode: text,
      cannotconsolidateinvoice: flag,
      status: text,
    }),
    productmultipacks: z
      .array(z.object({ multipack: z.string(), multipackrate: z.string() }))
      .nullish(),
  })
  .transform(({ product, productmultipacks }): CloudProduct => ({
    code: product.productcode,
    name: product.productname ?? product.productcode,
    unit: product.unit,
    units: (productmultipacks ?? []).map((pack) => ({ unit: pack.multipack, rate: pack.multipackrate })),
    price: product.price,
    taxCode: product.supplytaxcode,
    barcode: product.barcode,
    classification: product.classificationcode,
    cannotConsolidate: product.cannotconsolidateinvoice,
    isActive: product.status === null || product.status.toUpperCase() === "A",
  }));

/** Every product of the book, inactive and discontinued ones included, each once (cloud-api 21). */
export function listProducts(connection: CloudConnection, onRows?: (rows: number) => void): Promise<Result<CloudProduct[], ListingFailure>> {
  return readListing(connection, {
    name: "product",
    page: (page) => ({
      method: "POST",
      path: "product/listing",
      body: JSON.stringify({ page, filter: { statuses: { active: true, inactive: true, discontinued: true } } }),
    }),
    row,
    keyOf: (product) => product.code,
  }, onRows);
}
