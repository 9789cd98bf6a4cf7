import { z } from "zod";
import { amount } from "./money.ts";

/** A debtor to be made in AutoCount. The code is ours: the ledger would make a second one for a second call. */
export const customerDocument = z.object({
  code: z.string().min(1).max(12),
  name: z.string().min(1).max(100),
  registerNo: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  postcode: z.string().nullable(),
  currency: z.string().length(3),
  creditTerm: z.string().min(1),
});
export type CustomerDocument = z.infer<typeof customerDocument>;

/** An item to be made in AutoCount. Cloud takes codes up to 20 characters, on-premise 30. */
export const itemDocument = z.object({
  code: z.string().min(1).max(30),
  name: z.string().min(1).max(100),
  barcode: z.string().nullable(),
  uom: z.string().nullable(),
  /** Selling price in the company's currency. */
  price: amount.nullable(),
  taxCode: z.string().nullable(),
  classification: z.string().nullable(),
});
export type ItemDocument = z.infer<typeof itemDocument>;
