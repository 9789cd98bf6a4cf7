import { z } from "zod";
import { documentHead, optionalText, text } from "./core.ts";
import { amount } from "./money-schema.ts";

/** A debtor or creditor to be made in AutoCount. */
export const partyMaster = documentHead.extend({
  /** The code in AutoCount is ours: the ledger would make a second one for a second call. Null until one is chosen. */
  code: optionalText(12),
  /** The source's own id of the party, by which its orders name it. */
  sourceId: optionalText(100),
  name: text(100).min(1),
  registerNo: optionalText(50),
  /** Tax identification number, and the identity document it goes with (MyInvois). */
  tin: optionalText(20),
  identityType: optionalText(8),
  identityNo: optionalText(30),
  sstNo: optionalText(35),
  msic: optionalText(5),
  email: optionalText(255),
  phone: optionalText(50),
  address: optionalText(500),
  postcode: optionalText(20),
  city: optionalText(50),
  /** MyInvois state code of two digits ("10" Selangor). */
  state: optionalText(2),
  country: optionalText(3),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as MYR").default("MYR"),
  /** As the account book spells it; null for the book's default. */
  creditTerm: optionalText(30),
  agent: optionalText(50),
  isActive: z.boolean().default(true),
});
export type PartyMaster = z.infer<typeof partyMaster>;
export type PartyMasterInput = z.input<typeof partyMaster>;

/** An item to be made in AutoCount. Cloud takes codes up to 20 characters, on-premise 30. */
export const itemMaster = documentHead.extend({
  code: optionalText(30),
  /** As the source names it in its orders. */
  sku: optionalText(100),
  name: text(100).min(1),
  barcode: optionalText(30),
  uom: optionalText(20),
  /** Selling price and cost of one unit in the company's currency. */
  price: amount.nullable().default(null),
  cost: amount.nullable().default(null),
  taxCode: optionalText(20),
  /** MyInvois classification code of three digits ("022"). */
  classification: optionalText(5),
  category: optionalText(50),
  isActive: z.boolean().default(true),
});
export type ItemMaster = z.infer<typeof itemMaster>;
export type ItemMasterInput = z.input<typeof itemMaster>;
