import { z } from "zod";
import { optionalText, text } from "./core.ts";

/** The other side of a document: the buyer of a sale, the supplier of a purchase. */
export const party = z.object({
  /** The debtor or creditor in AutoCount, once known. */
  code: optionalText(12),
  /** The source's own id of the party; null for a walk-in sale. */
  sourceId: optionalText(100),
  name: text(200).default(""),
  email: optionalText(255),
  phone: optionalText(50),
  registerNo: optionalText(50),
  tin: optionalText(30),
  /** The register that `identityNo` is of (MyInvois): BRN, NRIC, PASSPORT or ARMY. */
  identityType: optionalText(8),
  identityNo: optionalText(30),
  sstNo: optionalText(35),
  /** MyInvois code of the party's line of business, five digits. */
  msic: optionalText(5),
  /** Street and building, as they are written on an envelope; may hold the town too. */
  address: optionalText(500),
  postcode: optionalText(20),
  city: optionalText(50),
  /** In Malaysia the MyInvois code of two digits ("10" Selangor), abroad the name. */
  state: optionalText(50),
  /** ISO code of two or three letters. */
  country: optionalText(3),
});
export type Party = z.infer<typeof party>;
